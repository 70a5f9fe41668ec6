"""Taking a text back: which scripts are held, since when, and who has to hear of it.

A hold is never changed and never erased. Holds and lifts are lines of one list, and what
holds now is read from that list: the newest line of a script decides.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

#: the name that stops every script at once
ALL = "all"
#: who read a script so long before its hold is told of the mistake
RECALLED_DAYS = 7
#: clocks of processes differ by less; what was served this soon after a hold counts as before it
_CLOCKS_DIFFER = timedelta(minutes=1)


class Act(StrEnum):
    """What a person on duty did."""

    HOLD = "hold"
    LIFT = "lift"


@dataclass(frozen=True, slots=True, kw_only=True)
class HoldLine:
    """One line of the list: who held or lifted which script, when and why."""

    #: counts up in the order of the list
    number: int = 0
    #: "recurrent-cancer/en/types", or "all"
    script: str
    act: Act
    at: datetime
    by: str
    reason: str
    #: hash of the script's words as they were served then; tells whether a lift comes with other words
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Hold:
    """One script held, from the first hold to the lift."""

    #: the number of its first line
    number: int
    script: str
    since: datetime
    #: None while it is held
    lifted_at: datetime | None = None
    #: False for a script that was lifted as it was: nothing was wrong with it
    owes_correction: bool = True

    def was_on(self, at: datetime) -> bool:
        """True when the script was held at a moment."""
        return self.since <= at and (self.lifted_at is None or at < self.lifted_at)


@dataclass(frozen=True, slots=True, kw_only=True)
class Served:
    """A script that somebody read or heard."""

    script: str
    #: empty for what was sent unasked
    keyword: str
    at: datetime
    by_call: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """What has to be put right with one person: a script that was held after they had it."""

    hold: Hold
    served: Served

    @property
    def is_of_all(self) -> bool:
        """True when everything was held, and no single script is known to be wrong."""
        return self.hold.script == ALL


@dataclass(frozen=True, slots=True, kw_only=True)
class Holds:
    """What is held now."""

    #: the number of the newest line; a reader of an older list has to look again
    version: int = 0
    held: frozenset[str] = frozenset()
    #: every hold there was, the oldest first
    history: tuple[Hold, ...] = ()

    @property
    def is_everything(self) -> bool:
        """True while nothing at all may be read."""
        return ALL in self.held

    @property
    def owes_corrections(self) -> bool:
        """True while somebody may have to hear a correction."""
        return any(hold.owes_correction for hold in self.history)

    def stops(self, script: str) -> bool:
        """True when a script may not be served. The one place that decides it."""
        return bool(self.held) and (script in self.held or ALL in self.held)

    def with_those_at(self, at: datetime) -> Holds:
        """What is held now or was at a moment: a repeated message never says more than the first time."""
        then = {hold.script for hold in self.history if hold.was_on(at)}
        return self if then <= self.held else replace(self, held=self.held | then)


NOTHING_HELD = Holds()
#: while nobody can tell what is held, nothing is read to anybody
UNKNOWN = Holds(version=-1, held=frozenset((ALL,)))


def holds_from(lines: Iterable[HoldLine]) -> Holds:
    """What is held after a list of holds and lifts, in their order."""
    finished: list[Hold] = []
    open_: dict[str, tuple[Hold, str]] = {}
    version = 0
    for line in lines:
        version = line.number
        if line.act is Act.HOLD and line.script not in open_:
            open_[line.script] = Hold(number=line.number, script=line.script, since=line.at), line.words
        elif line.act is Act.LIFT and line.script in open_:
            finished.append(_lifted(*open_.pop(line.script), line))
    history = (*finished, *(hold for hold, _ in open_.values()))
    return Holds(version=version, held=frozenset(open_), history=tuple(sorted(history, key=lambda hold: hold.number)))


def _lifted(hold: Hold, words: str, lift: HoldLine) -> Hold:
    """A script that comes back as it was owes nothing; nor does "all", which accused no script."""
    return replace(hold, lifted_at=lift.at, owes_correction=hold.script != ALL and words != lift.words)


def correction_for(hold: Hold, served: Iterable[Served]) -> Correction | None:
    """What a person who read this last has to hear of a hold; None when it does not concern them."""
    recalled = [one for one in served if hold.script in (one.script, ALL)]
    recalled = [one for one in recalled
                if hold.since - timedelta(days=RECALLED_DAYS) <= one.at <= hold.since + _CLOCKS_DIFFER]
    return Correction(hold=hold, served=max(recalled, key=lambda one: one.at)) if recalled else None
