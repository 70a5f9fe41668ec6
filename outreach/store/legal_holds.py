"""Legal holds, written for good: who paused erasing, when and why."""

from __future__ import annotations

from datetime import datetime

from outreach.errors import HoldError
from outreach.model.legal_holds import LegalAct, LegalLine, open_names
from outreach.store.database import Durability
from outreach.store.rows import moment
from outreach.store.table import Table

#: the version before it knows none, and is served all the same
_SINCE = "0013"

_LINES = "SELECT name, act, at, who, reason FROM legal_hold ORDER BY id"
_ADD = "INSERT INTO legal_hold (name, act, at, who, reason) VALUES (:name, :act, :at, :who, :reason)"


class LegalHoldTable(Table):
    """Keeps legal holds. Every method raises StoreUnavailable when the database does not answer."""

    def legal_hold_lines(self) -> tuple[LegalLine, ...]:
        """Every legal hold that was begun or ended, the oldest first."""
        if self.schema_version() < _SINCE:
            return ()
        return tuple(LegalLine(name=name, act=LegalAct(act), at=datetime.fromisoformat(at), by=by, reason=reason)
                     for name, act, at, by, reason in self._read(_LINES, {}))

    def open_legal_holds(self) -> tuple[str, ...]:
        """The names of those that pause erasing now."""
        return open_names(self.legal_hold_lines())

    def keep_legal_line(self, line: LegalLine) -> None:
        """Begin or end a legal hold; on return it is on the disk.

        Raises:
            HoldError: one of that name is open already, or there is none to end.
        """
        is_open = line.name in self.open_legal_holds()
        if is_open == (line.act is LegalAct.ADD):
            problem = "is open already" if is_open else "is not open, so it cannot be ended"
            raise HoldError(f"The legal hold {line.name!r} {problem}. See them all by `outreach legal-hold list`")
        self.write_legal_line(line)

    def write_legal_line(self, line: LegalLine) -> None:
        """Write a line as it is, such as one that a restored backup lacks."""
        self._write(Durability.POWER_LOSS, _ADD, {"name": line.name, "act": line.act.value, "at": moment(line.at),
                                                  "who": line.by, "reason": line.reason})

    def refuse_while_held(self) -> None:
        """Make sure that erasing is not paused.

        Raises:
            HoldError: it is; names the holds.
        """
        if names := self.open_legal_holds():
            raise HoldError(f"Nothing is erased while there is a legal hold: {', '.join(names)}. "
                            "End it by `outreach legal-hold end` once counsel agrees")
