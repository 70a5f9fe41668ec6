"""Calls to a line with 1,440 topics: by keypad alone and by speech alone every topic is reached, in few steps."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from xml.etree import ElementTree as ET

import pytest

from outreach.bootstrap import Service, assemble
from outreach.catalog.keypad import keys_of
from outreach.catalog.lookup import Topic
from outreach.catalog.write import CatalogueWriter
from outreach.dialogue.calls.names import MOST_LETTERS
from outreach.model.calls import CallInput, CallPlace, VoiceReply
from outreach.model.script import MessageScript
from outreach.speech.spoken import spoken
from outreach.twiml.voice import render_voice
from outreach.wording.drafts import draft_wordings
from tests.factories import make_book, make_credit, make_script
from tests.fakes import FrozenClock, line_settings
from tests.integration.store_people import new_database
from tests.phones import MOST_BYTES, check_twiml

PLACES = tuple("Ankle Artery Brain Breast Cornea Elbow Finger Gland Heart Intestine Jaw Kidney Larynx Marrow Nerve "
               "Ovary Pancreas Retina Skin Throat Uterus Vein Wrist Bladder".split())
TROUBLES = tuple("Abscess Cyst Cramp Dystrophy Edema Fibroma Graft Hernia Lipoma Necrosis Polyp Stenosis".split())
TOPICS = ("Causes of", "Symptoms of", "Finding", "Treatment for", "Living With")
ALL = len(PLACES) * len(TROUBLES) * len(TOPICS)
START = CallPlace(step="start")
#: of the first menu, five guides each
PAGES = -(-ALL // len(TOPICS) // 5)
CHOICE = re.compile(r"press (\d)\.")
TITLE = re.compile(f"({'|'.join(PLACES)}) ({'|'.join(TROUBLES)})")


def scripts() -> Iterator[MessageScript]:
    """288 guides of five topics each, named as people name them."""
    for guide in range(ALL // len(TOPICS)):
        name = f"{PLACES[guide // len(TROUBLES)]} {TROUBLES[guide % len(TROUBLES)]}"
        for number, topic in enumerate(TOPICS, start=1):
            units = (f"{topic} {name.lower()} are told here.", "Your care team knows more about you.")
            yield make_script(document=f"guide-{guide:03}", section=f"topic-{number}", menu_digit=str(number),
                              keyword=f"{topic.split()[0]}{guide}".upper(), title=f"{topic} {name}", sms=units,
                              voice=units, source=make_credit(title=name))


@pytest.fixture(scope="module")
def line(tmp_path_factory: pytest.TempPathFactory) -> Service:
    """A line that serves them."""
    settings = line_settings(tmp_path_factory.mktemp("library"), speech=True)
    with CatalogueWriter(settings.build_folder, serve="drafts") as writer:
        writer.add_wordings(draft_wordings("en").values())
        writer.add_scripts(scripts(), {"en": make_book()})
        writer.finish()
    new_database(settings.data / "outreach.sqlite")
    return assemble(settings, clock=FrozenClock())


@pytest.fixture(scope="module")
def topics(line: Service) -> tuple[Topic, ...]:
    """All of them."""
    shelf = line.builds.shelf()
    return tuple(topic for document in shelf.catalogue.documents("en") for topic in shelf.topics(document))


said = cache(spoken)


def go(line: Service, place: CallPlace | None, key: str | None = None, speech: str = "") -> VoiceReply:
    """One step; the document that it is answered with can be carried out by every provider."""
    assert place is not None
    reply = line.answer_call(CallInput(place=place, key=key, speech=speech))
    twiml = render_voice(reply, find_clip=lambda _: None, spoken=said, language="en", speech=True)
    assert len(twiml.encode()) <= MOST_BYTES
    check_twiml(ET.fromstring(twiml))
    return reply


def key_for(reply: VoiceReply, title: str) -> str:
    """The key that a menu announces for a title, in the same prompt or the next; empty where it names it not."""
    for words, after in zip(reply.prompts, (*reply.prompts[1:], ""), strict=True):
        if title in words:
            key = CHOICE.search(words) or CHOICE.search(after)
            return key[1] if key else ""
    return ""


def found(line: Service, reply: VoiceReply, title: str) -> tuple[VoiceReply, int]:
    """What the key for a title leads to, and how many keys that took: 6 turns the pages until it is named."""
    for turned in range(PAGES):
        if key := key_for(reply, title):
            return go(line, reply.gather, key), turned + 1
        reply = go(line, reply.gather, "6")
    raise AssertionError(title)


def test_keys_alone_open_every_guide_and_every_topic(line: Service, topics: tuple[Topic, ...]) -> None:
    """6 turns the pages of the first menu, at most five guides each, and behind the last one comes the first again."""
    assert len(topics) == ALL == 1440
    heard: set[str] = set()
    menu = first = go(line, START)
    for _ in range(PAGES):
        guides = [words for words in menu.prompts if CHOICE.search(words) and TITLE.search(words)]
        assert 1 <= len(guides) <= 5
        for guide in guides:
            inside = go(line, menu.gather, CHOICE.search(guide)[1])  # type: ignore[index]
            for words in inside.prompts:
                if (key := CHOICE.search(words)) and key[1] in "12345":
                    heard.add(go(line, inside.gather, key[1]).served)
        menu = go(line, menu.gather, "6")
    assert heard == {topic.name for topic in topics}
    assert first.gather is not None
    assert menu.gather is not None
    assert (menu.gather.step, menu.gather.part) == (first.gather.step, 1)


def test_dial_by_name_reaches_every_topic_in_few_keys(line: Service, topics: tuple[Topic, ...]) -> None:
    """7, the letters of the guide's name, pound, and the key of the topic in a list of two pages at most."""
    spell = go(line, go(line, START).gather, "7")
    for topic in topics:
        letters = keys_of(topic.source.title)[:MOST_LETTERS]
        reply, keys = found(line, go(line, spell.gather, f"{letters}#"), topic.title)
        assert reply.served == topic.name, topic.title
        assert keys <= 3


