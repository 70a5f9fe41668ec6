"""A build's file, read by all threads and processes at once."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterable
from pathlib import Path

#: what each thread's connection keeps at hand of a build. The system holds the file, for all threads and processes, so
#: reading a page again costs next to nothing; mapped into memory it was no faster, and each thread's map counted anew
CACHE_KB = 512


class BuiltFile:
    """Asks one build; nothing is ever written."""

    def __init__(self, path: Path) -> None:
        """Open a build's file; `name` is its hash."""
        self.name = path.stem
        self._path = path
        self._local = threading.local()

    def about(self) -> dict[str, str]:
        """What kind of build this is.

        Raises:
            sqlite3.DatabaseError: the file is cut short or is no catalogue.
        """
        ((pages,),), ((size,),) = self._rows("pragma page_count"), self._rows("pragma page_size")
        if pages * size != self._path.stat().st_size:
            raise sqlite3.DatabaseError("the file is cut short")
        return dict(self._rows("select key, value from meta"))

    def has_table(self, name: str) -> bool:
        """False for a build of a version that wrote no such table."""
        return bool(self.rows("select 1 from sqlite_master where name = ?", name))

    def rows(self, statement: str, *values: object) -> tuple[tuple, ...]:  # type: ignore[type-arg]
        """The rows of a look-up whose statement stands elsewhere, such as the index of questions."""
        return tuple(self._rows(statement, *values))

    def _rows(self, statement: str, *values: object) -> Iterable[tuple]:  # type: ignore[type-arg]
        return self._connection().execute(statement, values).fetchall()

    def _connection(self) -> sqlite3.Connection:
        """One connection a thread: SQLite's must not be shared."""
        if not hasattr(self._local, "connection"):
            uri = f"{self._path.resolve().as_uri()}?mode=ro&immutable=1"
            self._local.connection = sqlite3.connect(uri, uri=True, check_same_thread=False)
            self._local.connection.execute(f"pragma cache_size = -{CACHE_KB}")
        connection: sqlite3.Connection = self._local.connection
        return connection
