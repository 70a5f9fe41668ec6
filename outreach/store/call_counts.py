"""What became of calls, counted by week; no number, no hash, and a call's id for a day at most."""

from __future__ import annotations

from collections.abc import Iterable

from outreach.store.database import Durability
from outreach.store.table import Table

#: the version before it counts no calls, and is served all the same
_SINCE = "0011"

#: a call has one row for its beginning and its menus, and one for each script that it heard, since when it has it
_BEGIN = """
INSERT INTO call_step (sid, script, place, turn, at) VALUES (:sid, '', 'start', 0, :at) ON CONFLICT DO NOTHING
"""
_BEGAN = "SELECT min(at) FROM call_step WHERE sid = :sid"
#: a late repeat of a step changes nothing
_STEP = """
INSERT INTO call_step (sid, script, place, turn, at) VALUES (:sid, :script, :place, :turn, :at)
ON CONFLICT (sid, script) DO UPDATE SET place = :place, turn = :turn WHERE call_step.turn <= :turn
"""
_STEPS = "SELECT script, place FROM call_step WHERE sid = :sid ORDER BY turn DESC, script"
_REPORTED = "INSERT INTO call_report (sid, at) VALUES (:sid, :at) ON CONFLICT DO NOTHING"
_COUNT = """
INSERT INTO call_count (week, kind, name, calls, seconds) VALUES (:week, :kind, :name, 1, :seconds)
ON CONFLICT (week, kind, name) DO UPDATE SET calls = call_count.calls + 1, seconds = call_count.seconds + :seconds
"""
_COUNTS = """
SELECT week, kind, name, calls, seconds FROM call_count WHERE week < :before
ORDER BY week DESC, kind, calls DESC, name
"""
_ERASE_CALL = "DELETE FROM call_step WHERE sid = :sid"
_ERASE_STEPS = "DELETE FROM call_step WHERE at < :before"
_ERASE_REPORTS = "DELETE FROM call_report WHERE at < :before"
_ERASE_COUNTS = "DELETE FROM call_count WHERE week < :oldest"


class CallCountTable(Table):
    """Keeps where calls are, until they are over and counted. A week is written "2026-W48", a time in ISO 8601, UTC.

    Every method raises StoreUnavailable when the database does not answer.
    """

    def call_began(self, sid: str, *, at: str) -> str:
        """When a call began: the time given, unless one is kept of the call."""
        self._write(Durability.PROCESS, _BEGIN, {"sid": sid, "at": at})
        [(began,)] = self._read(_BEGAN, {"sid": sid})
        return str(began or at)

    def note_call_step(self, sid: str, *, script: str, place: str, turn: int, at: str) -> None:
        """Keep the kind of place that a call is at, and the script that is read there; empty for none."""
        self._write(Durability.PROCESS, _STEP, {"sid": sid, "script": script, "place": place, "turn": turn, "at": at})

    def steps_of_call(self, sid: str) -> tuple[tuple[str, str], ...]:
        """The scripts that a call heard, each with its last place there, the newest first."""
        if self.schema_version() < _SINCE:
            return ()
        return tuple((script, place) for script, place in self._read(_STEPS, {"sid": sid}))

    def count_call(self, sid: str, cells: Iterable[tuple[str, str, int]], *, week: str, at: str) -> bool:
        """Add a call that is over to some cells (kind, name, seconds); False when it was counted before.

        It is claimed first: what fails in the middle is lost, and nothing is ever counted twice.
        """
        if self.schema_version() < _SINCE or not self._write(Durability.PROCESS, _REPORTED, {"sid": sid, "at": at}):
            return False
        for kind, name, seconds in cells:
            self._write(Durability.PROCESS, _COUNT, {"week": week, "kind": kind, "name": name, "seconds": seconds})
        self._write(Durability.PROCESS, _ERASE_CALL, {"sid": sid})
        return True

    def call_counts(self, *, before: str) -> tuple[tuple[str, str, str, int, int], ...]:
        """Week, kind, name, calls and seconds of the weeks before one, the newest week and the most calls first."""
        return tuple((week, kind, name, calls, seconds)
                     for week, kind, name, calls, seconds in self._read(_COUNTS, {"before": before}))

    def forget_calls(self, *, before: str, oldest: str) -> None:
        """Erase the ids of calls from before a time, and counts of weeks before the oldest."""
        if self.schema_version() >= _SINCE:
            for statement in (_ERASE_STEPS, _ERASE_REPORTS):
                self._write(Durability.POWER_LOSS, statement, {"before": before})
            self._write(Durability.POWER_LOSS, _ERASE_COUNTS, {"oldest": oldest})
