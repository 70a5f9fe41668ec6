"""Questions by text: passages in pages, MORE, BACK and SOURCE, which of two guides, refusals, holds."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from outreach.bootstrap.builds import make_shelf
from outreach.dialogue.notice import NOTICE_VERSION
from outreach.dialogue.shelf import Shelf
from outreach.dialogue.sms import reply_to
from outreach.model.conversation import Contact, ContactId, InboundSms, TextState, TextStep
from outreach.model.holds import Holds
from tests.fakes import NOON, line_settings
from tests.unit.search.shelf import SCRIPTS, index, script

SENDER = Contact(ids=(ContactId(key_id="tests", digest="ab"),))
KNOWN = TextState(notice=NOTICE_VERSION)
LONG = tuple(f"Step {number} of an ablation takes some time, and the team tells you all that it does while you rest "
             "in a quiet room." for number in ("one", "two", "three", "four", "five"))
MORE_SCRIPTS = (
    *SCRIPTS, script("ablation", "What is ablation?", *LONG, guide="Ablation"),
    script("flu-a", "Prevention of influenza", "Wash your hands.", guide="Influenza"),
    script("flu-b", "Prevention of influenza", "Get the vaccine.", guide="Influenza (Flu)"),
)


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shelf]:
    """Some guides with their index, in English and Spanish."""
    with index(tmp_path_factory.mktemp("index"), MORE_SCRIPTS) as catalogue:
        yield make_shelf(catalogue, line_settings(Path("nowhere")))


def texted(body: str, shelf: Shelf, state: TextState = KNOWN) -> TextStep:
    """One text at noon."""
    return reply_to(InboundSms(message_sid="SM1", sender=SENDER, body=body), state, shelf, now=NOON,
                    position_hours=24)


def said(step: TextStep) -> str:
    """The words of the reply."""
    return " ".join(step.reply.messages)


def test_the_sentence_that_answers_comes_first(shelf: Shelf) -> None:
    """With the topic's keyword, the mark of a draft, and where it is from; the topic counts as served."""
    step = texted("what is aspiration?", shelf)
    assert said(step).startswith("TREATMENT (draft). Doctors drain the joint, which is called aspiration.")
    assert "From Elm Clinic, shortened by us. MORE: all of TREATMENT." in said(step)
    assert ("answer", "gout/en/treatment", "TREATMENT") == (step.rule, step.served, step.keyword)


def test_more_and_back_turn_the_pages_of_an_answer(shelf: Shelf) -> None:
    """Three pages at most; then MORE reads the topic from its beginning."""
    first = texted("what is ablation", shelf)
    second = texted("MORE", shelf, first.state)
    third = texted("MORE", shelf, second.state)
    assert ["Text MORE.", "Text MORE.", "all of WHAT."] == [said(step)[-len(end):] for step, end in zip(
        (first, second, third), ("Text MORE.", "Text MORE.", "all of WHAT."), strict=True)]
    assert said(second) == said(texted("BACK", shelf, third.state))
    assert said(texted("MORE", shelf, third.state)).startswith("WHAT 1 of ")
    assert "ablation/en/what" == second.served


def test_source_tells_of_the_answer(shelf: Shelf) -> None:
    """The passage's own page."""
    step = texted("SOURCE", shelf, texted("symptoms of gout", shelf).state)
    assert said(step).startswith("SYMPTOMS: Elm Clinic, Gout, shortened by us.")


def test_what_is_kept_are_ids_alone(shelf: Shelf) -> None:
    """No words of the question; the same state gives the same words again."""
    state = texted("what is ablation", shelf).state
    assert state.question is not None
    assert "/passage ablation/what/1" == state.question.word
    assert texted("MORE", shelf, state) == texted("MORE", shelf, state)


def test_two_guides_that_answer_alike_are_asked_about(shelf: Shelf) -> None:
    """A number chooses; the answer is the passage of that guide."""
    asked = texted("how can i prevent influenza", shelf)
    assert "Reply 1 for Influenza, 2 for Influenza (Flu)." in said(asked)
    assert "Wash your hands." in said(texted("1", shelf, asked.state))
    chosen = texted("2", shelf, asked.state)
    assert ("answer", "flu-b/en/prevention") == (chosen.rule, chosen.served)
    assert "Get the vaccine." in said(chosen)


@pytest.mark.parametrize(("body", "words"), [
    ("what are the symptoms of lung cancer", "We have nothing on lung cancer."),
    ("how do i bake bread", "Our documents do not say that"),
    ("what dose of colchicine do i need", "I can't advise you"),
    ("should i stop my medicine", "I can't advise you"), ("que es la diabetes", "No tenemos nada sobre diabetes."),
])
def test_refusals(shelf: Shelf, body: str, words: str) -> None:
    """By name, kindly, with a person's number; nothing opens."""
    step = texted(body, shelf)
    assert words in said(step)
    assert "216-555-0119" in said(step)
    assert (None, "") == (step.state.position, step.served)


def test_a_held_script_answers_nothing(shelf: Shelf) -> None:
    """Neither when it is asked for, nor by MORE of an answer that was begun before."""
    held = shelf.holding(Holds(held=frozenset(("ablation/en/what",))))
    begun = texted("what is ablation", shelf).state
    for step in (texted("what is ablation", held), texted("MORE", held, begun)):
        assert "We are checking this topic" in said(step)
        assert "quiet room" not in said(step)
        assert "" == step.served


def test_an_overdue_source_is_told_or_held(shelf: Shelf) -> None:
    """As the operator wants it."""
    late = replace(shelf, today=date(2027, 12, 1))
    assert "due for a new check" in said(texted("what is gout", replace(late, overdue="warn")))
    assert "due for a new check, so we do not send it" in said(texted("what is gout", replace(late, overdue="hold")))


def test_after_stop_no_question_is_answered(shelf: Shelf) -> None:
    """Silence."""
    assert "" == said(texted("what is gout", shelf, replace(KNOWN, opted_out=True)))


def test_spanish_is_answered_in_spanish_alone(shelf: Shelf) -> None:
    """A question in Spanish that only English answers is refused in Spanish."""
    assert "El reposo y el hielo" in said(texted("como se trata la gota", shelf))
    assert "Cold packs" not in said(texted("cual es el tratamiento de gout", shelf))


def test_an_answer_expires_like_any_position(shelf: Shelf) -> None:
    """After that nothing is open."""
    state = texted("what is ablation", shelf).state
    late = reply_to(InboundSms(message_sid="SM2", sender=SENDER, body="MORE"), state, shelf,
                    now=NOON + timedelta(hours=25), position_hours=24)
    assert "no topic open" in said(late)


