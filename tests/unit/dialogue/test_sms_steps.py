"""The text dialogue as a pure function: message and state in, answer and new state out."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from outreach.dialogue.notice import NOTICE_VERSION
from outreach.dialogue.shelf import Shelf
from outreach.dialogue.sms import reply_to
from outreach.model.conversation import Contact, ContactId, InboundSms, ReadingPosition, TextState, TextStep
from tests.fakes import NOON, paper_shelf

SHELF = paper_shelf()
SENDER = Contact(ids=(ContactId(key_id="tests", digest="ab"),))
KNOWN = TextState(notice=NOTICE_VERSION)
NOTICE = SHELF.book.sms("notice")
TEXTS = ("STOP", "START", "HELP", "MENU", "MORE", "BACK", "SOURCE", "TYPES", "WHY", "1", "2", "9", "asdf", "",
         "I want to die", "can't breathe", "stop please", "unstop", "0", "yes", "ok", "thanks")


def answer(body: str, state: TextState = KNOWN, *, shelf: Shelf = SHELF, hours: float = 0) -> TextStep:
    """One text, some hours after noon."""
    inbound = InboundSms(message_sid="SM1", sender=SENDER, body=body)
    return reply_to(inbound, state, shelf, now=NOON + timedelta(hours=hours), position_hours=24)


def after(*bodies: str, state: TextState = KNOWN) -> TextState:
    """The state after some texts."""
    for body in bodies:
        state = answer(body, state).state
    return state


def reading(page: int, *, hours_left: float = 24, section: str = "types") -> TextState:
    """Somebody who knows the notice and read a page of a topic."""
    position = ReadingPosition(document="recurrent-cancer", section=section, page=page,
                               expires_at=NOON + timedelta(hours=hours_left))
    return replace(KNOWN, position=position)


states = st.builds(TextState, opted_out=st.booleans(), notice=st.sampled_from(("", "0", NOTICE_VERSION)),
                   position=st.one_of(st.none(), st.builds(
                       ReadingPosition, document=st.sampled_from(("recurrent-cancer", "gone")),
                       section=st.sampled_from(("types", "why", "gone")), page=st.integers(1, 9),
                       expires_at=st.sampled_from((NOON - timedelta(1), NOON, NOON + timedelta(1))))))


@given(body=st.sampled_from(TEXTS) | st.text(max_size=30), state=states)
def test_pure(body: str, state: TextState) -> None:
    """The same message in the same state gives the same step, and every state has one."""
    first = answer(body, state)
    assert first == answer(body, state)
    assert all(words.strip() for words in first.reply.messages)
    assert len(first.reply.messages) <= 3


@given(bodies=st.lists(st.sampled_from(TEXTS), max_size=12))
def test_notice_once_and_last(bodies: list[str]) -> None:
    """The notice comes once in a conversation, behind an answer, and never with STOP, START, HELP or danger."""
    state, noticed = TextState(), []
    for body in bodies:
        step = answer(body, state)
        if NOTICE in step.reply.messages:
            noticed.append(step.rule)
            assert len(step.reply.messages) >= 2
            assert NOTICE == step.reply.messages[-1]
        state = step.state
    assert len(noticed) <= 1
    assert not {"stop", "start", "help", "crisis", "medical"} & set(noticed)


def test_first_ordinary_answer_has_the_notice() -> None:
    """Danger and HELP first: the notice waits for the next ordinary answer."""
    state = after("can't breathe", "HELP", state=TextState())
    assert (TextState(language="en"), 2) == (state, len(answer("TYPES", state).reply.messages))


def test_a_new_notice_reaches_everybody_once_more() -> None:
    """Whoever got an older version of the notice gets the new one."""
    assert NOTICE in answer("TYPES", TextState(notice="0")).reply.messages


@given(body=st.sampled_from(TEXTS) | st.text(max_size=30), state=states)
def test_opted_out_silence(body: str, state: TextState) -> None:
    """After STOP nothing but START, HELP and danger is answered, and only START ends it."""
    step = answer(body, replace(state, opted_out=True))
    assert (step.rule == "opted-out") == (step.reply.messages == ())
    assert step.rule in ("opted-out", "start", "help", "crisis", "medical")
    assert (step.rule != "start") == step.state.opted_out
    assert NOTICE not in step.reply.messages


@given(state=states, danger=st.sampled_from(("I want to die", "chest pain", "quiero morir")))
def test_danger_changes_nothing(state: TextState, danger: str) -> None:
    """In every state danger gets exactly its one reply, and the topic that was open stays open."""
    step = answer(danger, state)
    stale = state.position is not None and state.position.expires_at <= NOON
    spoken = SHELF.speaking("es" if danger == "quiero morir" else "en").book
    assert (spoken.sms(step.rule),) == step.reply.messages
    changed = replace(state, language=step.state.language)
    assert (replace(changed, position=None) if stale else changed) == step.state


def test_stop_forgets_what_was_open() -> None:
    """A STOP is confirmed by one message; START does not bring the topic back."""
    stopped = answer("STOP", reading(2))
    assert ((SHELF.book.sms("stop"),), None) == (stopped.reply.messages, stopped.state.position)
    assert stopped.state.opted_out
    assert "nothing open" in answer("MORE", after("START", state=stopped.state)).reply.messages[0].replace(
        "no topic open", "nothing open")


@pytest.mark.parametrize(("page", "body", "expected"), [
    (1, "MORE", "Second."), (2, "MORE", "Third."), (3, "MORE", "End of TYPES."), (4, "MORE", "Topics: 1 TYPES, 2 WHY."),
    (3, "BACK", "Second."), (4, "BACK", "Third."), (1, "BACK", "This is the first page of TYPES."),
    (9, "MORE", "Topics:"), (9, "BACK", "Topics:"), (2, "SOURCE", "TYPES: NCI"), (2, "WHY", "Only."),
])
def test_pages(page: int, body: str, expected: str) -> None:
    """MORE and BACK turn one page; beyond the end, also of an older build, come the topics."""
    assert answer(body, reading(page)).reply.messages[0].startswith(expected)


def test_turning_never_leaves_the_topic() -> None:
    """However often MORE and BACK come, the page stays between the first and the end text."""
    state = after("TYPES")
    for body in ("BACK", "BACK", "MORE", "MORE", "MORE", "MORE", "MORE", "BACK"):
        state = answer(body, state).state
    assert state.position is not None
    assert 3 == state.position.page


@pytest.mark.parametrize(("hours", "is_open"), [(23.99, True), (24, False), (1000, False)])
def test_a_position_expires(hours: float, *, is_open: bool) -> None:
    """MORE goes on until the very hour, then says that nothing is open."""
    step = answer("MORE", reading(1), hours=hours)
    assert is_open == ("Second." in step.reply.messages[0])
    assert is_open == (step.state.position is not None)


def test_a_topic_that_is_gone() -> None:
    """A build without the topic that was open: nothing is open, and MENU leads on."""
    for body in ("MORE", "BACK", "SOURCE"):
        assert "There is no topic open." in answer(body, reading(1, section="gone")).reply.messages[0]


@pytest.mark.parametrize("body", ["STOP I want to die", "stop texting me i want to die"])
def test_danger_with_stop_opts_out_afterwards(body: str) -> None:
    """The safety reply goes out once, then there is silence."""
    step = answer(body, reading(2))
    assert (SHELF.book.sms("crisis"),) == step.reply.messages
    assert (True, None) == (step.state.opted_out, step.state.position)


@pytest.mark.parametrize("body", ["stop chest pain", "Stop choking", "stop suicidal thoughts", "stop heart attack"])
def test_a_plea_to_stop_the_danger_is_no_opt_out(body: str) -> None:
    """What is to stop is the pain, not the texts."""
    step = answer(body)
    assert step.rule in ("crisis", "medical")
    assert not step.state.opted_out


@pytest.mark.parametrize("body", ["I want this to stop", "enough", "I'm done"])
def test_despair_or_stop_in_doubt_carries_both(body: str) -> None:
    """Not sure between despair, STOP and nothing: the reply carries 988 and how to STOP."""
    [words] = answer(body).reply.messages
    assert "988" in words
    assert "STOP" in words
