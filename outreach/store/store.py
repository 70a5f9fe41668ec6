"""Remembering texting people in one database, from any number of processes."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from outreach.model.conversation import Caller, CallerRecalled, Contact, HowAnswered, Recalled, TextState
from outreach.model.holds import Holds
from outreach.store import outbox_statements, statements
from outreach.store.account import AccountTable
from outreach.store.agreements import AgreementTable, CastTable
from outreach.store.call_counts import CallCountTable
from outreach.store.consents import ConsentTable
from outreach.store.counted import CountTable
from outreach.store.database import Durability
from outreach.store.deliveries import DeliveryTable
from outreach.store.hold_rows import NOBODY, Known, ServedRow, known, written_numbers, written_served
from outreach.store.legal_holds import LegalHoldTable
from outreach.store.outbox import OutboxTable
from outreach.store.restoring import RestoreTable
from outreach.store.retention import Retention
from outreach.store.rows import RecallRow, Values, reading, recalled, searched, written
from outreach.store.unanswered import UnansweredTable
from outreach.store.workers import WorkerTable


class Store(OutboxTable, DeliveryTable, WorkerTable, ConsentTable, AgreementTable, CastTable, UnansweredTable,
            CallCountTable, LegalHoldTable, AccountTable, RestoreTable, CountTable, Retention):
    """Keeps what people read last, who said STOP, what is held, and what they are owed, in one database.

    Threads and processes may share it. Every method raises StoreUnavailable when the
    database does not answer in time.
    """

    def recall(self, contact: Contact, message_sid: str) -> Recalled:
        """Look a person up as one of their messages arrives, under every key.

        For a message that was answered before, this is what was known before it, save
        that a STOP sent since then counts. A consent that this message gave itself is
        left out, so a STOP is confirmed even if the first try ended half way.

        Raises:
            StoreUnavailable: the database does not answer.
        """
        values = searched(contact, message_sid)
        row = self._recall_row(values, has_one_digest=len(contact.ids) == 1)
        holds = self._holds_of(row.holds_version or 0)
        return recalled(row, holds, self._known(holds, values))

    def _recall_row(self, values: Values, *, has_one_digest: bool) -> RecallRow:
        """By the shorter question where it is enough."""
        if has_one_digest:
            row = RecallRow(*self._read(statements.RECALL_NEW, values)[0])
            if row.first_at is None:
                return row
        return RecallRow(*self._read(statements.RECALL, values)[0])

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

    def how_answered(self, message_sid: str) -> HowAnswered | None:
        """Why a text was answered as it was; None when nothing is written of it.

        Raises:
            StoreUnavailable: the database does not answer.
        """
        for rule, served, page, language, build in self._read(statements.HOW_ANSWERED, {"sid": message_sid}):
            script, _, keyword = served.partition(" ")
            return HowAnswered(rule=rule, script=script, keyword=keyword, page=page, language=language, build=build)
        return None

    def text_before_last(self, count: int, since: datetime) -> datetime | None:
        """When the text came before the last `count` of all people; None where there were no more since a moment.

        Mostly there were not: then that is seen from one row, however many are kept.

        Raises:
            StoreUnavailable: the database does not answer.
        """
        latest = self._time_of(statements.NO_LATER_THAN, count)
        return self._time_of(statements.TEXT_BEFORE, count) if latest and latest >= since else None

    def _time_of(self, statement: str, newer: int) -> datetime | None:
        rows = self._read(statement, {"newer": newer})
        return datetime.fromisoformat(rows[0][0]) if rows else None

    def forget_reading(self, contact: Contact, *, message_sid: str) -> None:
        """Erase what a person read, heard, was sent, was asked and spoke, up to a message of theirs.

        STOP, START, the notice and the number of texts stay.

        Raises:
            StoreUnavailable: the database does not answer; some may be erased already.
        """
        values = searched(contact, message_sid)
        for statement in (statements.FORGET_READING, statements.FORGET_CALLS, outbox_statements.FORGET_SENT_TO):
            self._write(Durability.POWER_LOSS, statement, values)

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

        What a call hears again is one row, with the time when it was first heard.

        Raises:
            StoreUnavailable: the database does not answer; the row may be written all the same.
        """
        values = written(caller.contact, caller.call_sid, at)
        values |= {"served": written_served(served, keyword), "told": written_numbers(told), "holds": holds}
        if not self._write(Durability.PROCESS, statements.ADD_HEARD, values):
            return self.holds_version() == holds
        self._write(Durability.PROCESS, statements.DROP_DOUBLE_HEARD, values)
        return True

    def _known(self, holds: Holds, values: Values) -> Known:
        """What a person read, asked only while some hold owes its readers a correction."""
        if not holds.owes_corrections:
            return NOBODY
        return known(ServedRow(*row) for row in self._read(statements.SERVED, values))
