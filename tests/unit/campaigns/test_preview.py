"""When a broadcast ends: at the pace of the line, in the hours of its readers, never beyond its use."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from outreach.campaigns.preview import ends_at
from outreach.sending.quiet_hours import SendHours

HOURS = SendHours(first=9, last=20)
OHIO, HAWAII = (ZoneInfo("America/New_York"),), (ZoneInfo("Pacific/Honolulu"),)
#: nine in the morning in Ohio, four in Hawaii
NINE = datetime(2026, 11, 23, 14, tzinfo=UTC)


@pytest.mark.parametrize(("zones", "hours"), [
    ({OHIO: 3600}, 1), ({OHIO: 36000}, 10), ({HAWAII: 1}, 5), ({OHIO: 3600, HAWAII: 3600}, 6), ({}, 0),
    # eleven hours a day: the twelfth is done the next morning
    ({OHIO: 12 * 3600}, 25), ({HAWAII: 3600, OHIO: 11 * 3600}, 12)])
def test_at_one_a_second(zones: dict[tuple[ZoneInfo, ...], int], hours: int) -> None:
    """To five minutes."""
    end = ends_at(zones, NINE, per_second=1, per_day=1_000_000, hours=HOURS)
    assert end is not None
    assert abs(end - (NINE + timedelta(hours=hours))) <= timedelta(minutes=10)


def test_the_cap_of_a_day() -> None:
    """What is beyond it goes out the next day; what takes over three days does not end."""
    end = ends_at({OHIO: 3000}, NINE, per_second=10, per_day=2000, hours=HOURS)
    assert end is not None
    assert NINE + timedelta(days=1) <= end <= NINE + timedelta(days=1, minutes=10)
    assert ends_at({OHIO: 30_000}, NINE, per_second=10, per_day=2000, hours=HOURS) is None
