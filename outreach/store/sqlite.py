"""Remembering texting people in one SQLite file, from any number of processes."""

from __future__ import annotations

import sqlite3
from datetime import datetime
from pathlib import Path
from typing import Any

from outreach.errors import StoreUnavailable
from outreach.model.conversation import Contact, Recalled, TextState
from outreach.store import statements
from outreach.store.connections import Connections, Durability
from outreach.store.rows import IN, OUT, RecallRow, Values, moment, reading, recalled, searched, written

#: the newest migration; `check` accepts it and later ones, for migrations only add
SCHEMA_VERSION = "0002"

#: a provider waits 15 seconds for an answer
BUSY_TIMEOUT_S = 3.0

_MIGRATE = "Run `outreach migrate`"
_LOOK = "Look whether its disk is full, its folder may be written to, or another program holds it"


class SqliteStore:
    """Keeps what people read last, and who said STOP, in one file.

    Threads and processes may share it. Every method raises StoreUnavailable when the
    file does not answer within `busy_timeout_s` seconds.
    """

    def __init__(self, path: Path, *, busy_timeout_s: float = BUSY_TIMEOUT_S) -> None:
        self._path = path
        self._connections = Connections(path, busy_timeout_s=busy_timeout_s)

    def recall(self, contact: Contact, message_sid: str) -> Recalled:
        """Look a person up as one of their messages arrives, under every key.

        For a message that was answered before, this is what was known before it, save
        that a STOP sent since then counts. A consent that this message gave itself is
        left out, so a STOP is confirmed even if the first try ended half way.

        Raises:
            StoreUnavailable: the database does not answer.
        """
        values = searched(contact, message_sid)
        [row] = self._read(statements.RECALL, values)
        return recalled(RecallRow(*row))

    def opt_out(self, contact: Contact, *, message_sid: str, rule: str, at: datetime) -> None:
        """Write down, for good and before any answer, that a person wants no texts.

        On return it is on the disk. The same message twice is written once.

        Raises:
            StoreUnavailable: the database does not answer, and nothing was written.
        """
        self._add_consent(OUT, rule, written(contact, message_sid, at))

    def opt_in(self, contact: Contact, *, message_sid: str, rule: str, at: datetime) -> None:
        """Write down that a person wants texts again.

        Raises:
            StoreUnavailable: the database does not answer, and nothing was written.
        """
        self._add_consent(IN, rule, written(contact, message_sid, at))

    def record(self, contact: Contact, *, message_sid: str, seq: int, before: TextState,
               after: TextState, rule: str, at: datetime, build: str) -> bool:
        """Write down how a message was answered; False when another process was first.

        `seq` is the number of the new row: one more than `Recalled.seq`. After False,
        recall again: the message was answered, or another of this person's came first.

        Raises:
            ValueError: `seq` is below 1.
            StoreUnavailable: the database does not answer.
        """
        if seq < 1:
            raise ValueError("rows are numbered from 1: pass one more than Recalled.seq")
        values: Values = {"seq": seq, "build": build, "rule": rule, "opted_out_before": int(before.opted_out)}
        values |= written(contact, message_sid, at) | reading(after)
        return self._write(Durability.PROCESS, statements.RECORD, values) == 1

    def forget_old(self, before: datetime) -> int:
        """Erase what people read before a moment, and say how many texts that were.

        Who said STOP is never erased.

        Raises:
            StoreUnavailable: the database does not answer; some may be erased already.
        """
        values: Values = {"before": moment(before)}
        erased = 0
        while some := self._write(Durability.POWER_LOSS, statements.FORGET_SOME, values):
            erased += some
        return erased

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

    def _add_consent(self, kind: str, rule: str, values: Values) -> None:
        values |= {"kind": kind, "rule": rule}
        self._write(Durability.POWER_LOSS, statements.ADD_CONSENT, values)

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
