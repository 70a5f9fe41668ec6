"""Labels of pages and books."""

from __future__ import annotations

import pytest

from outreach.wording.fill import placeholders
from outreach.wording.labels import labels


def test_both_languages_have_the_same_labels_with_the_same_placeholders() -> None:
    """A page in Spanish lacks nothing."""
    english, spanish = labels("en"), labels("es")

    assert english.keys() == spanish.keys()
    assert {name: placeholders(text) for name, text in english.items()} == {
        name: placeholders(text) for name, text in spanish.items()}


@pytest.mark.parametrize(("language", "word"), [("en", "Contents"), ("es-MX", "Contenido"), ("fr", "Contents")])
def test_a_region_takes_its_language_and_others_english(language: str, word: str) -> None:
    """As elsewhere on the line."""
    assert word == labels(language)["contents"]
