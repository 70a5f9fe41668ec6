"""Counts for operators: how many people read what, and how the queue stands; never who."""

from __future__ import annotations

from outreach.store.table import Table

_READINGS = """
SELECT served, count(DISTINCT phone) FROM (
    SELECT served, phone FROM inbound WHERE served <> '' UNION SELECT served, phone FROM heard WHERE served <> ''
) AS readings GROUP BY served ORDER BY served
"""
_QUEUE = "SELECT state, count(*) FROM outbox GROUP BY state ORDER BY state"
_OUTBOX_SINCE = "0008"


class CountTable(Table):
    """Counts rows. Every method raises StoreUnavailable when the database does not answer."""

    def readings(self) -> dict[str, int]:
        """How many people were served each script, by text or call, as far back as that is known (7 days)."""
        found: dict[str, int] = {}
        for served, people in self._read(_READINGS, {}, patient=True):
            script = str(served).partition(" ")[0].partition("#")[0]
            found[script] = found.get(script, 0) + people
        return found

    def queue(self) -> dict[str, int]:
        """How many messages of the outbox stand how."""
        if self.schema_version() < _OUTBOX_SINCE:
            return {}
        return dict(self._read(_QUEUE, {}, patient=True))
