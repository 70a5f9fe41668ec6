"""The SQLite file that is moved from."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import Self

from outreach.errors import StoreUnavailable
from outreach.store import statements
from outreach.store.moving.sums import Row, Table

#: how long it waits for a line that is just writing
_PATIENCE_S = 15.0

_TABLES = """
SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name <> 'alembic_version'
ORDER BY name
"""
_COLUMNS = "SELECT name FROM pragma_table_info(?) ORDER BY cid"
_COUNT = "SELECT count(*) FROM {table}"
_ROWS = "SELECT {columns} FROM {table} ORDER BY {order}"
_SEALS = "SELECT name FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'moved_%'"
_SEAL = """
CREATE TRIGGER IF NOT EXISTS moved_{act}_{table} BEFORE {act} ON {table}
BEGIN SELECT raise(ABORT, 'this database is moved: set DATABASE_URL to the new one'); END
"""
_OPEN = "DROP TRIGGER IF EXISTS {seal}"


class Source:
    """Reads a file table by table, and seals it."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def __enter__(self) -> Self:
        """Open the file.

        Raises:
            StoreUnavailable: there is none.
        """
        try:
            self._database = sqlite3.connect(f"{self._path.as_uri()}?mode=rw", uri=True, timeout=_PATIENCE_S,
                                             isolation_level=None)
        except sqlite3.Error as error:
            raise self._unavailable(error) from error
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None,
                 trace: TracebackType | None) -> None:
        """Close the file."""
        self._database.close()
        if isinstance(error, sqlite3.Error):
            raise self._unavailable(error) from error

    def version(self) -> str:
        """Which version its tables have; empty when it has none."""
        try:
            return str(self._database.execute(statements.SCHEMA).fetchone()[0])
        except (sqlite3.OperationalError, TypeError):
            return ""

    def tables(self) -> tuple[Table, ...]:
        """All tables of the line."""
        return tuple(self._table(name) for name, in self._database.execute(_TABLES).fetchall())

    def rows(self, table: Table) -> Iterator[Row]:
        """All rows of a table, in the order of their numbers."""
        columns = ", ".join(table.columns)
        return self._database.execute(_ROWS.format(
            columns=columns, table=table.name, order="id" if table.is_numbered else columns))

    def seal(self) -> bool:
        """Let nobody change it any more; False when it was sealed before."""
        if self._database.execute(_SEALS).fetchall():
            return False
        self._all_or_nothing([_SEAL.format(act=act, table=table.name) for table in self.tables()
                              for act in ("INSERT", "UPDATE", "DELETE")])
        return True

    def reopen(self) -> None:
        """Let it be changed again."""
        self._all_or_nothing([_OPEN.format(seal=seal) for seal, in self._database.execute(_SEALS).fetchall()])

    def _all_or_nothing(self, changes: list[str]) -> None:
        self._database.execute("PRAGMA synchronous = FULL")
        self._database.execute("BEGIN IMMEDIATE")
        for change in changes:
            self._database.execute(change)
        self._database.execute("COMMIT")

    def _table(self, name: str) -> Table:
        columns = tuple(column for column, in self._database.execute(_COLUMNS, (name,)))
        return Table(name=name, columns=columns, count=self._database.execute(_COUNT.format(table=name)).fetchone()[0])

    def _unavailable(self, error: sqlite3.Error) -> StoreUnavailable:
        return StoreUnavailable(f"{self._path}: {error}. Look whether it is there, whole, and may be written to")


def reopen(path: Path) -> None:
    """Let a sealed file be changed again, after a move that is given up.

    Raises:
        StoreUnavailable: the file does not answer.
    """
    with Source(path) as source:
        source.reopen()
