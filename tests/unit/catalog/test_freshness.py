"""When a source's own review falls due, and what its state is today."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from outreach.catalog.freshness import Freshness, due_date, due_on, freshness


@pytest.mark.parametrize(("reviewed", "frequency", "due"), [
    ("2025-12-30", "quarterly", "2026-03-30"), ("2025-11-30", "quarterly", "2026-02-28"),
    ("2023-11-30", "quarterly", "2024-02-29"), ("2025-01-31", "monthly", "2025-02-28"),
    ("2024-01-31", "monthly", "2024-02-29"), ("2025-12-31", "monthly", "2026-01-31"),
    ("2024-02-29", "annual", "2025-02-28"), ("2025-03-31", "monthly", "2025-04-30"),
    ("2025-06-15", "annual", "2026-06-15"), ("2025-10-01", "quarterly", "2026-01-01"),
])
def test_a_rhythm_is_whole_months(reviewed: str, frequency: str, due: str) -> None:
    """The 31st becomes a shorter month's last day, and February has 29 days in leap years."""
    assert date.fromisoformat(due) == due_on(date.fromisoformat(reviewed), frequency)


@pytest.mark.parametrize("frequency", ["", "as_needed", "Quarterly", "weekly"])
def test_no_rhythm_no_date(frequency: str) -> None:
    """A source that does not say when is never called overdue."""
    assert due_on(date(2025, 1, 31), frequency) is None
    assert Freshness.UNKNOWN is freshness("2000-01-01", frequency, today=date(2026, 1, 1))


@pytest.mark.parametrize(("today", "state"), [
    ("2025-12-30", Freshness.FRESH), ("2026-03-16", Freshness.FRESH), ("2026-03-17", Freshness.DUE),
    ("2026-03-30", Freshness.DUE), ("2026-03-31", Freshness.OVERDUE), ("2026-11-22", Freshness.OVERDUE),
])
def test_two_weeks_before_its_date_a_page_is_due(today: str, state: Freshness) -> None:
    """On the day itself it is due still; the day after, overdue."""
    assert state is freshness("2025-12-30", "quarterly", today=date.fromisoformat(today))


@pytest.mark.parametrize("odd", ["", "soon", "2025-02-30", "30.12.2025", "9999-12-31"])
def test_a_date_that_is_none_is_unknown(odd: str) -> None:
    """Also one whose next review no calendar holds."""
    assert Freshness.UNKNOWN is freshness(odd, "quarterly", today=date(2026, 1, 1))


@given(st.dates(max_value=date(9990, 1, 1)), st.sampled_from(["monthly", "quarterly", "annual"]))
def test_the_day_is_kept_or_the_months_last(reviewed: date, frequency: str) -> None:
    """A due date is later, and never in the month after the right one."""
    due = due_on(reviewed, frequency)

    assert due is not None
    assert due > reviewed
    assert due.day == reviewed.day or (due.day < reviewed.day and due.day >= 28)


@given(st.dates(max_value=date(9990, 1, 1)), st.sampled_from([("monthly", 1), ("quarterly", 3), ("annual", 12)]))
def test_the_right_month(reviewed: date, rhythm: tuple[str, int]) -> None:
    """So many month ends lie between, and the day is the same or, where that month has none, its last."""
    frequency, months = rhythm
    due, first = due_on(reviewed, frequency), reviewed.replace(day=1)
    for _ in range(months):
        first = (first + timedelta(days=31)).replace(day=1)

    assert due is not None
    assert first == due.replace(day=1)
    assert due.day == reviewed.day or (due + timedelta(days=1)).month != due.month


@given(st.dates(date(1990, 1, 1), date(2100, 1, 1)), st.sampled_from(["monthly", "quarterly", "annual"]))
def test_no_state_comes_back(reviewed: date, frequency: str) -> None:
    """Day by day a page is fresh, then due for two weeks and its last day, then overdue for good."""
    due = due_on(reviewed, frequency)
    assert due is not None
    days = [freshness(reviewed.isoformat(), frequency, today=due + timedelta(days=day)) for day in range(-20, 20)]

    assert [Freshness.FRESH] * 7 + [Freshness.DUE] * 14 + [Freshness.OVERDUE] * 19 == days


@given(st.integers(1904, 2096), st.sampled_from(["monthly", "quarterly", "annual"]))
def test_the_last_of_february(year: int, frequency: str) -> None:
    """In leap years the 29th is a day like any other; in others nothing ever falls due on it."""
    last = date(year, 3, 1) - timedelta(days=1)
    before = {"monthly": date(year, 1, 31), "quarterly": date(year - 1, 11, 30), "annual": date(year - 1, 2, 28)}
    expected = date(year, 2, 28) if frequency == "annual" else last

    assert expected == due_date(before[frequency].isoformat(), frequency)
