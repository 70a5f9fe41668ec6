"""What a restored backup must not undo: who left a programme since is not in it again."""

from __future__ import annotations

import json
from collections.abc import Iterable

from outreach.store.database import Durability
from outreach.store.rows import Values
from outreach.store.table import Table

#: the version before it knows no programmes
_SINCE = "0012"

_COLUMNS = ("phone", "key_id", "change", "programme", "at", "medium", "wording", "sid", "who", "evidence")
_AGREEMENTS = f"SELECT {', '.join(_COLUMNS)} FROM agreement ORDER BY id"  # noqa: S608 - names of our own
_ADD = """
INSERT INTO agreement (phone, key_id, change, programme, at, medium, wording, sid, who, evidence)
VALUES (:phone, :key_id, :change, :programme, :at, :medium, :wording, :sid, :who, :evidence)
ON CONFLICT (sid, programme, change) DO NOTHING
"""
_MEMBERS = "SELECT phone || ' ' || programme FROM member"
_DROP = "DELETE FROM member WHERE phone || ' ' || programme NOT IN (SELECT value FROM json_each(:kept))"


class RestoreTable(Table):
    """Carries agreements over a restore. Every method raises StoreUnavailable when the database does not answer."""

    def agreement_rows(self) -> tuple[Values, ...]:
        """Every yes and every end, the oldest first."""
        if self.schema_version() < _SINCE:
            return ()
        return tuple(dict(zip(_COLUMNS, row, strict=True)) for row in self._read(_AGREEMENTS, {}, patient=True))

    def add_agreement_rows(self, rows: Iterable[Values]) -> int:
        """Add those that are not there; how many they were."""
        return sum(self._write(Durability.POWER_LOSS, _ADD, values) for values in rows)

    def member_marks(self) -> tuple[str, ...]:
        """Who is in which programme, as one text each."""
        if self.schema_version() < _SINCE:
            return ()
        return tuple(str(mark) for mark, in self._read(_MEMBERS, {}, patient=True))

    def drop_members_but(self, marks: Iterable[str]) -> int:
        """Take everybody else out of the programmes; how many they were."""
        return self._write(Durability.POWER_LOSS, _DROP, {"kept": json.dumps(sorted(marks))})
