"""How a question is read: its kind, its subject, its slips, and what is advice about a person."""

from __future__ import annotations

import pytest

from outreach.search.kinds import heading_kinds
from outreach.search.question import read_question


class NoWords:
    """An index without a word."""

    def knows(self, word: str) -> bool:
        """No."""
        return False

    def is_name(self, word: str) -> bool:
        """No."""
        return False

    def words_like(self, word: str, slips: int) -> tuple[str, ...]:
        """None."""
        return ()


@pytest.mark.parametrize(("text", "kind"), [
    ("What are the symptoms of gout?", "symptoms"), ("how do i know if i have gout", "symptoms"),
    ("signs of gout", "symptoms"), ("sintomas de la gota", "symptoms"),
    ("how is gout diagnosed", "tests"), ("is there a cure for gout", "treatment"),
    ("what can they do for gout", "treatment"), ("will i die from gout", "outlook"),
    ("can you survive gout", "outlook"), ("who is at risk for gout", "risk"),
    ("is gout inherited", "inherited"), ("does gout run in families", "inherited"),
    ("why do people get gout", "cause"), ("is it my fault", "cause"), ("how can i prevent gout", "prevention"),
    ("can i catch gout", "contagion"), ("can it spread", "spread"), ("will it come back again", "recurrence"),
    ("side effects of colchicine", "effects"), ("stages of gout", "stages"), ("coping with gout", "coping"),
])
def test_kinds_in_plain_and_frightened_words(text: str, kind: str) -> None:
    """Clinical, plain and frightened words, in English and Spanish."""
    assert kind in read_question(text, NoWords()).kinds


def test_what_is_left_is_the_subject() -> None:
    """Fillers and the words of the kind go; what the question is about stays."""
    asked = read_question("Please tell me, what are the symptoms of purple gout?", NoWords())
    assert ("symptoms",) == asked.kinds
    assert ("purpl", "gout") == asked.subject


def test_slips_in_words_of_questions_are_mended() -> None:
    """Also where no document has the word."""
    assert ("symptoms",) == read_question("sympoms of gout", NoWords()).kinds
    assert ("treatment",) == read_question("treatmnet for gout", NoWords()).kinds


@pytest.mark.parametrize("text", [
    "should i stop chemo", "am i dying", "is my dose ok", "how long do i have", "do i have gout", "can i skip my pills",
    "how many mg of aspirin", "what do my results mean", "should my child have surgery", "debo dejar la quimio",
    "is it safe for me to fly", "me voy a morir", "will i be ok",
])
def test_advice_about_a_person(text: str) -> None:
    """What to do, a dose, results, how long somebody has: never answered."""
    assert read_question(text, NoWords()).is_personal


@pytest.mark.parametrize("text", [
    "what is gout", "how do i know if i have gout", "can i catch gout", "how can i prevent gout", "is it my fault",
    "will i die from gout", "why did my cancer come back", "am i at risk for gout",
])
def test_facts_are_no_advice(text: str) -> None:
    """Frightened and personal words around a question of fact."""
    assert not read_question(text, NoWords()).is_personal


@pytest.mark.parametrize(("title", "kind"), [
    ("What are the symptoms of Gout ?", "symptoms"), ("Tests to diagnose gout", "tests"),
    ("Gout risk factors", "risk"), ("Prognostic factors for gout", "outlook"), ("Tratamiento", "treatment"),
    ("Why Cancer Comes Back", "recurrence"), ("Stages of Gout", "stages"), ("What is gout?", "what"),
])
def test_kinds_of_headings(title: str, kind: str) -> None:
    """What a title promises to tell about."""
    assert kind in heading_kinds(title)
