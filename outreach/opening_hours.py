"""When a person can be reached: hours of the week in a zone, as the operator writes them.

"mon-fri 8-17, sat 9:30-12" are local times of the zone, so they follow daylight saving time. No hours at
all mean always.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Self
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_SPELL = re.compile(r"(?P<first>[a-z]{3})(?:-(?P<last>[a-z]{3}))? (?P<opens>\d{1,2}(?::\d{2})?)-"
                    r"(?P<closes>\d{1,2}(?::\d{2})?)")
_MINUTES_OF_DAY = 24 * 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """One time that a person begins to answer."""

    #: 0 for today, 1 for tomorrow
    days_ahead: int
    #: 0 for Monday
    weekday: int
    #: minutes since midnight
    minute: int


@dataclass(frozen=True, slots=True, kw_only=True)
class OpeningHours:
    """The hours of a week; without any, always."""

    #: (weekday, minute it opens, minute it closes), in order
    spells: tuple[tuple[int, int, int], ...] = ()
    zone: str = "UTC"

    @classmethod
    def parse(cls, text: str, zone: str) -> Self:
        """Read hours such as "mon-fri 8-17, sat 9:30-12".

        Raises:
            ValueError: they cannot be read, or the zone is not known; says which.
        """
        _zone(zone)
        spells = [spell for part in text.lower().split(",") if part.strip() for spell in _spells(part.strip())]
        return cls(spells=tuple(sorted(spells)), zone=zone)

    def is_open(self, at: datetime) -> bool:
        """True when a person answers at a moment."""
        local = at.astimezone(_zone(self.zone))
        minute = local.hour * 60 + local.minute
        return not self.spells or any(day == local.weekday() and opens <= minute < closes
                                      for day, opens, closes in self.spells)

    def next_opening(self, at: datetime) -> Opening | None:
        """When a person begins to answer next; None where one always does."""
        local = at.astimezone(_zone(self.zone))
        minute = local.hour * 60 + local.minute
        for ahead in range(8):
            weekday = (local + timedelta(days=ahead)).weekday()
            for day, opens, _ in self.spells:
                if day == weekday and (ahead or opens > minute):
                    return Opening(days_ahead=ahead, weekday=day, minute=opens)
        return None

    def every_opening(self) -> tuple[Opening, ...]:
        """Each opening as it may have to be told: today, tomorrow, or on its day."""
        return tuple(dict.fromkeys(Opening(days_ahead=ahead, weekday=day, minute=opens)
                                   for day, opens, _ in self.spells for ahead in (0, 1, 2)))


ALWAYS = OpeningHours()


def _spells(part: str) -> list[tuple[int, int, int]]:
    match = _SPELL.fullmatch(part)
    if not match:
        raise ValueError(f"{part!r} is no time of the week")
    first, last = _day(match["first"]), _day(match["last"] or match["first"])
    opens, closes = _minute(match["opens"]), _minute(match["closes"])
    if opens >= closes:
        raise ValueError(f"{part!r} ends before it begins")
    return [((first + day) % 7, opens, closes) for day in range((last - first) % 7 + 1)]


def _day(name: str) -> int:
    if name not in DAYS:
        raise ValueError(f"{name!r} is no day: use {', '.join(DAYS)}")
    return DAYS.index(name)


def _minute(text: str) -> int:
    hours, _, minutes = text.partition(":")
    minute = int(hours) * 60 + int(minutes or 0)
    if minute > _MINUTES_OF_DAY or int(minutes or 0) > 59:
        raise ValueError(f"{text!r} is no time of the day")
    return minute


def _zone(name: str) -> ZoneInfo:
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as problem:
        raise ValueError(f"{name!r} is no time zone, such as America/New_York") from problem
