"""A session of reviewing by keyboard alone: one file after the other, one key for each decision."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from outreach.errors import OutreachError
from outreach.model.script import MessageScript
from outreach.review.approve import Desk, approve, read_either
from outreach.review.beside import LEGEND, Sight, look_at
from outreach.review.queue import Waiting
from outreach.review.reword import mark_rewordings

#: words read in a minute, with understanding
READING_SPEED = 200
#: to decide and to press a key
SECONDS_TO_DECIDE = 20
#: about so many are looked at beforehand to tell how long all will take
SAMPLE = 40
KEYS = "a approve, e edit, m mark your own wordings, s skip, q quit"


class Terminal(Protocol):
    """Where a session happens."""

    #: how many columns of text there are
    columns: int

    def say(self, text: str) -> None:
        """Show text."""
        ...

    def key(self, question: str) -> str:
        """One key, small; empty where there is nobody any more."""
        ...

    def edit(self, path: Path) -> None:
        """Let the person edit a file."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Sat:
    """What a session came to."""

    signed: int
    skipped: int
    left: int


def sit(queue: Sequence[Waiting], *, reviewer: str, desk: Desk, terminal: Terminal) -> Sat:
    """Show each file in turn until all are seen or the person quits."""
    minutes = minutes_each(queue, desk, terminal.columns)
    signed = skipped = 0
    terminal.say(LEGEND)
    for number, item in enumerate(queue):
        left = len(queue) - number
        terminal.say(f"\n{number + 1} of {len(queue)}, about {in_hours(left * minutes)} left: {item.path}\n")
        decision = _decide(item.path, reviewer, desk, terminal)
        if decision == "q":
            return Sat(signed=signed, skipped=skipped, left=left)
        signed += decision == "a"
        skipped += decision == "s"
    return Sat(signed=signed, skipped=skipped, left=0)


def _decide(path: Path, reviewer: str, desk: Desk, terminal: Terminal) -> str:
    """Ask until the file is signed ("a"), skipped ("s"), or the session ends ("q")."""
    show = True
    while True:
        try:
            sight = look_at(read_either(path), desk, columns=terminal.columns)
            terminal.say(sight.text if show else "")
            key = terminal.key(KEYS) or "q"
            if key in ("s", "q") or (key == "a" and _sign(path, sight, reviewer, desk, terminal)):
                return key
            show = key in ("e", "m")
            _change(key, path, desk, terminal)
        except OutreachError as problem:
            terminal.say(str(problem))
            key = terminal.key("e edit, s skip, q quit") or "q"
            if key in ("s", "q"):
                return key
            if key == "e":
                terminal.edit(path)


def _change(key: str, path: Path, desk: Desk, terminal: Terminal) -> None:
    if key == "e":
        terminal.edit(path)
    if key == "m" and isinstance(read_either(path), MessageScript):
        mark_rewordings(path, desk.sources)


def _sign(path: Path, sight: Sight, reviewer: str, desk: Desk, terminal: Terminal) -> bool:
    """Sign; what must be accepted by name is asked first."""
    if sight.faults:
        terminal.say("It cannot be signed yet: see what is to mend.")
        return False
    if sight.to_accept and terminal.key(f"y to accept the above by your name, {reviewer}; any other key: no") != "y":
        return False
    approve(path, reviewer=reviewer, desk=desk, accept=tuple(flag for flag, _ in sight.to_accept))
    terminal.say(f"Signed: {path}")
    return True


def in_hours(minutes: float) -> str:
    """ "1 h 40" or "25 min"."""
    hours, rest = divmod(round(minutes), 60)
    return f"{hours} h {rest:02}" if hours else f"{rest} min"


def minutes_each(queue: Sequence[Waiting], desk: Desk, columns: int) -> float:
    """How long one of the files takes on average, by some from all of the queue: the riskiest are the longest."""
    some = queue[::max(1, len(queue) // SAMPLE)]
    sample = [_minutes_for(item, desk, columns) for item in some]
    return sum(sample) / len(sample) if sample else 0.0


def _minutes_for(item: Waiting, desk: Desk, columns: int) -> float:
    """How long one file takes to read and decide; a file that cannot be read, no longer than the decision."""
    try:
        words = look_at(read_either(item.path), desk, columns=columns).words
    except OutreachError:
        words = 0
    return words / READING_SPEED + SECONDS_TO_DECIDE / 60
