"""Questions by another name of a disease: doctors', everyday, short; and by what it feels like."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from outreach.catalog.lookup import Catalogue
from outreach.search.ask import ask
from tests.unit.search.shelf import SCRIPTS, index, script

GUIDES = (
    *SCRIPTS,
    script("stones", "What are kidney stones?", "A kidney stone is a hard piece that forms from salts.",
           guide="Kidney Stones in Adults"),
    script("stones", "Treatment of kidney stones", "Small ones pass with water.", guide="Kidney Stones in Adults"),
    script("flutter", "What is atrial flutter?", "Atrial flutter, or AF, is a quick beat.",
           "Palpitations (pal-pi-TAY-shuns) and atrial flutter are feelings that your heart is skipping a beat.",
           guide="Atrial Flutter"),
    script("flutter", "Treatment of atrial flutter", "Pills slow the beat.", guide="Atrial Flutter"),
    script("fever", "What is black river fever?", "Black river fever is an illness of the rainy season.",
           "The hospital fever is the leading cause of cloggosis.", "Hearts are often checked.",
           guide="Black River Fever"),
    script("shaking", "What are the genetic changes related to shaking disease?", "A gene called SHK is changed.",
           guide="Shaking disease"),
    script("shaking", "About shaking disease", "Shaking disease is a disease of the genes.",
           guide="Shaking disease"),
)


@pytest.fixture(scope="module")
def catalogue(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Catalogue]:
    """An index of the guides above."""
    folder: Path = tmp_path_factory.mktemp("names")
    with index(folder, GUIDES) as opened:
        yield opened


@pytest.mark.parametrize(("text", "title"), [
    ("what is nephrolithiasis", "What are kidney stones?"),
    ("urolithiasis treatment", "Treatment of kidney stones"),
    ("what is AF", "What is atrial flutter?"),
    ("AF treatment", "Treatment of atrial flutter"),
    ("what is brf", "What is black river fever?"),
    ("what are the genetic changes related to shaking disease",
     "What are the genetic changes related to shaking disease?"),
    ("why is my heart skipping beats", "What is atrial flutter?"),
])
def test_other_names_and_feelings_find_their_guide(catalogue: Catalogue, text: str, title: str) -> None:
    """By a doctors' word, the first letters of a title, what the text calls it, or the words of its definition."""
    found = ask(text, catalogue, language="en")
    assert found.units, found.rule
    assert found.units[0].title == title


@pytest.mark.parametrize("text", [
    "what is cloggosis", "what is hearts", "how do i get a stone out of my shoe", "will i die from heart beats",
    "what is skipping heart"])
def test_what_is_only_mentioned_is_not_explained(catalogue: Catalogue, text: str) -> None:
    """Neither "the leading cause of …" nor a fate, a shoe or a word in passing has an answer."""
    assert ask(text, catalogue, language="en").units == ()
