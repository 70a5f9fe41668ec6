"""One SQLite file: statements in, rows out, and every failure as one error that says what to do."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any

from outreach.errors import StoreUnavailable
from outreach.store import statements
from outreach.store.connections import Connections, Durability
from outreach.store.rows import Values

#: the newest migration; `check` accepts it and later ones, for migrations only add
SCHEMA_VERSION = "0007"

#: a provider waits 15 seconds for an answer
BUSY_TIMEOUT_S = 3.0

#: tidying up waits no longer than this for readers, for writers wait meanwhile
_SHORT_MS = 100

_MIGRATE = "Run `outreach migrate`"
_LOOK = "Look whether its disk is full, its folder may be written to, or another program holds it"


class Database:
    """Reads and writes one file, from any number of threads and processes.

    Every method raises StoreUnavailable when the file does not answer within
    `busy_timeout_s` seconds.
    """

    def __init__(self, path: Path, *, busy_timeout_s: float = BUSY_TIMEOUT_S) -> None:
        self._path = path
        self._busy_timeout_s = busy_timeout_s
        self._connections = Connections(path, busy_timeout_s=busy_timeout_s)

    def check(self) -> None:
        """Make sure that the database answers and has the tables of this version.

        Raises:
            StoreUnavailable: it does not, with what to do about it.
        """
        versions = [str(version) for version, in self._read(statements.SCHEMA, {})]
        if not versions or versions[0] < SCHEMA_VERSION:
            problem = f"its tables are not of version {SCHEMA_VERSION}"
            raise StoreUnavailable(f"{self._path}: {problem}. {_MIGRATE}")

    def close(self) -> None:
        """Let go of the file, once no thread uses the store any more."""
        self._connections.close()

    def cut_side_file(self) -> None:
        """Empty SQLite's side file, in which erased rows would stand on; put off while somebody reads."""
        self._read(f"PRAGMA busy_timeout = {_SHORT_MS}", {})
        try:
            self._read(statements.CUT_SIDE_FILE, {})
        finally:
            self._read(f"PRAGMA busy_timeout = {int(self._busy_timeout_s * 1000)}", {})

    def _read(self, statement: str, values: Values) -> list[tuple[Any, ...]]:
        try:
            return self._connections.get(Durability.PROCESS).execute(statement, values).fetchall()
        except sqlite3.Error as error:
            raise self._unavailable(error) from error

    def _write(self, durability: Durability, statement: str, values: Values) -> int:
        try:
            return self._connections.get(durability).execute(statement, values).rowcount
        except sqlite3.Error as error:
            raise self._unavailable(error) from error

    def _unavailable(self, error: sqlite3.Error) -> StoreUnavailable:
        missing = str(error).startswith(("no such table", "no such column"))
        remedy = _MIGRATE if missing or not self._path.exists() else _LOOK
        return StoreUnavailable(f"{self._path}: {error}. {remedy}")
