"""When the next note comes: the reader's own hour, on both sides of a change of clocks."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from outreach.campaigns.slots import next_slot
from outreach.model.programmes import Rhythm
from outreach.sending.quiet_hours import SendHours

HOURS = SendHours(first=9, last=20)
MONDAYS, THIRD_DAYS = Rhythm(weekday=0, hour=10), Rhythm(days=3, hour=10)
#: clocks go forward on Sunday, 14 March 2027
FRIDAY = datetime(2027, 3, 12, 22, tzinfo=UTC)


@pytest.mark.parametrize(("number", "zone"), [
    ("+12165550123", "America/New_York"), ("+13125550123", "America/Chicago"), ("+13035550123", "America/Denver"),
    ("+12135550123", "America/Los_Angeles"), ("+18085550123", "Pacific/Honolulu"),
    ("+16025550123", "America/Phoenix")])
def test_ten_on_their_own_clock(number: str, zone: str) -> None:
    """Before and after the change, in zones that change and zones that do not."""
    slot = FRIDAY - timedelta(days=7)
    for _ in range(5):
        slot = next_slot(number, slot, MONDAYS, HOURS)
        local = slot.astimezone(ZoneInfo(zone))
        assert (0, 10, 0) == (local.weekday(), local.hour, local.minute)
    assert slot == next_slot(number, slot - timedelta(seconds=1), MONDAYS, HOURS)


def test_every_so_many_days() -> None:
    """The first comes on the next day at that hour, or on the same one; then it is so many days."""
    ohio = ZoneInfo("America/New_York")
    joined = datetime(2027, 3, 12, 9, 30, tzinfo=ohio)
    first = next_slot("+12165550123", joined, THIRD_DAYS, HOURS, is_first=True)
    assert datetime(2027, 3, 12, 10, tzinfo=ohio) == first
    assert datetime(2027, 3, 15, 10, tzinfo=ohio) == next_slot("+12165550123", first, THIRD_DAYS, HOURS)
    late = next_slot("+12165550123", joined + timedelta(hours=1), THIRD_DAYS, HOURS, is_first=True)
    assert datetime(2027, 3, 13, 10, tzinfo=ohio) == late


@pytest.mark.parametrize(("number", "zones"), [
    ("+12085550123", ("America/Boise", "America/Los_Angeles")),
    ("+19075550123", ("America/Adak", "America/Anchorage"))])
def test_a_number_in_two_zones(number: str, zones: tuple[str, ...]) -> None:
    """The hour is allowed in both, or it is moved on."""
    early = Rhythm(weekday=0, hour=9)
    slot = next_slot(number, FRIDAY, early, HOURS)
    for zone in zones:
        assert 9 <= slot.astimezone(ZoneInfo(zone)).hour < 20
