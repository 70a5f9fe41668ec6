"""What is forgotten, and when."""

from __future__ import annotations

import json
import time
from datetime import datetime, timedelta

from outreach.model.conversation import Contact
from outreach.model.holds import RECALLED_DAYS
from outreach.store import agreement_statements, outbox_statements, statements
from outreach.store.database import Durability
from outreach.store.rows import Values, moment, searched
from outreach.store.table import Table

#: a correction waits so long for its reader to come back
CORRECTION_DAYS = 30

#: between two handfuls of rows, so that texts that wait for the file get their turn
BREATH_S = 0.02

#: the version before it knows no programmes, and is served all the same
_PROGRAMMES_SINCE = "0012"

_JOB = "forget"


class Retention(Table):
    """Erases what the line need not know any more."""

    def forget_served(self, now: datetime) -> int:
        """Erase who was served which script over 7 days ago, and say how many rows that were.

        What was read in the 7 days before a hold stays for 30 days after it, so that its readers can be told.

        Raises:
            StoreUnavailable: the database does not answer; some may be erased already.
        """
        values = _forgettable(now)
        return (self._erase(statements.FIND_READ, statements.ERASE_READ, values)
                + self._erase(statements.FIND_HEARD, statements.ERASE_HEARD, values))

    def forget_places(self, now: datetime) -> int:
        """Erase which topic and page people stopped at, as soon as MORE goes on there no more; how many there were.

        Raises:
            StoreUnavailable: the database does not answer; some may be erased already.
        """
        values: Values = {"now": moment(now)}
        return (self._erase(statements.FIND_PLACES, statements.ERASE_PLACES, values)
                + self._erase(statements.FIND_ASKED, statements.ERASE_ASKED, values))

    def forget_old(self, before: datetime) -> int:
        """Erase what people read before a moment, and say how many texts that were.

        Who said STOP is never erased; who read a script that a correction is owed for stays
        until `forget_served` lets go of it.

        Raises:
            StoreUnavailable: the database does not answer; some may be erased already.
        """
        return self._erase(statements.FIND_OLD, statements.ERASE_TEXTS, {"before": moment(before)})

    def forget_sent(self, now: datetime, keep: timedelta) -> int:
        """Erase messages that were done so long ago, and after 7 days what they said and their receipts.

        What they said stays, as for texts, while a hold may owe its readers a correction. Tells how many messages
        were erased.

        Raises:
            StoreUnavailable: the database does not answer; some may be erased already.
        """
        week = _forgettable(now)
        self._erase(outbox_statements.FIND_OLD_RECEIPTS, outbox_statements.ERASE_RECEIPTS, week)
        self._erase(outbox_statements.FIND_TOLD, outbox_statements.ERASE_TOLD, week)
        return self._erase(outbox_statements.FIND_DONE, outbox_statements.ERASE_DONE, {"before": moment(now - keep)})

    def forget_person(self, contact: Contact, *, by: str, at: datetime) -> int:
        """Erase all rows of one person, under every key, save STOP, START and what they agreed to; how many they were.

        That it was done, when and by whom is kept; for whom is not.

        Raises:
            StoreUnavailable: the database does not answer; some may be erased already.
        """
        values = searched(contact, "")
        members = (agreement_statements.FORGET_MEMBER,) if self.schema_version() >= _PROGRAMMES_SINCE else ()
        erased = sum(self._write(Durability.POWER_LOSS, statement, values) for statement in (
            statements.FORGET_TEXTS_OF, statements.FORGET_CALLS_OF, outbox_statements.FORGET_OUTBOX_OF, *members))
        self._write(Durability.POWER_LOSS, statements.ADD_FORGOTTEN, {"at": moment(at), "who": by, "erased": erased})
        self._database.clear_erased()
        return erased

    def claim_forgetting(self, now: datetime, every: timedelta) -> bool:
        """Ask to be the one that forgets now: True for one process in each period.

        Raises:
            StoreUnavailable: the database does not answer.
        """
        started = [row[0] for row in self._read(statements.JOB_TIMES, {"job": _JOB})]
        values: Values = {"job": _JOB, "now": moment(now), "due": moment(now - every)}
        if started and str(values["due"]) < started[0] <= str(values["now"]):
            return False
        return self._write(Durability.PROCESS, statements.CLAIM_JOB, values) == 1

    def note_forgotten(self, now: datetime) -> None:
        """Write down that all that was due has been forgotten, and leave no copies of it.

        Raises:
            StoreUnavailable: the database does not answer.
        """
        self._database.clear_erased()
        self._write(Durability.PROCESS, statements.JOB_DONE, {"job": _JOB, "now": moment(now)})

    def forgotten_at(self) -> str:
        """When all that was due was forgotten last, in UTC; empty when it never was.

        Raises:
            StoreUnavailable: the database does not answer.
        """
        return next((str(done) for _, done in self._read(statements.JOB_TIMES, {"job": _JOB})), "")

    def _erase(self, find: str, erase: str, values: Values) -> int:
        """Erase few rows at a time until none is left; how many there were."""
        erased = 0
        while found := [number for number, in self._read(find, values)]:
            erased += self._write(Durability.POWER_LOSS, erase, {"ids": json.dumps(found)})
            time.sleep(BREATH_S)
        return erased


def _forgettable(now: datetime) -> Values:
    """What the statements take that find what was served so long ago that nobody can be owed a correction for it."""
    return {"before": moment(now - timedelta(days=RECALLED_DAYS)), "days": RECALLED_DAYS,
            "holds_before": moment(now - timedelta(days=CORRECTION_DAYS))}
