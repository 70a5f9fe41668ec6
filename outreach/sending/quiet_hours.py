"""When people may be written to unasked, by the clock on their own wall.

47 CFR 64.1200(c)(1) allows 8 a.m. to 9 p.m. at the called party's location, and some states less; the
setting's default keeps inside both. A number tells where it was issued, not where its owner is.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import phonenumbers
from phonenumbers import timezone

#: farther apart than these many openings, zones share no hour
_MOST_MOVES = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class SendHours:
    """From one hour of the day until, not including, another: 9 and 20."""

    first: int
    last: int


def next_allowed(number: str, at: datetime, hours: SendHours) -> datetime | None:
    """The first moment from `at` on that is within the hours wherever the number may be; in UTC.

    None where nobody can tell the number's zones, or where they share no hour.
    """
    return next_allowed_in(zones_of(number), at, hours)


def next_allowed_in(zones: tuple[ZoneInfo, ...], at: datetime, hours: SendHours) -> datetime | None:
    """The same for the zones that a number may be in."""
    moment = at.astimezone(UTC)
    if not zones:
        return None
    for _ in range(_MOST_MOVES):
        later = max(_opening(moment, zone, hours) for zone in zones)
        if later == moment:
            return moment
        moment = later
    return None


def _opening(at: datetime, zone: ZoneInfo, hours: SendHours) -> datetime:
    """The moment itself when it is allowed in a zone, else when that zone's hours begin next."""
    local = at.astimezone(zone)
    if hours.first <= local.hour < hours.last:
        return at
    day = local.date() + timedelta(days=0 if local.hour < hours.first else 1)
    return datetime.combine(day, time(hours.first), tzinfo=zone).astimezone(UTC)


@lru_cache(maxsize=4096)
def zones_of(number: str) -> tuple[ZoneInfo, ...]:
    """Every zone that a number may be in; none when one of them is not known."""
    try:
        names = timezone.time_zones_for_number(phonenumbers.parse(number))
        return tuple(map(ZoneInfo, names)) if timezone.UNKNOWN_TIMEZONE not in names else ()
    except (phonenumbers.NumberParseException, ZoneInfoNotFoundError):
        return ()
