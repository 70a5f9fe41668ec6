"""When a person answers: the hours of a week in their zone."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from outreach.opening_hours import ALWAYS, Opening, OpeningHours

OFFICE = OpeningHours.parse("mon-fri 8-17, sat 9:30-12", "America/New_York")


@pytest.mark.parametrize(("at", "is_open"), [
    (datetime(2026, 11, 23, 13, tzinfo=UTC), True),  # Monday, 8:00 in New York
    (datetime(2026, 11, 23, 12, 59, tzinfo=UTC), False),
    (datetime(2026, 11, 23, 21, 59, tzinfo=UTC), True),
    (datetime(2026, 11, 23, 22, tzinfo=UTC), False),
    (datetime(2026, 7, 6, 12, tzinfo=UTC), True),  # summer time: 8:00
    (datetime(2026, 11, 28, 14, 30, tzinfo=UTC), True),
    (datetime(2026, 11, 29, 15, tzinfo=UTC), False),
])
def test_hours_follow_the_zone(at: datetime, *, is_open: bool) -> None:
    """Minutes count, and so does daylight saving time."""
    assert is_open == OFFICE.is_open(at)


def test_the_next_opening() -> None:
    """Today, tomorrow, or the day by its name."""
    early, late = datetime(2026, 11, 23, 11, tzinfo=UTC), datetime(2026, 11, 23, 23, tzinfo=UTC)
    assert Opening(days_ahead=0, weekday=0, minute=480) == OFFICE.next_opening(early)
    assert Opening(days_ahead=1, weekday=1, minute=480) == OFFICE.next_opening(late)
    assert Opening(days_ahead=2, weekday=0, minute=480) == OFFICE.next_opening(datetime(2026, 11, 28, 23, tzinfo=UTC))
    assert OFFICE.next_opening(early) in OFFICE.every_opening()


def test_no_hours_are_always() -> None:
    """Then nobody has to be told when."""
    assert ALWAYS.is_open(datetime(2026, 1, 1, 3, tzinfo=UTC))
    assert ALWAYS.next_opening(datetime(2026, 1, 1, 3, tzinfo=UTC)) is None


def test_days_may_go_over_the_end_of_a_week() -> None:
    """Saturday to Monday are three days."""
    hours = OpeningHours.parse("sat-mon 0-24", "UTC")
    assert {5, 6, 0} == {day for day, _, _ in hours.spells}


@pytest.mark.parametrize(("text", "zone"), [("mon 8", "UTC"), ("mon 17-8", "UTC"), ("mon 8-25", "UTC"),
                                            ("mon 8:75-9", "UTC"), ("xyz 8-9", "UTC"), ("mon 8-9", "Nowhere/City"),
                                            ("mon 8-9", ""), ("mon 8-9", "../etc")])
def test_what_cannot_be_read_is_refused(text: str, zone: str) -> None:
    """With words that name it."""
    with pytest.raises(ValueError, match=r"\w"):
        OpeningHours.parse(text, zone)
