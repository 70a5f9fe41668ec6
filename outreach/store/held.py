"""What is held, and every hold and lift that there was."""

from __future__ import annotations

from collections.abc import Iterable

from outreach.model.holds import NOTHING_HELD, HoldLine, Holds, holds_from
from outreach.store import statements
from outreach.store.database import Database, Durability
from outreach.store.hold_rows import hold_line
from outreach.store.rows import Values, moment
from outreach.store.table import Table


class HoldTable(Table):
    """Keeps which texts were taken back."""

    def __init__(self, database: Database) -> None:
        super().__init__(database)
        #: what was held when the list was last read; a longer list is read again
        self._holds = NOTHING_HELD

    def holds(self) -> Holds:
        """What is held now; a hold by any process counts from the next call on.

        Raises:
            StoreUnavailable: the database does not answer.
        """
        return self._holds_of(self.holds_version())

    def holds_version(self) -> int:
        """How many holds and lifts there were until now: it only grows.

        Raises:
            StoreUnavailable: the database does not answer.
        """
        [(version,)] = self._read(statements.HOLDS_VERSION, {})
        return int(version)

    def hold_lines(self) -> tuple[HoldLine, ...]:
        """Every hold and lift there was, the oldest first: who, when, what and why.

        Raises:
            StoreUnavailable: the database does not answer.
        """
        return tuple(map(hold_line, self._read(statements.HOLD_LINES, {})))

    def add_hold_lines(self, lines: Iterable[HoldLine]) -> None:
        """Write holds and lifts down, for good; on return they are on the disk and count everywhere.

        Raises:
            StoreUnavailable: the database does not answer; some may be written already.
        """
        for line in lines:
            values: Values = {"script": line.script, "act": line.act.value, "at": moment(line.at), "who": line.by,
                              "reason": line.reason, "words": line.words}
            while not self._write(Durability.POWER_LOSS, statements.ADD_HOLD_LINE, values):
                continue  # another process took the number of this line: the next one is free

    def _holds_of(self, version: int) -> Holds:
        """The holds up to the newest line; the list is read only when it grew since."""
        if version != self._holds.version:
            self._holds = holds_from(self.hold_lines())
        return self._holds
