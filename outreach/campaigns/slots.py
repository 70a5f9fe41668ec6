"""When the next note of a series comes: at an hour of the reader's own day, also where clocks change."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta

from outreach.model.programmes import Rhythm
from outreach.sending.quiet_hours import SendHours, next_allowed, zones_of

_DAY = timedelta(days=1)


def next_slot(number: str, after: datetime, rhythm: Rhythm, hours: SendHours, *, is_first: bool = False) -> datetime:
    """The moment of the next note, later than `after`; in UTC.

    The first one comes at the next such hour of a weekday, or of any day where only days are counted. The hour is that
    of the wall clock where the number is from, moved on where it lies outside the hours in another of its zones.
    """
    zone = next(iter(zones_of(number)), UTC)
    wait = 0 if rhythm.weekday is not None or is_first else rhythm.days
    day = after.astimezone(zone).date() + wait * _DAY
    while True:
        slot = datetime.combine(day, time(rhythm.hour), tzinfo=zone).astimezone(UTC)
        if slot > after and rhythm.weekday in (None, day.weekday()):
            return next_allowed(number, slot, hours) or slot
        day += _DAY
