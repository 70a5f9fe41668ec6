"""OUTREACH_OVERDUE: what texts and calls make of a topic whose source is overdue for its review."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from outreach.catalog.lookup import Topic
from outreach.dialogue.calls.flow import CallFlow
from outreach.dialogue.calls.scene import CallScene
from outreach.dialogue.every_prompt import every_prompt
from outreach.dialogue.notice import NOTICE_VERSION
from outreach.dialogue.prompts import Prompts
from outreach.dialogue.shelf import Shelf
from outreach.dialogue.sms import reply_to
from outreach.model.calls import CallInput, CallPlace, PersonNow, VoiceReply
from outreach.model.conversation import Contact, ContactId, InboundSms, TextState
from tests.fakes import PaperCatalogue, paper_shelf

SENDER = Contact(ids=(ContactId(key_id="tests", digest="ab"),))
KNOWN = TextState(notice=NOTICE_VERSION)
#: a quarterly page of 30 December is due on this day, and overdue on the next
DUE, LATE = date(2026, 3, 30), date(2026, 3, 31)
TEXTS = ("TYPES", "WHY", "1", "2", "MORE", "BACK", "MENU", "SOURCE", "asdf", "0")
WORDS = ("First.", "Second.", "Third.", "Only.")


class HalfOverdue(PaperCatalogue):
    """TYPES is overdue as in the other tests; WHY was reviewed in March."""

    def topics(self, document: str, language: str) -> tuple[Topic, ...]:
        types, why = super().topics(document, language) or (None, None)
        return (types, replace(why, source=replace(why.source, reviewed_on="2026-03-01"))) if types and why else ()

    def topics_for(self, word: str, language: str) -> tuple[Topic, ...]:
        return tuple(topic for topic in self.topics("recurrent-cancer", language) if topic.keyword.lower() == word)


def half_overdue() -> Shelf:
    """A shelf where only WHY may be served on the late day."""
    return replace(paper_shelf(overdue="hold"), catalogue=HalfOverdue())


def converse(shelf: Shelf, *bodies: str, day: date = LATE) -> list[str]:
    """The last answer to some texts, all on one day."""
    state, answers = KNOWN, ()
    for body in bodies:
        step = reply_to(InboundSms(message_sid="SM1", sender=SENDER, body=body), state, shelf,
                        now=datetime.combine(day, time(12), UTC), position_hours=24)
        state, answers = step.state, step.reply.messages
    return list(answers)


def hear(shelf: Shelf, key: str = "", *, step: str = "menu", section: str = "", day: date = LATE) -> VoiceReply:
    """What a caller hears on a day after a key."""
    person = PersonNow(number="+12165550119", told="216-555-0119")
    flow = CallFlow(scene=CallScene(prompts=Prompts(shelf=shelf.on(day), has_person=True), person=person, today=day))
    place = CallPlace(step=step, document="recurrent-cancer" if section else "", section=section)
    return flow.answer(CallInput(place=place, key=key))


@given(st.lists(st.sampled_from(TEXTS), min_size=1, max_size=8), st.dates(date(2026, 1, 1), date(2026, 12, 31)))
def test_hold_sends_no_word_of_an_overdue_topic(bodies: list[str], day: date) -> None:
    """Whatever is texted; and until the day it falls due, nothing differs from "say"."""
    held, said = (converse(paper_shelf(overdue=policy), *bodies, day=day) for policy in ("hold", "say"))
    if day <= DUE:
        assert said == held
    else:
        assert not [message for message in held if any(word in message for word in WORDS)]


@given(st.lists(st.sampled_from(TEXTS), min_size=1, max_size=8), st.dates(date(2026, 1, 1), date(2026, 12, 31)))
def test_warn_adds_one_sentence_to_first_pages(bodies: list[str], day: date) -> None:
    """All else is word for word as with "say"."""
    shelf = paper_shelf(overdue="warn")
    warning = shelf.book.sms("overdue-warning", source="NCI")
    said = converse(paper_shelf(), *bodies, day=day)
    firsts = {"First.", "Only."} if day > DUE else set()

    assert [f"{warning} {message}" if message in firsts else message for message in said] == converse(
        shelf, *bodies, day=day)


def test_who_asks_is_told_why_and_whom_to_ask() -> None:
    """In one segment; MENU is offered, and a person only where there is one."""
    (told,) = converse(paper_shelf(overdue="hold"), "TYPES")
    (alone,) = converse(paper_shelf(overdue="hold", person_number=""), "TYPES")

    assert "due for a new check" in told
    assert "216-555-0119" in told
    assert "MENU" in told
    assert "call 216" not in alone
    assert len(alone) < len(told) <= 160


def test_topics_that_are_served_stay_in_menus() -> None:
    """The other one is left out of each list, and told by its word and its number all the same."""
    shelf = half_overdue()
    assert "WHY" in converse(shelf, "MENU")[0]
    assert "TYPES" not in converse(shelf, "MENU")[0] + converse(shelf, "asdf")[0]
    assert ["Only."] == converse(shelf, "WHY")
    assert converse(shelf, "1") == converse(shelf, "TYPES") == [shelf.book.sms("hold-overdue")]


def test_what_is_being_read_is_held_from_one_day_to_the_next() -> None:
    """MORE on the late day gives no page that came the day before."""
    shelf = paper_shelf(overdue="hold")
    reading = reply_to(InboundSms(message_sid="SM1", sender=SENDER, body="TYPES"), KNOWN, shelf,
                       now=datetime.combine(DUE, time(23, 59), UTC), position_hours=24)
    more = reply_to(InboundSms(message_sid="SM2", sender=SENDER, body="MORE"), reading.state, shelf,
                    now=datetime.combine(LATE, time(0, 1), UTC), position_hours=24)

    assert (("First.",), "hold-overdue") == (reading.reply.messages, more.rule)


@pytest.mark.parametrize("shelf", [paper_shelf(overdue="hold"), half_overdue()], ids=["all overdue", "one overdue"])
@pytest.mark.parametrize(("step", "section", "key"), [("menu", "", "1"), ("part", "types", "1"),
                                                      ("part", "types", "#")])
def test_a_call_hears_why_and_goes_on(shelf: Shelf, step: str, section: str, key: str) -> None:
    """With the menu, where it has something to offer; never with the topic."""
    reply = hear(shelf, key, step=step, section=section)

    assert shelf.book.voice("hold-overdue") == reply.prompts[0]
    assert not set(WORDS[:3]) & set(reply.prompts)
    assert reply.gather is not None
    assert ("Why it comes back: press 2." in reply.prompts) == isinstance(shelf.catalogue, HalfOverdue)


def test_the_next_topic_is_the_next_that_is_served() -> None:
    """After the only one there is none."""
    shelf = half_overdue()
    assert shelf.book.voice("next-topic") not in hear(shelf, "2").prompts
    assert 0 == sum("First." in words for words in hear(shelf, "1", step="end", section="why").prompts)


def test_a_call_is_warned_before_the_first_part_alone() -> None:
    """Once, and not when the second part is heard."""
    shelf = paper_shelf(overdue="warn")
    warning = shelf.book.voice("overdue-warning")
    assert warning == hear(shelf, "1").prompts[0]
    assert warning not in hear(shelf, "1", step="part", section="types").prompts
    assert warning not in hear(shelf, "1", day=DUE).prompts


@pytest.mark.parametrize(("policy", "names"), [("say", set()), ("warn", {"overdue-warning"}),
                                               ("hold", {"hold-overdue"})])
def test_its_prompts_are_known_beforehand(policy: str, names: set[str]) -> None:
    """So that each is a clip; a policy's words are rendered only where it is in force."""
    shelf = paper_shelf(overdue=policy)
    every = every_prompt(Prompts(shelf=shelf, has_person=True), DUE)

    assert names == {name for name in ("overdue-warning", "hold-overdue") if shelf.book.voice(name) in every}
