"""What goes into the index: units, their spans, names."""

from __future__ import annotations

from outreach.model.document import Sentence
from outreach.model.script import Span
from outreach.search.entries import LONGEST_UNIT, search_rows, spans_of, texts_of
from outreach.search.names import names_of
from tests.factories import make_credit, make_script


def test_a_unit_has_the_spans_of_its_sentences() -> None:
    """Also behind an introduction that ends with a colon."""
    one, two = "Rest is good.", "Sleep is better."
    spans = tuple(Span(section="care", sentence=Sentence(text=text).sha) for text in (two, one))
    script = make_script(spans=spans)
    assert (str(spans[1]), str(spans[0])) == spans_of(f"Some advice: {one} {two}", script)


def test_a_definition_that_no_span_names_has_its_own() -> None:
    """The section of the script, and the hash of the sentence."""
    script = make_script(spans=(Span(section="care", sentence="0123456789ab"),))
    assert (f"care:{Sentence(text='Rest is good.').sha}",) == spans_of("Rest is good.", script)


def test_what_is_read_aloud_as_a_list_is_left_out() -> None:
    """Numbers that a voice says are no words of the source."""
    script = make_script(sms=("Two things help.",),
                         voice=("A list of two. First: Rest.", "Second: Sleep.", "Try both."))
    assert ("Two things help.", "Try both.") == texts_of(script)


def test_long_units_are_cut_between_sentences() -> None:
    """So that an answer can begin with the sentence that answers."""
    sentence = "This sentence is told again and again so that the unit grows long."
    texts = texts_of(make_script(sms=(" ".join([sentence] * 9),), voice=("Yes.",)))
    assert all(len(text) <= LONGEST_UNIT and text.endswith(".") for text in texts)


def test_other_names_come_from_the_text() -> None:
    """The title without its kind; its short form; what the text also calls it."""
    script = make_script(source=make_credit(title="Red Toe Disease (RTD) Treatment"),
                         voice=("Red toe, also called podagra, is rare.", "Red toe disease (RTX) is old."))
    names = names_of([script])
    assert [("red", "toe"), ("rtd",), ("podagr",), ("rtx",)] == list(names)


def test_the_same_scripts_give_the_same_rows() -> None:
    """A build is named by its hash."""
    scripts = (make_script(), make_script(section="care", keyword="CARE"))
    assert search_rows(scripts) == search_rows(scripts)
