"""How much a person has texted lately, and what was not understood: enough to end loops and floods."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """Texts since a moment; a new hour or day begins with the first text after the old one."""

    since: datetime | None = None
    texts: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Traffic:
    """What is kept beside a reading position."""

    #: texts in a row that were not understood
    misses: int = 0
    #: a keyed mark of the last text that was not understood, and when it was answered; never its words
    mark: str = ""
    marked_at: datetime | None = None
    hour: Count = Count()
    day: Count = Count()
    #: True once "too many texts" was told in this day
    told: bool = False


NO_TRAFFIC = Traffic()
