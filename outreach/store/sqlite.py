"""Remembering texting people in one SQLite file, from any number of processes."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from outreach.errors import StoreUnavailable
from outreach.model.conversation import Caller, CallerRecalled, Contact, Recalled, TextState
from outreach.model.holds import NOTHING_HELD, RECALLED_DAYS, HoldLine, Holds, holds_from
from outreach.store import statements
from outreach.store.connections import Connections, Durability
from outreach.store.hold_rows import NOBODY, Known, ServedRow, hold_line, known, written_numbers, written_served
from outreach.store.rows import IN, OUT, RecallRow, Values, moment, reading, recalled, searched, written

#: the newest migration; `check` accepts it and later ones, for migrations only add
SCHEMA_VERSION = "0004"

#: a provider waits 15 seconds for an answer
BUSY_TIMEOUT_S = 3.0

#: a correction waits so long for its reader to come back
CORRECTION_DAYS = 30

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
        #: what was held when the list was last read; a longer list is read again
        self._holds = NOTHING_HELD

    def recall(self, contact: Contact, message_sid: str) -> Recalled:
        """Look a person up as one of their messages arrives, under every key.

        For a message that was answered before, this is what was known before it, save
        that a STOP sent since then counts. A consent that this message gave itself is
        left out, so a STOP is confirmed even if the first try ended half way.

        Raises:
            StoreUnavailable: the database does not answer.
        """
        values = searched(contact, message_sid)
        row = RecallRow(*self._read(statements.RECALL, values)[0])
        holds = self._holds_of(row.holds_version or 0)
        return recalled(row, holds, self._known(holds, values))

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
               after: TextState, rule: str, at: datetime, build: str, served: str = "", keyword: str = "",
               told: Iterable[int] = (), holds: int = 0) -> bool:
        """Write down how a message was answered; False when another process was first.

        `seq` is the number of the new row: one more than `Recalled.seq`; `holds` is the version of
        the holds that the answer goes by. After False, recall again: the message was answered,
        another of this person's came first, or a script was held or lifted meanwhile.

        Raises:
            ValueError: `seq` is below 1.
            StoreUnavailable: the database does not answer.
        """
        if seq < 1:
            raise ValueError("rows are numbered from 1: pass one more than Recalled.seq")
        values: Values = {"seq": seq, "build": build, "rule": rule, "opted_out_before": int(before.opted_out)}
        values |= {"served": written_served(served, keyword), "told": written_numbers(told), "holds": holds}
        values |= written(contact, message_sid, at) | reading(after)
        return self._write(Durability.PROCESS, statements.RECORD, values) == 1

    def recall_caller(self, caller: Caller) -> CallerRecalled:
        """Look a caller up: what is held, what they read and heard, which corrections other calls and texts told.

        Raises:
            StoreUnavailable: the database does not answer.
        """
        holds = self.holds()
        found = self._known(holds, searched(caller.contact, caller.call_sid))
        return CallerRecalled(holds=holds, served=found.served, told=found.told)

    def record_heard(self, caller: Caller, *, served: str, keyword: str, told: Iterable[int], at: datetime,
                     holds: int) -> bool:
        """Write down what a caller is about to hear; False when a script was held or lifted meanwhile.

        Raises:
            StoreUnavailable: the database does not answer, and nothing was written.
        """
        values = written(caller.contact, caller.call_sid, at)
        values |= {"served": written_served(served, keyword), "told": written_numbers(told), "holds": holds}
        return self._write(Durability.PROCESS, statements.ADD_HEARD, values) == 1

    def holds(self) -> Holds:
        """What is held now; a hold by any process counts from the next call on.

        Raises:
            StoreUnavailable: the database does not answer.
        """
        [(version,)] = self._read(statements.HOLDS_VERSION, {})
        return self._holds_of(version)

    def hold_lines(self) -> tuple[HoldLine, ...]:
        """Every hold and lift there was, the oldest first: who, when, what and why.

        Raises:
            StoreUnavailable: the database does not answer.
        """
        return tuple(map(hold_line, self._read(statements.HOLD_LINES, {})))

    def add_hold_lines(self, lines: Iterable[HoldLine]) -> None:
        """Write holds and lifts down, for good; on return they are on the disk and count everywhere.

        Raises:
            StoreUnavailable: the database does not answer; some may be written already.
        """
        for line in lines:
            values: Values = {"script": line.script, "act": line.act.value, "at": moment(line.at), "who": line.by,
                              "reason": line.reason, "words": line.words}
            self._write(Durability.POWER_LOSS, statements.ADD_HOLD_LINE, values)

    def forget_served(self, now: datetime) -> int:
        """Erase who was served which script over 7 days ago, and say how many rows that were.

        What was read in the 7 days before a hold stays for 30 days after it, so that its readers can be told.

        Raises:
            StoreUnavailable: the database does not answer; some may be erased already.
        """
        values: Values = {"before": moment(now - timedelta(days=RECALLED_DAYS)), "days": RECALLED_DAYS,
                          "holds_before": moment(now - timedelta(days=CORRECTION_DAYS))}
        return sum(self._repeat(statement, values) for statement in (statements.FORGET_READ, statements.FORGET_HEARD))

    def forget_old(self, before: datetime) -> int:
        """Erase what people read before a moment, and say how many texts that were.

        Who said STOP is never erased.

        Raises:
            StoreUnavailable: the database does not answer; some may be erased already.
        """
        return self._repeat(statements.FORGET_SOME, {"before": moment(before)})

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

    def _holds_of(self, version: int) -> Holds:
        """The holds up to the newest line; the list is read only when it grew since."""
        if version != self._holds.version:
            self._holds = holds_from(self.hold_lines())
        return self._holds

    def _known(self, holds: Holds, values: Values) -> Known:
        """What a person read, asked only while some hold owes its readers a correction."""
        if not holds.owes_corrections:
            return NOBODY
        return known(ServedRow(*row) for row in self._read(statements.SERVED, values))

    def _repeat(self, statement: str, values: Values) -> int:
        """Erase few rows at a time until none is left; how many there were."""
        erased = 0
        while some := self._write(Durability.POWER_LOSS, statement, values):
            erased += some
        return erased

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
