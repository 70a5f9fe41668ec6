"""One SQLite file as a database of the store."""

from __future__ import annotations

import sqlite3
import threading
import time
from pathlib import Path
from typing import Any

from outreach.errors import StoreUnavailable, WouldWait
from outreach.store.database import BUSY_TIMEOUT_S, HURRIED_S, MIGRATE, Durability, is_in_a_hurry
from outreach.store.rows import Values
from outreach.store.sqlite_connections import Connections

#: tidying up waits no longer than this for readers, for writers wait meanwhile
_SHORT_MS = 100

#: while another process writes, one waits so long at first, and each time twice as long up to the last
_FIRST_PAUSE_S, _LAST_PAUSE_S = 0.0002, 0.01

#: what was overwritten stands no more in the side file either, once no reader needs it
_CUT_SIDE_FILE = "PRAGMA wal_checkpoint(TRUNCATE)"

_LOOK = "Look whether its disk is full, its folder may be written to, or another program holds it"


class SqliteDatabase:
    """Reads and writes one file, in which readers and a writer work side by side (WAL)."""

    def __init__(self, path: Path, *, busy_timeout_s: float = BUSY_TIMEOUT_S) -> None:
        self._path = path
        self._busy_timeout_s = busy_timeout_s
        self._connections = Connections(path)
        #: threads of one process write in turn: where many wait by SQLite's own sleeps, some wait too long
        self._turn = threading.Lock()

    @property
    def name(self) -> str:
        """The file."""
        return str(self._path)

    def read(self, statement: str, values: Values, *, patient: bool = False) -> list[tuple[Any, ...]]:  # noqa: ARG002
        """Ask for rows; a file answers every question to its end."""
        try:
            return self._ask(Durability.PROCESS, statement, values).fetchall()
        except sqlite3.Error as error:
            raise self._unavailable(error) from error

    def write(self, durability: Durability, statement: str, values: Values) -> int:
        """Add, change or erase rows; how many there were."""
        if durability is Durability.POWER_LOSS and is_in_a_hurry():
            raise WouldWait
        had_turn = self._turn.acquire(timeout=self._patience_s)
        if not had_turn and is_in_a_hurry():
            raise WouldWait
        try:
            return self._ask(durability, statement, values).rowcount
        except sqlite3.Error as error:
            raise self._unavailable(error) from error
        finally:
            if had_turn:
                self._turn.release()

    def _ask(self, durability: Durability, statement: str, values: Values) -> sqlite3.Cursor:
        """Run a statement; ask again soon while another process writes, which takes less than SQLite's own pauses.

        To open the file may mean to wait as well: whoever leaves it as the last holds it whole for a moment.
        """
        try:
            return self._connections.get(durability).execute(statement, values)
        except sqlite3.OperationalError as error:
            if not _is_busy(error):
                raise
        return self._ask_again(durability, statement, values)

    def _ask_again(self, durability: Durability, statement: str, values: Values) -> sqlite3.Cursor:
        until, pause_s = time.monotonic() + self._patience_s, _FIRST_PAUSE_S
        while True:
            time.sleep(pause_s)
            try:
                return self._connections.get(durability).execute(statement, values)
            except sqlite3.OperationalError as error:
                if not _is_busy(error):
                    raise
                if time.monotonic() >= until and is_in_a_hurry():
                    raise WouldWait from error
                if time.monotonic() >= until:
                    raise
            pause_s = min(2 * pause_s, _LAST_PAUSE_S)

    @property
    def _patience_s(self) -> float:
        """How long this thread waits for others who write."""
        return min(HURRIED_S, self._busy_timeout_s) if is_in_a_hurry() else self._busy_timeout_s

    def clear_erased(self) -> None:
        """Empty SQLite's side file, in which erased rows would stand on; put off while somebody reads."""
        self.read(f"PRAGMA busy_timeout = {_SHORT_MS}", {})
        try:
            self.read(_CUT_SIDE_FILE, {})
        finally:
            self.read("PRAGMA busy_timeout = 0", {})

    def close(self) -> None:
        """Let go of the file, once no thread uses it any more."""
        self._connections.close()

    def _unavailable(self, error: sqlite3.Error) -> StoreUnavailable:
        missing = str(error).startswith(("no such table", "no such column"))
        remedy = MIGRATE if missing or not self._path.exists() else _LOOK
        return StoreUnavailable(f"{self._path}: {error}. {remedy}")


def _is_busy(error: sqlite3.OperationalError) -> bool:
    """True where another connection holds the file; extended codes tell more in their upper bytes."""
    return (getattr(error, "sqlite_errorcode", 0) & 0xFF) == sqlite3.SQLITE_BUSY
