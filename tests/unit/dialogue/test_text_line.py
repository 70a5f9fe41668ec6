"""The order of things around one text: recall, consent, record, reply."""

from __future__ import annotations

import pytest

from outreach.dialogue.line import ATTEMPTS, TextLine
from outreach.dialogue.responder import answered_by_provider
from outreach.errors import StoreUnavailable
from outreach.model.conversation import Contact, ContactId, InboundSms, SmsReply, TextState
from tests.fakes import FrozenClock, PaperShelves, PaperStore

SENDER = Contact(ids=(ContactId(key_id="tests", digest="ab"),))


def line_over(store: PaperStore) -> TextLine:
    """A line over a store on paper."""
    return TextLine(store=store, shelves=PaperShelves(), clock=FrozenClock(), position_hours=24)


def text(body: str, *, provider_answered: str = "") -> InboundSms:
    """One message."""
    return InboundSms(message_sid="SM1", sender=SENDER, body=body, provider_answered=provider_answered)


@pytest.mark.parametrize(("body", "asked"), [
    ("TYPES", ["recall", "record"]), ("STOP", ["recall", "opt_out", "record"]),
    ("START", ["recall", "opt_in", "record"]), ("kill myself", ["recall", "record"]),
])
def test_consent_is_kept_before_anything_else(body: str, asked: list[str]) -> None:
    """A STOP is on disk before its answer is written down."""
    store = PaperStore()
    line_over(store).answer(text(body))
    assert asked == store.asked


@pytest.mark.parametrize("body", ["HELP", "kill myself", "can't breathe"])
def test_what_is_answered_after_stop_writes_no_consent(body: str) -> None:
    """Only STOP and START change who may be texted; HELP and danger of an opted-out person do not."""
    store = PaperStore(state=TextState(opted_out=True))
    assert line_over(store).answer(text(body)).messages
    assert ["recall", "record"] == store.asked


def test_danger_with_stop_is_kept_before_its_answer() -> None:
    """STOP beside danger is on disk like any other."""
    store = PaperStore()
    assert "988" in line_over(store).answer(text("STOP I want to die")).messages[0]
    assert ["recall", "opt_out", "record"] == store.asked


def test_a_lost_race_is_tried_again() -> None:
    """Another process was first: look again, then answer."""
    store = PaperStore(races_lost=ATTEMPTS - 1)
    assert line_over(store).answer(text("TYPES")).messages
    assert ATTEMPTS == store.asked.count("record")


def test_races_end() -> None:
    """A line that is always too late says that it cannot, instead of trying for ever."""
    with pytest.raises(StoreUnavailable):
        line_over(PaperStore(races_lost=ATTEMPTS)).answer(text("STOP"))


@pytest.mark.parametrize("body", ["STOP", "START", "HELP"])
def test_where_the_provider_answers_the_line_keeps_quiet(body: str) -> None:
    """The words are the provider's; what was said is kept all the same."""
    store = PaperStore()
    assert SmsReply() == line_over(store).answer(text(body, provider_answered=body))
    assert "record" in store.asked


@pytest.mark.parametrize(("body", "answered", "asked"), [
    ("BASTA", "STOP", "opt_out"), ("TYPES", "STOP", "opt_out"), ("subscribe", "START", "opt_in"),
    ("STOP", "START", "opt_in"),
])
def test_what_the_provider_took_it_as_counts(body: str, answered: str, asked: str) -> None:
    """A word that the operator added at the provider does here what it did there."""
    store = PaperStore()
    assert SmsReply() == line_over(store).answer(text(body, provider_answered=answered))
    assert ["recall", asked, "record"] == store.asked


@pytest.mark.parametrize(("body", "number", "count"), [
    ("kill myself", "988", 1), ("can't breathe", "911", 1), ("TYPES", "", 0), ("HELP", "", 0), ("", "", 0),
])
def test_without_a_store(body: str, number: str, count: int) -> None:
    """Danger alone is answered."""
    reply = line_over(PaperStore(is_down=True)).answer_without_store(body)
    assert reply is not None
    assert count == len(reply.messages)
    assert number in "".join(reply.messages)


@pytest.mark.parametrize("body", ["STOP", "stop please", "START", "unstop", "stop types", "cancel why"])
def test_without_a_store_consent_has_to_come_again(body: str) -> None:
    """What cannot be kept is neither confirmed nor dropped."""
    assert line_over(PaperStore(is_down=True)).answer_without_store(body) is None


@pytest.mark.parametrize(("responder", "body", "opt_out_type", "expected"), [
    ("app", "STOP", "STOP", ""), ("app", "STOP", "", ""),
    ("provider_default", "STOP", "", "STOP"), ("provider_default", " quit\n", "", "STOP"),
    ("provider_default", "Stop.", "", ""), ("provider_default", "stop please", "", ""),
    ("provider_default", "YES", "", "START"), ("provider_default", "info", "", "HELP"),
    ("provider_default", "TYPES", "STOP", ""),
    ("provider_advanced", "STOP", "", ""), ("provider_advanced", "BASTA", "STOP", "STOP"),
    ("provider_advanced", "STOP", "stop", ""), ("provider_advanced", "hi", "OTHER", ""),
])
def test_who_answers(responder: str, body: str, opt_out_type: str, expected: str) -> None:
    """By default the provider knows its exact words; the advanced one says what it did."""
    assert expected == answered_by_provider(responder, body=body, opt_out_type=opt_out_type)


@pytest.mark.parametrize(("body", "rule"), [
    ("STOP", "stop"), ("stop types", "stop"), ("cancel why", "stop"), ("STOP I want to die", "crisis"),
    ("stop chemo", ""), ("types", ""), ("START", ""),
])
def test_a_stop_is_known_without_a_store(body: str, rule: str) -> None:
    """Also with a topic's name behind it: it is set aside until the database answers."""
    assert rule == line_over(PaperStore(is_down=True)).stop_in(text(body))


def test_a_flood_from_many_numbers() -> None:
    """Over the line's own cap all is silent but danger, STOP, START, HELP and words in doubt."""
    line = TextLine(store=PaperStore(), shelves=PaperShelves(), clock=FrozenClock(), position_hours=24,
                    is_flooded=lambda _at: True)
    answered = {body: bool(line.answer(text(body)).messages) for body in ("TYPES", "hello", "STOP", "HELP", "START",
                                                                          "can't breathe", "I'm done")}
    assert {"TYPES": False, "hello": False, "STOP": True, "HELP": True, "START": True, "can't breathe": True,
            "I'm done": True} == answered
