"""Every place that a call can reach, by all keys and by silence: none is a dead end."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from outreach.bootstrap import assemble
from outreach.dialogue.calls.silence import MOST_SILENCES
from outreach.dialogue.prompts import Prompts
from outreach.model.calls import CallInput, CallPlace, VoiceReply
from outreach.opening_hours import OpeningHours
from tests.fakes import FrozenClock, line_settings
from tests.integration.store_people import new_database
from tests.unit.dialogue.calls_walk import Walk

KEYS = (*"0123456789*#", "", "873")


LINES: dict[str, dict[str, object]] = {
    "with a person": {"person_number": "+12165550119"}, "without a person": {"person_number": ""},
    "two guides": {}, "a closed office": {"person_hours": OpeningHours.parse("mon 8-9", "UTC")},
}


@pytest.fixture(scope="module", params=LINES)
def walk(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, built: Path,
         guides_built: Path) -> Walk:
    """The whole graph of calls by keypad: with and without somebody to connect to, with one guide and with two."""
    settings = line_settings(tmp_path_factory.mktemp("walk"), **LINES[request.param])
    shutil.copytree(guides_built if request.param == "two guides" else built, settings.build_folder)
    new_database(settings.data / "outreach.sqlite")
    return Walk(assemble(settings, clock=FrozenClock()), keys=KEYS)


def answers_at(walk: Walk, key: str) -> list[tuple[CallInput, VoiceReply]]:
    """All answers to a key at places that wait for one."""
    return [(call, reply) for call, reply in walk.answers
            if call.key == key and call.place.step not in ("start", "after-dial")]


def test_the_whole_graph_is_reached(walk: Walk) -> None:
    """The walk below covers every topic, part and end, and not too little."""
    shelf = walk.service.builds.shelf()
    catalogue = shelf.catalogue
    heads = [topic for document in catalogue.documents("en") for topic in shelf.topics(document)]
    topics = [*heads, *(part for topic in heads for part in shelf.subtopics(topic))]
    parts = {(topic.section, number) for topic in topics for number in range(1, len(catalogue.parts(topic)) + 1)}
    reached = {(place.section, place.part) for place in walk.places if place.section != "gone"}
    assert parts <= reached
    assert bool(shelf.guides) == ({"guides", "parts"} <= {place.step for place in walk.places})
    assert {"start", "menu", "part", "end"} <= {place.step for place in walk.places}
    rings = bool(walk.service.settings.person_number) and not walk.service.settings.person_hours.spells
    assert rings == ("after-dial" in {place.step for place in walk.places})


def test_every_answer_says_something_and_goes_on_or_ends(walk: Walk) -> None:
    """No place is silent, none waits and rings at once."""
    for call, reply in walk.answers:
        assert reply.prompts, call
        assert all(words.strip() for words in reply.prompts), call
        assert not (reply.gather and reply.transfer), call


def test_only_the_goodbye_ends_a_call(walk: Walk) -> None:
    """No key ends a call; silence does after the third time, or behind the last topic, with a goodbye."""
    for call, reply in walk.answers:
        if reply.gather is None and reply.transfer is None:
            assert ("goodbye", False) == (reply.rule, bool(call.key)), call
            assert call.place.tries >= MOST_SILENCES - 1 or call.place.step in ("reading", "after-dial"), call
            assert "Goodbye." in reply.prompts[-1], call


def test_zero_is_a_person_everywhere(walk: Walk) -> None:
    """0 connects with a person, or says kindly that there is none, or when there is, and goes on with the topics."""
    settings = walk.service.settings
    now = "person-closed" if settings.person_hours.spells else "person"
    assert {now if settings.person_number else "person-none"} == {reply.rule for _, reply in answers_at(walk, "0")}


def test_star_is_the_menu_everywhere(walk: Walk) -> None:
    """Star leads to the topics."""
    assert {"menu"} == {reply.rule for _, reply in answers_at(walk, "*")}


def test_pound_says_it_again(walk: Walk) -> None:
    """Pound repeats, and leads to where the caller is already; a pause ends."""
    for call, reply in answers_at(walk, "#"):
        assert reply.gather is not None
        if call.place.step not in ("end", "reading") and call.place.section != "gone":
            assert (call.place.document, call.place.section) == (reply.gather.document, reply.gather.section), call
            assert call.place.step in (reply.gather.step, "paused", "part"), call


def test_an_unused_key_costs_no_try(walk: Walk) -> None:
    """A key without a meaning says so, the second time in few words, and the silences count anew."""
    unused = [(call, reply) for call, reply in walk.answers if reply.rule == "no-such-key"]
    assert unused
    for call, reply in unused:
        assert reply.gather is not None
        assert (0, call.place.section) == (reply.gather.tries, reply.gather.section)
        assert reply.prompts[1:]
        assert ("either" in reply.prompts[0]) == (call.place.odd > 0)


def test_any_key_behind_a_reminder_gives_more_time(walk: Walk) -> None:
    """Who answers late waits long from then on, whatever the key; and is told so where it means nothing else."""
    late = [(call, reply) for call, reply in walk.answers if call.key and call.place.tries and reply.gather]
    assert {"more-time"} <= {reply.rule for _, reply in late}
    assert "no-such-key" not in {reply.rule for _, reply in late}
    for call, reply in late:
        assert reply.so_far.patient, call
        assert reply.wait >= 60 or reply.gather.step in ("greeting", "reading"), call


def test_choices_are_announced(walk: Walk) -> None:
    """Whoever is asked for a key has just heard how to hear it again, and 0 where there is a person."""
    for call, reply in walk.answers:
        heard = " ".join(reply.prompts)
        if reply.gather is None or reply.gather.step in ("paused", "reading"):
            continue
        if reply.gather.step not in ("text", "greeting"):
            assert "press the pound key" in heard or "press star" in heard, call
        assert bool(walk.service.settings.person_number) == ("press 0" in heard), call
        if reply.gather.step in ("part", "end"):
            assert "press star" in heard, call


def test_silence_ends_only_after_a_person_or_a_number(walk: Walk) -> None:
    """Before a call ends by silence a person's number is read, or there is none to give."""
    number = walk.service.builds.shelf().book.voice("person-number")
    for call, reply in walk.answers:
        if reply.rule == "goodbye" and call.place.step != "after-dial":
            assert bool(walk.service.settings.person_number) == (number in reply.prompts)


