"""Keywords: the one word that a person texts for a topic."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from outreach.condense.keywords import keyword_for, speaks_of_feelings
from outreach.wording.commands import RESERVED_KEYWORDS, why_unusable
from tests.factories import make_section

words = st.one_of(st.sampled_from(sorted(RESERVED_KEYWORDS)), st.text(max_size=15),
                  st.sampled_from(["of", "Types", "Treatment", "What's", "Cancer", "¿Qué", "cáncer", "III", "24-Hour"]))
headings = st.lists(words, max_size=6).map(" ".join)


@pytest.mark.parametrize(("heading", "keyword"), [
    ("You're in Control", "CONTROL"), ("Why Cancer Comes Back", "WHY"), ("Types of Recurrent Cancer", "TYPES"),
    ("Staging Recurrent Cancer", "STAGING"), ("Treatment for Recurrent Cancer", "TREATMENT"),
    ("Recurrent Cancer", "RECURRENT"), ("Help Lines", "LINES"), ("Stop Smoking", "SMOKING"),
    ("General Information", "RECURRENT"), ("", "RECURRENT"), ("Phase II", "PHASE"), ("Is It OK", "RECURRENT"),
    ("Chemoradiotherapeutics and Rest", "REST"), ("What's New?", "WHATS"),
])
def test_the_first_telling_word(heading: str, keyword: str) -> None:
    """Words of the title are passed over unless nothing else is left; so are commands, and long words."""
    assert keyword == keyword_for(heading, document_title="Recurrent Cancer", taken=())


def test_a_word_that_is_taken_is_passed_over() -> None:
    """The next one serves, and numbers where there is none."""
    assert "PAIN" == keyword_for("Treatment of Pain", document_title="x", taken=["TREATMENT"])
    assert "TOPIC2" == keyword_for("Treatment", document_title="x", taken=["TREATMENT", "TOPIC1"])


@given(headings, headings, st.lists(st.sampled_from(["TYPES", "TREATMENT", "TOPIC1", "III"]), unique=True))
def test_a_keyword_can_always_be_texted(heading: str, title: str, taken: list[str]) -> None:
    """It is never a command, never taken, never too short or too long, whatever the heading."""
    keyword = keyword_for(heading, document_title=title, taken=taken)

    assert "" == why_unusable(keyword)
    assert keyword not in {*RESERVED_KEYWORDS, *taken}


@pytest.mark.parametrize("heading", ["Suicide", "Overdose", "Choking"])
def test_a_word_of_danger_is_no_keyword(heading: str) -> None:
    """Texting it would never reach the topic."""
    assert heading.upper() != keyword_for(heading, document_title="x", taken=())


def test_a_section_about_feelings() -> None:
    """Four words of feeling; people reach it by FEEL too."""
    assert speaks_of_feelings(make_section("Feeling fear, anger and sadness is common."))
    assert not speaks_of_feelings(make_section("Feeling fear and anger is common."))
