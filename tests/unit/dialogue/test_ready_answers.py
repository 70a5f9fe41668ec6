"""Answers at hand are the answers that would be worked out anew, whoever asks, wherever and whenever."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from outreach.dialogue.ready_answers import MOST, ReadyAnswers
from outreach.dialogue.sms import reply_to
from outreach.model.conversation import Contact, ContactId, InboundSms, Question, ReadingPosition, TextState
from outreach.model.holds import Holds
from outreach.model.traffic import Count, Traffic
from tests.fakes import NOON, paper_shelf

SENDER = Contact(ids=(ContactId(key_id="tests", digest="ab"),))
BODIES = ("TYPES", "types", " Types please", "WHY", "1", "3", "9", "MORE", "more", "Next", "BACK", "MENU", "SOURCE",
          "0", "HELP", "CALL", "YES", "ok", "thanks", "thank you so much", "MAS", "TEMAS", "GO", "no", "typs",
          "ESPANOL", "STOP", "START", "FORGET", "stop types", "can't breathe", "my mom has cancer", "what is it?",
          "", "🙂")
SHELF = paper_shelf()
SECTIONS = ("types", "why", "gone")
MOMENTS = st.timedeltas(min_value=timedelta(days=-2), max_value=timedelta(days=2)).map(NOON.__add__)
POSITIONS = st.none() | st.builds(ReadingPosition, document=st.just("recurrent-cancer"),
                                  section=st.sampled_from(SECTIONS), page=st.integers(1, 4), expires_at=MOMENTS)
QUESTIONS = st.none() | st.builds(Question, word=st.sampled_from(("/guides", "/topics recurrent-cancer", "types")),
                                  page=st.integers(1, 2), expires_at=MOMENTS)
COUNTS = st.builds(Count, since=st.none() | MOMENTS, texts=st.integers(0, 9))
TRAFFIC = st.builds(Traffic, misses=st.integers(0, 3), mark=st.sampled_from(("", "ab")), marked_at=st.none() | MOMENTS,
                    hour=COUNTS, day=COUNTS, told=st.booleans())
STATES = st.builds(TextState, opted_out=st.booleans(), notice=st.sampled_from(("", "1")), position=POSITIONS,
                   question=QUESTIONS, language=st.sampled_from(("", "en", "es")), traffic=TRAFFIC)
HELD = st.sampled_from((frozenset(), frozenset(("recurrent-cancer/en/types",)), frozenset(("all",))))
ANSWERS, GREETED = ReadyAnswers(), TextState(notice="1")


def text(body: str, **fields: object) -> InboundSms:
    """One message."""
    return replace(InboundSms(message_sid="SM1", sender=SENDER, body=body), **fields)


@given(st.sampled_from(BODIES), STATES, HELD, MOMENTS, st.sampled_from((0.25, 24)),
       st.sampled_from(({}, {"limit": "tell"}, {"has_media": True}, {"provider_answered": "HELP"})))
def test_the_same_answer(body: str, state: TextState, held: frozenset[str], now: datetime, hours: float,
                         fields: dict[str, object]) -> None:
    """In any state and at any time; asked twice, so that the second is at hand."""
    shelf = replace(SHELF, holds=Holds(version=len(held), held=held))
    expected = reply_to(text(body, **fields), state, shelf, now=now, position_hours=hours)
    for _ in range(2):
        ready = ANSWERS.reply_to(text(body, **fields), state, shelf, now=now, position_hours=hours)
        assert ready is None or ready == expected


def is_kept(body: str, state: TextState = GREETED, **fields: object) -> bool:
    """True when an answer is at hand after the first time."""
    answers = ReadyAnswers()
    answers.reply_to(text(body, **fields), state, SHELF, now=NOON, position_hours=24)
    return bool(answers._kept)


@pytest.mark.parametrize("body", ["TYPES", "types please", "1", "MENU", "MORE", "thanks", "0", "HELP"])
def test_our_own_words_are_kept(body: str) -> None:
    """Commands, keywords and numbers."""
    assert is_kept(body)


@pytest.mark.parametrize("body", ["STOP", "START", "FORGET", "can't breathe", "typs", "my mom has types", "what is why",
                                  "hello", "", "x" * 1000])
def test_other_words_are_not(body: str) -> None:
    """What people write in words of their own, what must be written down, and danger."""
    assert not is_kept(body)


@pytest.mark.parametrize("body", ["GO", "go please", "Go."])
def test_what_an_announcement_may_change_is_not(body: str) -> None:
    """To a reader GO is MORE, and to somebody with a note that note: which of them is looked up later."""
    place = ReadingPosition(document="recurrent-cancer", section="types", page=1, expires_at=NOON + timedelta(hours=1))
    reading = replace(GREETED, position=place)
    assert is_kept("MORE", reading)
    assert not is_kept(body, reading)


def test_nor_for_whom_other_rules_hold() -> None:
    """Whoever is opted out, over a cap, sends a picture, or was answered by the provider."""
    assert not is_kept("TYPES", TextState(opted_out=True))
    assert not any(is_kept("TYPES", **fields) for fields in (
        {"limit": "silent"}, {"has_media": True}, {"provider_answered": "HELP"}, {"is_member": True}))


def test_another_day_is_another_answer() -> None:
    """Dates that are told change with the day, so an answer is of its day alone."""
    answers = ReadyAnswers()
    for now in (NOON, NOON + timedelta(days=1), datetime(2030, 1, 1, tzinfo=UTC)):
        answers.reply_to(text("MENU"), GREETED, SHELF, now=now, position_hours=24)
    assert len(answers._kept) == 3


def test_memory_is_bounded() -> None:
    """More than enough places for every page of many topics; then it begins anew."""
    answers = ReadyAnswers()
    for day in range(MOST + 10):
        answers.reply_to(text("thanks"), GREETED, SHELF, now=NOON + timedelta(days=day),
                         position_hours=24)
    assert len(answers._kept) == 10


def test_all_that_answers_may_hang_on_is_looked_at() -> None:
    """Whoever adds something to a person's state or to a text has to say in `ready_answers` what hangs on it."""
    state, message = ({field.name for field in fields(of)} for of in (TextState, InboundSms))
    assert state == {"opted_out", "notice", "position", "question", "language", "traffic"}
    assert message == {"message_sid", "sender", "number", "mark",
                       "body", "provider_answered", "has_media", "limit", "note", "is_member"}


@given(STATES, TRAFFIC)
def test_only_the_traffic_changes(state: TextState, traffic: Traffic) -> None:
    """What is written out by hand is what `replace` does."""
    assert state.with_traffic(traffic) == replace(state, traffic=traffic)
