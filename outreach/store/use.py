"""How much the line is used: counts by day, by month and by topic, never anybody's."""

from __future__ import annotations

from datetime import datetime

from outreach.store.rows import IN, OUT, moment
from outreach.store.table import Table

#: the places that calls keep among them are no texts
_TEXTS = """
SELECT substr(at, 1, 10), count(*) FROM inbound WHERE at >= :since AND rule <> 'listened'
GROUP BY substr(at, 1, 10) ORDER BY substr(at, 1, 10)
"""
#: each person counts once for a script, by text and by call together
_TOPICS = """
SELECT served, count(*) FROM (
    SELECT served, phone FROM inbound WHERE served <> '' AND at >= :since
    UNION SELECT served, phone FROM heard WHERE served <> '' AND at >= :since) AS people
GROUP BY served ORDER BY count(*) DESC, served
"""
_CONSENTS = """
SELECT substr(at, 1, 7), kind, count(*) FROM consent WHERE at >= :since
GROUP BY substr(at, 1, 7), kind ORDER BY substr(at, 1, 7)
"""
_NEWEST = "SELECT max(at) FROM inbound"


class UseTable(Table):
    """Counts for those who run the line. Every method raises StoreUnavailable when the database does not answer."""

    def texts_by_day(self, since: datetime) -> dict[str, int]:
        """How many texts were answered on each day ("2026-11-23", UTC); days without any are left out."""
        return dict(self._read(_TEXTS, {"since": moment(since)}, patient=True))

    def people_by_script(self, since: datetime) -> tuple[tuple[str, int], ...]:
        """How many numbers got each script, by text or call, the most first."""
        rows = self._read(_TOPICS, {"since": moment(since)}, patient=True)
        return tuple((served.partition(" ")[0], count) for served, count in rows)

    def stops_by_month(self, since: datetime) -> dict[str, tuple[int, int]]:
        """How often STOP and START were written down in each month ("2026-11")."""
        found: dict[str, dict[str, int]] = {}
        for month, kind, count in self._read(_CONSENTS, {"since": moment(since)}, patient=True):
            found.setdefault(month, {})[kind] = count
        return {month: (kinds.get(OUT, 0), kinds.get(IN, 0)) for month, kinds in found.items()}

    def newest_text(self) -> datetime | None:
        """When the last text came; None where none is kept."""
        [(at,)] = self._read(_NEWEST, {})
        return datetime.fromisoformat(at) if at else None
