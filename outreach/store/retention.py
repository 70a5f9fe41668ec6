"""What is forgotten, and when."""

from __future__ import annotations

from datetime import datetime, timedelta

from outreach.model.holds import RECALLED_DAYS
from outreach.store import statements
from outreach.store.connections import Durability
from outreach.store.database import Database
from outreach.store.rows import Values, moment

#: a correction waits so long for its reader to come back
CORRECTION_DAYS = 30


class Retention(Database):
    """Erases what the line need not know any more."""

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

    def _repeat(self, statement: str, values: Values) -> int:
        """Erase few rows at a time until none is left; how many there were."""
        erased = 0
        while some := self._write(Durability.POWER_LOSS, statement, values):
            erased += some
        return erased
