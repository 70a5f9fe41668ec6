"""How fast the line's number sends, over all workers together."""

from __future__ import annotations

import threading
from collections import deque
from datetime import datetime, timedelta

from outreach.contact.keys import KeyRing
from outreach.dialogue.ports import Clock
from outreach.store import Store


class Pace:
    """Hands out moments to send at; half a second's worth is reserved in the database at once."""

    def __init__(self, store: Store, keys: KeyRing, *, number: str, per_second: int, clock: Clock) -> None:
        self._store = store
        self._clock = clock
        #: numbers stand in no table, not even our own
        self._sender = keys.contact(number).current.digest
        self._each = timedelta(seconds=1) / per_second
        self._handful = max(1, per_second // 2)
        self._reserved: deque[datetime] = deque()
        self._lock = threading.Lock()

    def wait(self, stop: threading.Event) -> timedelta:
        """Wait for the next free moment, or until the worker stops; how long that was.

        Raises:
            StoreUnavailable: the database does not answer.
        """
        began = self._clock()
        with self._lock:
            pause = self._next() - self._clock()
            if pause > timedelta():
                stop.wait(pause.total_seconds())
        return self._clock() - began

    def _next(self) -> datetime:
        if not self._reserved:
            first = self._store.reserve(self._sender, sends=self._handful, each=self._each, now=self._clock())
            self._reserved.extend(first + turn * self._each for turn in range(self._handful))
        return self._reserved.popleft()
