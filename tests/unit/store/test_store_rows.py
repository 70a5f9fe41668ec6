"""Times and states as they stand in a row."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from outreach.store.rows import moment

ZONES = st.integers(-12 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))
TIMES = st.datetimes(datetime(1970, 1, 2), datetime(2200, 1, 1), timezones=ZONES)  # noqa: DTZ001


@given(TIMES, TIMES)
def test_times_sort_as_text(one: datetime, other: datetime) -> None:
    """Whatever their zones, times in rows are ordered as they happened."""
    assert (moment(one) < moment(other)) == (one < other)


@given(TIMES)
def test_a_time_comes_back(at: datetime) -> None:
    """A time read from a row is the same instant, in UTC."""
    assert datetime.fromisoformat(moment(at)) == at
    assert datetime.fromisoformat(moment(at)).tzinfo == UTC


def test_a_time_without_a_zone_is_refused() -> None:
    """Nobody has to guess later which zone was meant."""
    with pytest.raises(ValueError, match="zone"):
        moment(datetime(2026, 3, 1))  # noqa: DTZ001
