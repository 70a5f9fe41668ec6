"""Slips of the finger."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from outreach.dialogue.slips import Slips
from outreach.search.edits import edits_between

SLIPS = Slips.of(("suicide", "pain", "breathe", "unconscious"), ("decide", "plain"))


@pytest.mark.parametrize(("one", "other", "edits"), [
    ("pain", "pian", 1), ("sucide", "suicide", 1), ("", "abc", 3), ("types", "types", 0), ("ab", "ba", 1),
    ("staging", "starting", 2),
])
def test_edits(one: str, other: str, edits: int) -> None:
    """A swap of neighbours is one edit."""
    assert edits == edits_between(one, other) == edits_between(other, one)
    assert [edits, True] == [edits_between(one, other, edits), edits_between(one, other, edits - 1) >= edits]


@pytest.mark.parametrize(("written", "meant"), [
    ("sucide", "suicide"), ("pian", "pain"), ("pin", "pin"), ("paint", "paint"), ("decide", "decide"),
    ("plain", "plain"), ("brethe", "breathe"), ("bretth", "bretth"), ("unconcius", "unconscious"), ("types", "types"),
    ("x" * 500, "x" * 500), ("", ""),
])
def test_meant(written: str, meant: str) -> None:
    """Near words are read as meant, real words as they stand."""
    assert meant == SLIPS.meant(written)


@given(word=st.sampled_from(["suicide", "breathe", "unconscious"]), place=st.integers(1, 5))
def test_one_letter_too_few_is_always_mended(word: str, place: int) -> None:
    """Whichever letter behind the first is missing."""
    assert f"i {word} now" == SLIPS.mended(f"i {word[:place] + word[place + 1:]} now")
