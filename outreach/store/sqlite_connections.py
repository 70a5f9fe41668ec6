"""Connections to one SQLite file: two for each thread, opened when first needed."""

from __future__ import annotations

import os
import sqlite3
import threading
import weakref
from pathlib import Path

from outreach.errors import StoreUnavailable
from outreach.store.database import Durability

_WAITS = {Durability.PROCESS: "PRAGMA synchronous = NORMAL", Durability.POWER_LOSS: "PRAGMA synchronous = FULL"}

#: how long the side file grows before it is written into the file: 16 MB. Pages that change with every text are so
#: written a quarter as often
_SIDE_FILE_PAGES = 4000


class _Listed(sqlite3.Connection):
    """A connection that a weak list can hold: one that its thread lost is closed."""


class Connections:
    """Hands every thread its own connections to one file, and keeps them over a fork.

    SQLite keeps count of its file locks in the memory of the process. A forked child
    inherits the count but not the locks, and would lose what it writes, even through
    a connection of its own. So the forking thread closes its connections first; a
    child that inherits those of another thread is refused.
    """

    def __init__(self, path: Path) -> None:
        self._address = path.absolute().as_uri() + "?mode=rw"
        self._mine = threading.local()
        self._all: weakref.WeakValueDictionary[int, _Listed] = weakref.WeakValueDictionary()
        self._inherited: tuple[_Listed, ...] = ()
        self._pid = os.getpid()
        _prepare_for_forks(self)

    def get(self, durability: Durability) -> sqlite3.Connection:
        """Lend the calling thread its connection whose commits survive so much.

        Raises:
            StoreUnavailable: this process was forked while another thread was connected.
            sqlite3.Error: the file cannot be opened.
        """
        if os.getpid() != self._pid:
            self._settle_in_child()
        connection: _Listed | None = getattr(self._mine, durability.name, None)
        return connection or self._open(durability)

    def close(self) -> None:
        """Close the connections of all threads, once none of them is in use any more."""
        for connection in self._alive():
            connection.close()
        self._all.clear()
        self._mine = threading.local()

    def before_fork(self) -> None:
        """Close this thread's connections, and remember whether others stay open."""
        for connection in tuple(vars(self._mine).values()):
            connection.close()
            self._all.pop(id(connection), None)
        vars(self._mine).clear()
        self._inherited = self._alive()

    def after_fork_in_parent(self) -> None:
        """Go on as before: in the parent nothing was inherited."""
        self._inherited = ()

    def _open(self, durability: Durability) -> _Listed:
        # one thread uses a connection, but close() may be called from another
        connection = sqlite3.connect(self._address, uri=True, timeout=0, isolation_level=None,
                                     check_same_thread=False, factory=_Listed)
        connection.execute(_WAITS[durability])
        connection.execute(f"PRAGMA wal_autocheckpoint = {_SIDE_FILE_PAGES}")
        connection.execute("PRAGMA secure_delete = ON")  # what is forgotten is overwritten
        setattr(self._mine, durability.name, connection)
        self._all[id(connection)] = connection
        return connection

    def _alive(self) -> tuple[_Listed, ...]:
        found = (reference() for reference in self._all.valuerefs())
        return tuple(connection for connection in found if connection is not None)

    def _settle_in_child(self) -> None:
        # kept, not closed: closing an inherited connection would touch the parent's files
        self._inherited = self._inherited or self._alive()
        if self._inherited:
            raise StoreUnavailable("The database was in use while this process was forked, and cannot "
                                   "be used safely in the child. Fork before the line starts to answer")
        self._mine = threading.local()
        self._pid = os.getpid()


def _prepare_for_forks(connections: Connections) -> None:
    if not hasattr(os, "register_at_fork"):  # Windows knows no fork
        return
    reference = weakref.ref(connections)

    def before() -> None:
        if (alive := reference()) is not None:
            alive.before_fork()

    def after() -> None:
        if (alive := reference()) is not None:
            alive.after_fork_in_parent()

    os.register_at_fork(before=before, after_in_parent=after)
