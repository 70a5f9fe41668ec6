"""How many messages the whole line has begun in the last 24 hours."""

from __future__ import annotations

import threading
from datetime import datetime, timedelta

from outreach.store import Store

#: counting all rows for each message would cost more than sending it
COUNTED_EVERY = timedelta(seconds=2)


class LineCap:
    """Counts anew every two seconds, and adds what this process began since.

    Several workers together may exceed the cap by what they send in two seconds.
    """

    def __init__(self, store: Store, cap: int) -> None:
        self._store = store
        self._cap = cap
        self._lock = threading.Lock()
        self._begun = 0
        self._counted_at: datetime | None = None

    def is_reached(self, now: datetime) -> bool:
        """True when nothing more may be sent now.

        Raises:
            StoreUnavailable: the database does not answer.
        """
        with self._lock:
            if self._counted_at is None or not self._counted_at <= now < self._counted_at + COUNTED_EVERY:
                self._begun = self._store.begun_since(now - timedelta(hours=24))
                self._counted_at = now
            return self._begun >= self._cap

    def count(self) -> None:
        """Note that a message is about to go out."""
        with self._lock:
            self._begun += 1
