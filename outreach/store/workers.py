"""Which workers live, and when the line's number may send next."""

from __future__ import annotations

from datetime import datetime, timedelta

from outreach.errors import StoreUnavailable
from outreach.store import outbox_statements as statements
from outreach.store.database import Durability
from outreach.store.rows import moment
from outreach.store.table import Table

#: of so many workers at once each gets its turn
_MOST_TRIES = 100


class WorkerTable(Table):
    """Keeps heartbeats and the pace. Every method raises StoreUnavailable when the database does not answer."""

    def beat(self, worker: str, at: datetime) -> None:
        """Say that a worker lives."""
        self._write(Durability.PROCESS, statements.BEAT, {"name": worker, "at": moment(at)})

    def beats(self) -> dict[str, int]:
        """How often each worker has beaten; one whose number stands still is dead."""
        return dict(self._read(statements.BEATS, {}))

    def bury(self, worker: str) -> None:
        """Forget a worker that is dead, or leaves."""
        self._write(Durability.PROCESS, statements.BURY, {"name": worker})

    def reserve(self, sender: str, *, sends: int, each: timedelta, now: datetime) -> datetime:
        """Reserve the next so many moments of a sending number, and say which is the first.

        All workers together never send faster than one message in `each`.

        Raises:
            StoreUnavailable: the database does not answer, or others were always first.
        """
        self._write(Durability.PROCESS, statements.BEGIN_PACE, {"sender": sender})
        for _ in range(_MOST_TRIES):
            [(seen,)] = self._read(statements.PACE, {"sender": sender})
            first = max(now, datetime.fromisoformat(seen)) if seen else now
            values = {"sender": sender, "free_at": moment(first + sends * each), "seen": seen}
            if self._write(Durability.PROCESS, statements.MOVE_PACE, values) == 1:
                return first
        raise StoreUnavailable("the pace of sending could not be written down: other workers were always first")
