"""What voices share."""

from __future__ import annotations

import pytest

from outreach.speech.engine import first_words


@pytest.mark.parametrize(("text", "shown"), [
    ("Call us today.", "Call us today."),
    ("One two three four five six seven eight nine ten.", "One two three four five six seven eight …"),
    ("1" * 400, "1" * 80 + " …"),
    ("", ""),
])
def test_an_error_shows_the_beginning_of_a_text(text: str, shown: str) -> None:
    """Enough to find it, never a page of it, not even where it has no spaces."""
    assert shown == first_words(text)
