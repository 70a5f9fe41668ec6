"""What the provider reports of messages that it took: once a message and status, in whatever order."""

from __future__ import annotations

from datetime import datetime

from outreach.store import outbox_statements as statements
from outreach.store.database import Durability
from outreach.store.rows import moment
from outreach.store.table import Table

#: what a message goes through, in order (telephony.md: the provider's enumeration); the last three are final
_ORDER = ("accepted", "scheduled", "queued", "sending", "sent", "partially_delivered", "canceled", "failed",
          "undelivered", "delivered", "read")


class DeliveryTable(Table):
    """Keeps receipts. Every method raises StoreUnavailable when the database does not answer."""

    def note_receipt(self, *, sid: str, status: str, code: str, outbox: int, at: datetime) -> bool:
        """Keep a receipt; False when it was there already. `outbox` is the row that it names, 0 for none."""
        return self._write(Durability.PROCESS, statements.ADD_RECEIPT,
                           {"sid": sid, "status": status, "code": code, "outbox": outbox, "at": moment(at)}) == 1

    def receipt_of(self, row: int, *, since: datetime) -> str:
        """The provider's id of a message that a receipt came for after a moment; empty for none."""
        rows = self._read(statements.RECEIPT_OF, {"id": row, "since": moment(since)})
        return str(rows[0][0]) if rows else ""

    def delivery_of(self, sid: str) -> tuple[str, str]:
        """How far a message came, with the error code if there is one; empty before any receipt.

        Receipts overtake each other: what counts is the latest step, not the latest receipt.
        """
        rows = self._read(statements.RECEIPTS, {"sid": sid})
        return max(rows, key=lambda row: _step(row[0]), default=("", ""))

    def receipts_by_status(self) -> tuple[tuple[str, str, int], ...]:
        """How many messages ended how: status, error code, count."""
        return tuple((status, code, count) for status, code, count in self._read(statements.RECEIPTS_BY_STATUS, {}))


def _step(status: str) -> int:
    return _ORDER.index(status) if status in _ORDER else -1
