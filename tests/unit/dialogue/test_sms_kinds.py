"""Feelings, urgent words, questions and other forms of keywords, answered by text."""

from __future__ import annotations

from datetime import timedelta

import pytest

from outreach.dialogue.notice import NOTICE_VERSION
from outreach.dialogue.sms import reply_to
from outreach.model.conversation import Contact, ContactId, InboundSms, ReadingPosition, TextState, TextStep
from tests.fakes import NOON, paper_shelf

SENDER = Contact(ids=(ContactId(key_id="tests", digest="ab"),))
KNOWN = TextState(notice=NOTICE_VERSION)


def answer(body: str, state: TextState = KNOWN, *, person: str = "") -> TextStep:
    """One text to the paper line."""
    inbound = InboundSms(message_sid="SM1", sender=SENDER, body=body)
    return reply_to(inbound, state, paper_shelf(person_number=person), now=NOON, position_hours=24)


@pytest.mark.parametrize(("body", "words"), [
    ("I have a fever of 102", "Call your clinic or hospital now"), ("why me", "It is natural to ask"),
    ("am I dying", "I cannot know that"), ("I'm scared", "fear is natural"), ("my husband died", "sorry for your loss"),
    ("what is immunotherapy", "Our documents do not say that"), ("tpyes", "First."),
    ("send me type please", "First."),
])
def test_said(body: str, words: str) -> None:
    """Each gets words of its own; a question that nobody can answer yet gets the topics."""
    assert words in answer(body).reply.messages[0]


def test_urgent_is_answered_after_a_stop_and_without_the_notice() -> None:
    """It is danger: nothing else is said, and an opt-out changes nothing."""
    step = answer("i have a fever and chills", TextState(opted_out=True))
    assert 1 == len(step.reply.messages)
    assert step.state.opted_out


def test_she_died_ends_everything_with_kindness() -> None:
    """One kind text, then silence, and nothing that was open is kept."""
    position = ReadingPosition(document="recurrent-cancer", section="types", page=1,
                               expires_at=NOON + timedelta(hours=1))
    step = answer("she died", TextState(position=position))
    assert (True, None) == (step.state.opted_out, step.state.position)
    assert 1 == len(step.reply.messages)
    assert () == answer("why me", step.state).reply.messages


@pytest.mark.parametrize(("person", "words"), [("+12165550119", "216-555-0119"), ("", "HELP")])
def test_who_wants_a_person(person: str, words: str) -> None:
    """Gets the number of one, or HELP where there is nobody."""
    step = answer("can I talk to a nurse", person=person)
    assert "help" == step.rule
    assert words in step.reply.messages[0] or step.reply == answer("HELP").reply