def test_a_few_letters_are_enough_for_a_list(line: Service) -> None:
    """Four letters that many names begin with give pages of five, and more letters a shorter list."""
    spell = go(line, go(line, START).gather, "7")
    some = go(line, spell.gather, f"{keys_of('Hear')}#")
    assert some.rule == "names"
    assert key_for(some, "Heart Abscess")
    assert go(line, some.gather, "7").rule == "spell"
    assert go(line, spell.gather, "99999999#").rule == "spelled-none"


def test_the_titles_said_aloud_reach_every_topic(line: Service, topics: tuple[Topic, ...]) -> None:
    """No key is pressed: the whole title from the first menu, as somebody says it who knows what they want."""
    menu = go(line, START)
    for topic in topics:
        reply = go(line, menu.gather, "", speech=topic.title)
        assert reply.served == topic.name, (topic.title, reply.rule)


def test_a_guide_said_aloud_opens_its_menu_and_then_a_topic(line: Service, topics: tuple[Topic, ...]) -> None:
    """First the name of the guide, then the topic as its menu names it."""
    menu = go(line, START)
    for topic in topics[::7]:
        inside = go(line, menu.gather, "", speech=topic.source.title.lower())
        assert inside.gather is not None
        assert (inside.gather.step, inside.gather.document) == ("menu", topic.document), topic.source.title
        assert go(line, inside.gather, "", speech=topic.title.lower()).served == topic.name


def test_a_person_and_the_topics_from_everywhere(line: Service, topics: tuple[Topic, ...]) -> None:
    """Also in a library: 0 and star, by key and by voice, from menus, lists, letters and topics."""
    menu = go(line, START)
    spell = go(line, menu.gather, "7")
    names = go(line, spell.gather, f"{keys_of('Hear')}#")
    part = go(line, menu.gather, "", speech=topics[700].title)
    for reply in (menu, go(line, menu.gather, "6"), spell, names, part):
        for key, speech in (("0", ""), ("", "operator")):
            assert go(line, reply.gather, key, speech).transfer
        for key, speech in (("*", ""), ("", "all topics")):
            assert go(line, reply.gather, key, speech).rule == "menu"
