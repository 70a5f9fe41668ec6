"""What a question is answered with: the right passage of the right script, or nothing."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from outreach.catalog.lookup import Catalogue
from outreach.model.document import Sentence
from outreach.search.answer import LONGEST_ANSWER
from outreach.search.ask import ask
from tests.unit.search.shelf import SCRIPTS, index


@pytest.fixture(scope="module")
def catalogue(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Catalogue]:
    """The small index."""
    with index(tmp_path_factory.mktemp("index")) as found:
        yield found


@pytest.mark.parametrize(("text", "place"), [
    ("what are the symptoms of gout", "gout/symptoms"), ("how do i know if i have gout", "gout/symptoms"),
    ("is there a cure for gout?", "gout/treatment"), ("tretment of gout", "gout/treatment"),
    ("what is podagra", "gout/overview"), ("podagra symptoms", "gout/symptoms"),
    ("what is aspiration", "gout/treatment"), ("what is stomach cancer", "stomach-cancer/what"),
    ("how is cancer of the stomach found", "stomach-cancer/tests"),
    ("tests for gastric cancer", "stomach-cancer/tests"),
    ("tratamiento de la gota", "gota/tratamiento"),
])
def test_finds_the_script(catalogue: Catalogue, text: str, place: str) -> None:
    """By name, alias, kind and slip."""
    found = ask(text, catalogue)
    assert [place] == sorted({f"{unit.document}/{unit.section}" for unit in found.units})


@pytest.mark.parametrize("text", [
    "what are the symptoms of breast cancer", "how is lung cancer treated", "what is asthma", "symptoms of lupus",
    "who won the game", "what time is it", "", "?", "what is cancer treatment", "what is the outlook for gout",
    "is stomach cancer inherited",
])
def test_nothing_is_better_than_a_wrong_answer(catalogue: Catalogue, text: str) -> None:
    """Other diseases, daily life, and what no heading and no sentence tells of a disease that is there."""
    assert () == ask(text, catalogue).units


def test_advice_is_refused_by_its_own_rule(catalogue: Catalogue) -> None:
    """So that the refusal can be a kind one."""
    found = ask("should i have treatment for gout", catalogue)
    assert ("about-person", ()) == (found.rule, found.units)


def test_the_sentence_that_answers_comes_first_and_has_its_span(catalogue: Catalogue) -> None:
    """A word is explained by the sentence that gives it as a name."""
    found = ask("what is aspiration", catalogue)
    sentence = "Doctors drain the joint, which is called aspiration."
    assert sentence == found.text
    assert (f"treatment:{Sentence(text=sentence).sha}",) == found.spans


def test_a_question_without_a_name_is_about_the_open_guide(catalogue: Catalogue) -> None:
    """Named as a document or by its title; without one there is no answer."""
    assert () == ask("how is it treated", catalogue).units
    assert "Cold packs and rest help." == ask("how is it treated", catalogue, topic="gout").units[0].text
    assert "Cold packs and rest help." == ask("how is it treated", catalogue, topic="Gout").units[0].text


def test_a_language_that_is_clear_is_kept(catalogue: Catalogue) -> None:
    """An English passage never answers a Spanish text."""
    assert () == ask("que es podagra", catalogue, language="es").units


@given(st.text(max_size=200) | st.lists(st.sampled_from(
    "what is gout podagra stomach cancer symptoms of treat the called should i aspiration ' \" : * AND NOT ( ) 8"
    .split(),
), max_size=12).map(" ".join))
def test_any_text(catalogue: Catalogue, text: str) -> None:
    """No text is an error; an answer is short, and whole sentences of one script."""
    found = ask(text, catalogue)
    assert len(found.text) <= LONGEST_ANSWER
    scripts = [set(script.sms) for script in SCRIPTS]
    assert not found.units or any({unit.text for unit in found.units} <= texts for texts in scripts)
