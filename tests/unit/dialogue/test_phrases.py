"""Patterns of words as reviewers write them."""

from __future__ import annotations

import pytest

from outreach.dialogue.phrases import phrases, read_phrase
from outreach.errors import WordingError

LISTS = {"stop": frozenset(("stop", "quit")), "polite": frozenset(("please", "right now"))}


@pytest.mark.parametrize(("pattern", "text", "found"), [
    ("<stop> texting", "please quit texting me", True), ("<stop> texting", "texting stop", False),
    ("<stop> <polite>? $", "stop right now", True), ("<stop> <polite>? $", "stop the bleeding", False),
    ("^ stop", "do not stop", False), ("^ stop", "stop it", True),
    ("end my own? life", "end my life", True), ("end my own? life", "end my own life", True),
    ("cant .. breathe", "i cant really even breathe", True), ("cant .. breathe", "cant a b c breathe", False),
    ("cant ... breathe", "cant a b c breathe", True), ("kill me !softly", "kill me softly", False),
    ("kill me !softly", "kill me now", True), ("chest pain", "chest pains", False),
    ("at_all please", "at all please", True),
])
def test_patterns(pattern: str, text: str, found: bool) -> None:
    """Lists, gaps, ends, words that may be missing and words that may not follow."""
    assert found is bool(read_phrase(pattern, LISTS).pattern.search(f" {text} "))


@pytest.mark.parametrize("pattern", ["<nothing> stop", "please? ..", "^ $"])
def test_a_pattern_that_cannot_work_is_named(pattern: str) -> None:
    """An unknown list, or nothing that must stand there."""
    with pytest.raises(WordingError, match=r"Write it|Give it"):
        read_phrase(pattern, LISTS)


def test_a_part_that_is_not_there() -> None:
    """A misspelt part of a file is said."""
    with pytest.raises(WordingError, match="no part 'sotp'"):
        phrases("stop", "sotp")
