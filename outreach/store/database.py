"""What the store asks of a database, whichever it is: statements in, rows out, and one kind of failure."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from enum import Enum
from typing import Any, Protocol

from outreach.store.rows import Values

#: the newest migration
SCHEMA_VERSION = "0013"

#: the one before it, which this version serves too: while a release is rolled out, either may be first
SERVED_FROM = "0012"

#: a provider waits 15 seconds for an answer
BUSY_TIMEOUT_S = 3.0
#: so long a thread waits for others who write while it is in a hurry: some texts of theirs, and no more
HURRIED_S = 0.02

MIGRATE = "Run `outreach migrate`"


class _Pace(threading.local):
    """Whether a thread is in a hurry."""

    is_hurried = False


_PACE = _Pace()


@contextmanager
def in_a_hurry() -> Iterator[None]:
    """A statement of this thread that would meanwhile wait long for others, or for a disk, raises WouldWait.

    It does nothing then, and is asked again by a thread that may wait: a disk may take any time to keep a STOP.
    """
    _PACE.is_hurried = True
    try:
        yield
    finally:
        _PACE.is_hurried = False


def is_in_a_hurry() -> bool:
    """True for a thread that others wait for."""
    return _PACE.is_hurried


class Durability(Enum):
    """What a commit survives; both survive the end of the process, even by kill -9."""

    #: may lose the last moments when the machine loses power: for reading positions
    PROCESS = "process"
    #: waits for the disk: for a STOP
    POWER_LOSS = "power loss"


class Database(Protocol):
    """Runs statements for any number of threads and processes, each in a transaction of its own.

    Statements stand in `statements`, in one spelling; a database that spells differently translates them.
    """

    @property
    def name(self) -> str:
        """What errors call the database; never shows a password."""
        ...

    def read(self, statement: str, values: Values, *, patient: bool = False) -> list[tuple[Any, ...]]:
        """Ask for rows; a patient question of staff may look through a whole table, others may not keep a text waiting.

        Raises:
            StoreUnavailable: the database does not answer in time.
        """
        ...

    def write(self, durability: Durability, statement: str, values: Values) -> int:
        """Add, change or erase rows; how many there were. On return they are kept as durably as asked.

        Raises:
            StoreUnavailable: the database does not answer in time, and nothing was written, or nobody knows.
        """
        ...

    def clear_erased(self) -> None:
        """Let go of copies that erased rows left behind, where that can be done without keeping anybody waiting.

        Raises:
            StoreUnavailable: the database does not answer in time.
        """
        ...

    def close(self) -> None:
        """Let go of the database, once no thread uses it any more; the next question opens it again."""
        ...
