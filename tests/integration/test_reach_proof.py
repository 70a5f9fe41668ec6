"""`make prove-reach` with small numbers: the legs run, and find nothing wrong; what is wrong is found."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.prove.reach import (
    BEGINS,
    SECTIONS,
    _judged,
    a_list,
    build_for_reach,
    over_days,
    readers,
    stopped_in_the_middle,
)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The build with the proof's programmes."""
    return build_for_reach(tmp_path_factory.mktemp("reach"))


def test_sixty_days(built: Path) -> None:
    """Two people a zone, one kill."""
    assert over_days(built, 12, 0, kills=1, step=120)


def test_sixty_days_on_postgresql(built: Path) -> None:
    """One person a zone, one kill."""
    assert over_days(built, 6, 0, "postgresql", kills=1, step=360)


def test_stopped_in_the_middle(built: Path) -> None:
    """Paused, resumed, cancelled: of enough that some are left by then on any machine."""
    assert stopped_in_the_middle(built, 0, 600)


def test_a_list_with_bad_rows(built: Path) -> None:
    """Each kind of fault."""
    assert a_list(built, 0, 0, rows=40, bad=8)


@pytest.mark.parametrize("fault", ["night", "twice", "missing", "after"])
def test_what_is_wrong_is_found(fault: str) -> None:
    """One message too early, too many, too few, or after a STOP fails the proof."""
    [(number, zone)] = readers(1)
    noon = datetime(BEGINS.year, 3, 1, 17, tzinfo=UTC)
    times = [noon + timedelta(days=7 * week) for week in range(SECTIONS)]
    taken = [(number, "your note is ready", at.timestamp()) for at in times]
    ends = {number: times[1]} if fault == "after" else {}
    assert _judged(taken, {number: zone}, {}, seconds=0)
    worse = {"night": [*taken[1:], (number, "your note is ready", (noon - timedelta(hours=9)).timestamp())],
             "twice": [*taken, taken[0]], "missing": taken[1:], "after": taken}[fault]
    assert not _judged(worse, {number: zone}, ends, seconds=0)
