"""Sentence numbers as people write them down."""

from __future__ import annotations

import pytest

from outreach.model.told import ToldSection, as_ranges


@pytest.mark.parametrize(("numbers", "written"), [
    ((3,), "3"), ((1, 2), "1-2"), ((5, 1, 3, 4, 4), "1, 3-5"), ((1, 3), "1, 3"), ((9, 10, 12), "9-10, 12"), ((), ""),
])
def test_neighbours_are_one_range(numbers: tuple[int, ...], written: str) -> None:
    """In whatever order they come."""
    assert written == as_ranges(numbers)


@pytest.mark.parametrize(("sentences", "is_one"), [("3", True), ("1, 3", False), ("1-2", False)])
def test_one_sentence_is_told_apart(sentences: str, *, is_one: bool) -> None:
    """For "sentence 3" is not "sentences 3"."""
    assert is_one == ToldSection(heading="Naps", sentences=sentences, of=7).is_one
