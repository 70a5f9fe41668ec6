"""Language tags: the language counts, not its region or its capitals."""

import pytest

from outreach.model.language import is_english, primary_language


@pytest.mark.parametrize(("tag", "language"), [("en", "en"), ("EN-us", "en"), ("es-MX", "es"), ("", "")])
def test_the_region_is_left_out(tag: str, language: str) -> None:
    """Texts and rules are made for languages."""
    assert language == primary_language(tag)
    assert is_english(tag) is (language == "en")
