"""When people may be written to, by the clock where they are."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from outreach.sending.quiet_hours import SendHours, next_allowed

HOURS = SendHours(first=9, last=20)
OHIO, HAWAII, IDAHO, TOLL_FREE = "+12165550123", "+18085550123", "+12085550123", "+18005550123"
#: one number of each of six zones, and the zone
SIX = {OHIO: "America/New_York", "+13125550123": "America/Chicago", "+13035550123": "America/Denver",
       "+12135550123": "America/Los_Angeles", HAWAII: "Pacific/Honolulu", "+16025550123": "America/Phoenix"}


def at(text: str) -> datetime:
    """A moment in UTC."""
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


@pytest.mark.parametrize(("number", "now", "allowed"), [
    (OHIO, "2026-11-22T14:00", "2026-11-22T14:00"), (OHIO, "2026-11-22T13:59", "2026-11-22T14:00"),
    (OHIO, "2026-11-23T00:59", "2026-11-23T00:59"), (OHIO, "2026-11-23T01:00", "2026-11-23T14:00"),
    (OHIO, "2026-07-01T13:00", "2026-07-01T13:00"), (OHIO, "2026-10-31T23:59", "2026-10-31T23:59"),
    # the night of the change to winter time
    (OHIO, "2026-11-01T03:00", "2026-11-01T14:00"), (HAWAII, "2026-11-22T14:00", "2026-11-22T19:00"),
    # two zones: 9 on the coast, 10 inland
    # a toll-free number: Guam to Newfoundland share half an hour
    (TOLL_FREE, "2026-11-22T16:00", "2026-11-22T23:00"), (TOLL_FREE, "2026-11-22T23:31", "2026-11-23T23:00"),
    (IDAHO, "2026-11-22T16:30", "2026-11-22T17:00"), (IDAHO, "2026-11-23T03:30", "2026-11-23T17:00"),
])
def test_the_next_moment(number: str, now: str, allowed: str) -> None:
    """Now, or when the hours begin next wherever the number may be."""
    assert at(allowed) == next_allowed(number, at(now), HOURS)


@pytest.mark.parametrize("number", ["+8835100012345", "no number", ""])
def test_nobody_can_tell(number: str) -> None:
    """A number that is nowhere is never written to unasked."""
    assert next_allowed(number, at("2026-11-22T16:00"), HOURS) is None


@given(st.sampled_from(sorted(SIX)), st.integers(0, 366 * 24 * 60))
def test_always_within_the_hours(number: str, minutes: int) -> None:
    """Any minute of a year, both changes of the clock among them."""
    now = at("2026-01-01T00:00") + timedelta(minutes=minutes)
    allowed = next_allowed(number, now, HOURS)
    assert allowed is not None
    assert now <= allowed <= now + timedelta(hours=15)
    assert 9 <= allowed.astimezone(ZoneInfo(SIX[number])).hour < 20
