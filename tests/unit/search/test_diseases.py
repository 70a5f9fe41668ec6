"""Which disease a refusal names: one that people ask about, and no guide is about."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from outreach.catalog.finding import PassageFinder
from outreach.catalog.lookup import Catalogue
from outreach.search.ask import ask
from outreach.search.diseases import uncovered_disease
from tests.unit.search.shelf import index


@pytest.fixture(scope="module")
def catalogue(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Catalogue]:
    """The small index: gout, stomach cancer, la gota."""
    with index(tmp_path_factory.mktemp("index")) as found:
        yield found


@pytest.mark.parametrize(("text", "name"), [
    ("what is lung cancer", "lung cancer"), ("cancer of the lung", "lung cancer"), ("renal cell carcinoma", ""),
    ("is colorectal cancer deadly", "colon cancer"), ("Can I catch AIDS?", "HIV"),
    ("what is a heart attack", "heart attacks"),
    ("can you cure gout", ""), ("gastric cancer stages", ""), ("what is the weather", ""), ("hiv", "HIV"),
])
def test_names_in_english(catalogue: Catalogue, text: str, name: str) -> None:
    """As people say them; none where a guide is about it."""
    assert name == uncovered_disease(text, PassageFinder(catalogue, "en"))


@pytest.mark.parametrize(("text", "name"), [
    ("sintomas del cancer de mama", "cancer de mama"), ("cáncer en los huesos", "cancer de hueso"),
    ("que es el sida", "VIH"), ("que es la gota", ""),
])
def test_names_in_spanish(catalogue: Catalogue, text: str, name: str) -> None:
    """Written without the letters that make a text dear."""
    assert name == uncovered_disease(text, PassageFinder(catalogue, "es"))


def test_a_refusal_tells_the_name(catalogue: Catalogue) -> None:
    """And an answer tells none."""
    assert "lung cancer" == ask("what are the stages of lung cancer", catalogue, language="en").disease
    assert "" == ask("what is gout", catalogue, language="en").disease
