"""A question about danger gets its answer, and the emergency number with it."""

from __future__ import annotations

import pytest

from outreach.dialogue.caution import with_caution
from outreach.dialogue.meaning import Kind, Meaning
from outreach.model.conversation import SmsReply, TextState, TextStep
from tests.fakes import paper_shelf


def replied(*messages: str, asked: str, kind: Kind = Kind.QUESTION) -> tuple[str, ...]:
    """What is sent for an answer and what was asked."""
    step = TextStep(reply=SmsReply(messages=messages), state=TextState(), rule="question")
    return with_caution(step, Meaning(kind=kind, rule="question", asked=asked), paper_shelf()).reply.messages


@pytest.mark.parametrize("asked", ["can chemo cause chest pain", "is trouble breathing a side effect",
                                   "la quimio da fiebre"])
def test_the_emergency_number_comes_behind_the_answer(asked: str) -> None:
    """The answer first; then what to do if it is happening."""
    answer, caution = replied("It may.", asked=asked)
    assert "It may." == answer
    assert "Call 911" in caution


def test_it_is_not_told_twice() -> None:
    """An answer that names the number needs no other text."""
    assert 1 == len(replied("No answer. Danger? Call 911.", asked="can chemo cause chest pain"))


@pytest.mark.parametrize(("messages", "asked", "kind"), [
    (("It may.",), "what is staging", Kind.QUESTION), ((), "can chemo cause chest pain", Kind.QUESTION),
    (("Sorry.",), "can chemo cause chest pain", Kind.COURTESY),
])
def test_other_texts_get_none(messages: tuple[str, ...], asked: str, kind: Kind) -> None:
    """No danger was named, nothing was answered, or nothing was asked."""
    assert messages == replied(*messages, asked=asked, kind=kind)


def test_the_crisis_line_comes_behind_a_low_mood() -> None:
    """A passage was found for words that may be despair: 988 is named, and no document is blamed."""
    answer, caution = replied("Treatment ends when it works.", asked="my life will end and nobody cares")
    assert "988" in caution
    assert answer.startswith("Treatment")
    assert 1 == len(replied("No answer. Despair? 988.", asked="my life will end and nobody cares"))