def test_silence_alone_hears_every_topic(walk: Walk) -> None:
    """A phone without keys: who only waits hears all parts of all topics, and the call ends by itself."""
    service, heard = walk.service, []
    reply = service.answer_call(CallInput(place=CallPlace(step="start")))
    for _ in range(200):
        heard += reply.prompts
        if reply.transfer:
            reply = service.answer_call(CallInput(place=reply.transfer.then, key="", dial_status="no-answer"))
        elif reply.gather:
            reply = service.answer_call(CallInput(place=reply.gather, key=""))
        else:
            break
    catalogue = service.builds.shelf().catalogue
    spoken = {part for name in catalogue.every_name("en") for topic in [service.builds.shelf().script(name)] if topic
              for part in catalogue.parts(topic)}
    assert spoken <= set(heard)
    assert heard[-1].endswith("Goodbye.")


def test_menus_have_at_most_five_options_without_a_gap(walk: Walk) -> None:
    """People keep five options in mind, and count them."""
    shelf = walk.service.builds.shelf()
    for document in shelf.catalogue.documents("en"):
        digits = [topic.digit for topic in shelf.topics(document) if topic.digit]
        assert ["1", "2", "3", "4", "5"][:len(digits)] == digits


def test_every_topic_is_reached_by_its_announced_key(walk: Walk) -> None:
    """The key that the menu names leads to the topic that it names."""
    shelf = walk.service.builds.shelf()
    prompts = Prompts(shelf=shelf, has_person=False)
    for topic in shelf.topics():
        assert f"{topic.title}: press {topic.digit}." in prompts.menu()
        reply = walk.service.answer_call(CallInput(place=CallPlace(step="menu"), key=topic.digit))
        assert topic.section == getattr(reply.gather, "section", "")


def test_a_person_rings_for_a_while_only(walk: Walk) -> None:
    """A transfer stops ringing and comes back to the call."""
    for _, reply in walk.answers:
        if reply.transfer:
            assert ("after-dial", walk.service.settings.person_number) == (
                reply.transfer.then.step, reply.transfer.number)
            assert 10 <= reply.transfer.ring_seconds <= 30
