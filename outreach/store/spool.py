"""STOPs that wait on the disk for a database that does not answer."""

from __future__ import annotations

import json
import os
import secrets
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from outreach.errors import StoreUnavailable
from outreach.model.conversation import Contact, ContactId
from outreach.store.rows import moment
from outreach.telemetry import log_trouble
from outreach.whole_files import OWNER_ONLY, write_whole

_WAITING, _UNREADABLE = ".json", ".unreadable"


@dataclass(frozen=True, slots=True, kw_only=True)
class WaitingStop:
    """One STOP as it waits: keyed hashes, never a number; the rule, never the words."""

    contact: Contact
    message_sid: str
    rule: str
    at: datetime


class Spool:
    """A folder with one small file for each STOP that the database could not take.

    A file is there whole or not at all, and is taken away only once the database has it. So
    any process may be killed at any moment, and several may empty the folder at once: the
    database takes the same message only once.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def keep(self, stop: WaitingStop) -> None:
        """Write a STOP down; on return it is on the disk.

        Raises:
            StoreUnavailable: the folder cannot be written to either.
        """
        path = self._folder / f"{time.time_ns():020d}-{secrets.token_hex(8)}{_WAITING}"
        try:
            write_whole(path, _written(stop), mode=OWNER_ONLY, to_disk=True)
        except OSError as problem:
            raise StoreUnavailable(f"{self._folder}: a STOP could not be kept: {problem.strerror}. "
                                   "Look whether its disk is full, or the folder may be written to") from problem

    def is_empty(self) -> bool:
        """True when no STOP waits; costs one look into a folder."""
        try:
            with os.scandir(self._folder) as entries:
                return not any(entry.name.endswith(_WAITING) and entry.name[0] != "." for entry in entries)
        except OSError:  # no STOP ever had to wait
            return True

    def of(self, contact: Contact) -> tuple[WaitingStop, ...]:
        """The STOPs of one person that wait."""
        waiting = (stop for path in sorted(self._folder.glob(f"[0-9]*{_WAITING}")) for stop in _read(path))
        return tuple(stop for stop in waiting if set(stop.contact.ids) & set(contact.ids))

    def empty(self, write: Callable[[WaitingStop], None]) -> None:
        """Hand every STOP on, the oldest first, and take its file away once it is written.

        A file that cannot be read is put aside and told in the log: it holds up no other.

        Raises:
            StoreUnavailable: the database still does not answer; what waits goes on waiting.
        """
        for path in sorted(self._folder.glob(f"[0-9]*{_WAITING}")):
            for stop in _read(path):
                write(stop)
                path.unlink(missing_ok=True)


def _written(stop: WaitingStop) -> str:
    ids = [[known.key_id, known.digest] for known in stop.contact.ids]
    return json.dumps({"ids": ids, "sid": stop.message_sid, "rule": stop.rule, "at": moment(stop.at)})


def _read(path: Path) -> Iterator[WaitingStop]:
    """The STOP in a file; none when another process took it, or it cannot be read."""
    try:
        yield _stop_in(json.loads(path.read_text(encoding="utf-8")))
    except FileNotFoundError:
        return
    except OSError as problem:
        log_trouble("spool", problem)
    except (ValueError, KeyError, TypeError) as problem:
        log_trouble("spool", problem)
        with suppress(FileNotFoundError):  # another process was first
            path.replace(path.with_suffix(_UNREADABLE))


def _stop_in(kept: dict[str, Any]) -> WaitingStop:
    ids = tuple(ContactId(key_id=str(key_id), digest=str(digest)) for key_id, digest in kept["ids"])
    at = datetime.fromisoformat(kept["at"])
    if not ids or at.tzinfo is None:
        raise ValueError("nobody, or no time with a zone")
    return WaitingStop(contact=Contact(ids=ids), message_sid=str(kept["sid"]), rule=str(kept["rule"]), at=at)
