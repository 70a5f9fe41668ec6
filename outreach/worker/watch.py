"""Which workers are dead, told by heartbeats that stand still; clocks of machines need not agree. What stays undone."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from time import monotonic


class Watch:
    """Remembers when each worker's heartbeat last moved, on the clock of this process."""

    def __init__(self, heartbeat_s: float, seconds: Callable[[], float] = monotonic) -> None:
        self._heartbeat_s = heartbeat_s
        self._seconds = seconds
        self._seen: dict[str, tuple[int, float]] = {}

    def dead(self, beats: Mapping[str, int]) -> frozenset[str]:
        """The workers whose number of beats has not changed for the whole time."""
        now = self._seconds()
        self._seen = {name: self._since(name, count, now) for name, count in beats.items()}
        return frozenset(name for name, (_, since) in self._seen.items() if now - since >= self._heartbeat_s)

    def _since(self, name: str, count: int, now: float) -> tuple[int, float]:
        known = self._seen.get(name)
        return known if known and known[0] == count else (count, now)


class Twice:
    """Tells what was there at two looks in turn: what only passes is there at one."""

    def __init__(self) -> None:
        self._before: frozenset[str] = frozenset()

    def __call__(self, now: frozenset[str]) -> frozenset[str]:
        """Those that were there at the look before, too; they are then forgotten."""
        twice = now & self._before
        self._before = now - twice
        return twice
