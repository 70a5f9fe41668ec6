"""The weekly list in both databases: numbers are counted once a week, rare words never told, old weeks erased."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from outreach.store import Store, open_store
from tests.databases import new_address, on_both

pytestmark = on_both


@pytest.fixture
def store(tmp_path: Path, kind: str) -> Iterator[Store]:
    """A store in which three numbers asked of the lung and one of the hip in week 40, all of the lung in week 41."""
    with new_address(kind, tmp_path / "line.db") as address:
        opened = open_store(address)
        for mark in "abc":
            opened.note_unanswered(("lung",), week="2026-W40", mark=mark)
            opened.note_unanswered(("lung",), week="2026-W41", mark=f"{mark}41")
        opened.note_unanswered(("hip", "lung"), week="2026-W40", mark="a")
        yield opened
        opened.close()


def test_each_number_counts_once_a_week(store: Store) -> None:
    """Who asks twice is one; the running week is not told."""
    assert store.unanswered(before="2026-W41", least=1) == (("2026-W40", "lung", 3), ("2026-W40", "hip", 1))
    assert store.unanswered(before="2026-W42", least=3) == (("2026-W41", "lung", 3), ("2026-W40", "lung", 3))


def test_rare_words_are_erased_with_their_week(store: Store) -> None:
    """Only words that enough numbers used outlive the week; the running week goes on counting."""
    store.forget_unanswered(before="2026-W41", oldest="2026-W01", least=3)
    assert store.unanswered(before="2027-W01", least=1) == (("2026-W41", "lung", 3), ("2026-W40", "lung", 3))
    store.forget_unanswered(before="2026-W41", oldest="2026-W41", least=3)
    assert store.unanswered(before="2027-W01", least=1) == (("2026-W41", "lung", 3),)


def test_a_number_is_forgotten_in_every_week(store: Store) -> None:
    """Its marks take its rows with them, and nobody else's."""
    assert store.forget_unanswered_of(("a", "a41")) == 3
    assert store.unanswered(before="2027-W01", least=1) == (("2026-W41", "lung", 2), ("2026-W40", "lung", 2))
