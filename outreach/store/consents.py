"""Who said STOP and START: written for good, never erased."""

from __future__ import annotations

from datetime import datetime

from outreach.model.conversation import Contact
from outreach.store import statements
from outreach.store.connections import Durability
from outreach.store.database import Database
from outreach.store.rows import IN, OUT, Values, written


class ConsentTable(Database):
    """Keeps who wants no messages."""

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

    def _add_consent(self, kind: str, rule: str, values: Values) -> None:
        values |= {"kind": kind, "rule": rule}
        self._write(Durability.POWER_LOSS, statements.ADD_CONSENT, values)
