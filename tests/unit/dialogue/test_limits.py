"""Loops and floods end; danger, STOP, START and HELP never do."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from outreach.dialogue.limits import Caps, counted, limit_of
from outreach.dialogue.notice import NOTICE_VERSION
from outreach.dialogue.sms import reply_to
from outreach.model.conversation import Contact, ContactId, InboundSms, TextState, TextStep
from outreach.model.traffic import NO_TRAFFIC, Traffic
from tests.fakes import NOON, paper_shelf

SHELF = paper_shelf()
SENDER = Contact(ids=(ContactId(key_id="tests", digest="ab"),))
KNOWN = TextState(notice=NOTICE_VERSION)
CAPS = Caps(hour=5, day=12)
SECOND = timedelta(seconds=1)


def answer(body: str, state: TextState = KNOWN, *, now: datetime = NOON, limit: str = "",
           media: bool = False) -> TextStep:
    """One text, marked by its own words."""
    inbound = InboundSms(message_sid="SM1", sender=SENDER, body=body, mark=body or "none", limit=limit,
                         has_media=media)
    return reply_to(inbound, state, SHELF, now=now, position_hours=24)


def after(texts: int, *, apart: timedelta, start: Traffic = NO_TRAFFIC) -> Traffic:
    """Traffic after some texts."""
    for number in range(texts):
        start = counted(start, NOON + number * apart)
    return start


@pytest.mark.parametrize(("texts", "apart", "limit"), [
    (5, SECOND, ""), (6, SECOND, "tell"), (12, timedelta(minutes=30), ""), (13, timedelta(minutes=30), "tell"),
    (100, timedelta(hours=3), ""),
])
def test_caps(texts: int, apart: timedelta, limit: str) -> None:
    """So many in an hour, so many in a day; slow conversations never end."""
    assert limit == limit_of(after(texts, apart=apart), CAPS)


def test_too_many_is_told_once_a_day() -> None:
    """Then there is silence, until a new day begins."""
    told = answer("TYPES", replace(KNOWN, traffic=after(6, apart=SECOND)), limit="tell")
    assert ("too-many", 1) == (told.rule, len(told.reply.messages))
    later = counted(told.state.traffic, NOON + timedelta(minutes=1))
    assert "silent" == limit_of(later, CAPS)
    assert () == answer("TYPES", replace(KNOWN, traffic=later), limit="silent").reply.messages
    assert "" == limit_of(counted(later, NOON + timedelta(days=1)), CAPS)


@pytest.mark.parametrize("limit", ["tell", "silent"])
@pytest.mark.parametrize("body", ["STOP", "START", "HELP", "chest pain", "I want to die", "she died", "im done"])
def test_what_matters_has_no_limit(body: str, limit: str) -> None:
    """Over every cap, from every country."""
    assert answer(body).reply == answer(body, limit=limit).reply
    assert answer(body).state.opted_out == answer(body, limit=limit).state.opted_out


def test_three_texts_get_three_answers() -> None:
    """Each simpler, each with the topics; being understood begins anew."""
    state, texts = KNOWN, []
    for body in ("asdf", "qwer", "zxcv", "hjkl"):
        step = answer(body, state)
        state, texts = step.state, [*texts, *step.reply.messages]
    assert [3, 4] == [len(set(texts)), len(texts)]
    assert all("TYPES" in text and "STOP" in text for text in texts)
    assert answer("asdf", answer("WHY", state).state).reply.messages[0] == texts[0]


@pytest.mark.parametrize("body", ["asdf", "", "what does it all mean for the weather"])
def test_the_same_words_get_one_answer_in_ten_minutes(body: str) -> None:
    """A machine that repeats itself ends there; a person who writes anything else is answered."""
    state = answer(body).state
    again = answer(body, state, now=NOON + timedelta(minutes=9))
    assert ((), "repeated") == (again.reply.messages, again.rule)
    assert answer(body, state, now=NOON + timedelta(minutes=10)).reply.messages
    assert answer("other", state).reply.messages


@pytest.mark.parametrize("body", ["MORE", "TYPES", "STOP", "HELP", "chest pain", "MENU"])
def test_what_is_understood_is_never_damped(body: str) -> None:
    """However often it comes."""
    state = replace(KNOWN, traffic=replace(NO_TRAFFIC, mark=body, marked_at=NOON))
    assert answer(body, state).reply.messages


def test_a_picture_alone() -> None:
    """It is told that pictures are not seen, and what can be texted; a picture with words is its words."""
    assert answer("", media=True).reply.messages[0].startswith("I cannot see pictures")
    assert answer("TYPES", media=True).reply == answer("TYPES").reply
