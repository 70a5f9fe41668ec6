"""Floods from many numbers at once: whether the whole line got more texts in a minute than it may answer."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from time import monotonic

from outreach.errors import StoreUnavailable
from outreach.store import Store
from outreach.telemetry import log_trouble

#: texts are counted over so long
PERIOD = timedelta(minutes=1)
#: how long a look into the database is believed, and for which part of the cap, whichever ends first
BELIEVED_SECONDS, BELIEVED_PART = 1.0, 20


class Flood:
    """Tells whether the line is flooded; asks the database about once a second, as every process sees the same."""

    def __init__(self, store: Store, per_minute: int, seconds: Callable[[], float] = monotonic) -> None:
        self._store = store
        self._per_minute = per_minute
        self._seconds = seconds
        self._is_flooded = False
        self._looked_at = float("-inf")
        self._texts_since = 0

    def __call__(self, at: datetime) -> bool:
        """True when more texts than the cap were written down in the minute before; never raises."""
        self._texts_since += 1
        is_fresh = self._seconds() - self._looked_at < BELIEVED_SECONDS
        if not is_fresh or self._texts_since > self._per_minute // BELIEVED_PART:
            self._look(at)
        return self._is_flooded

    def _look(self, at: datetime) -> None:
        self._looked_at, self._texts_since = self._seconds(), 0
        try:
            earlier = self._store.text_before_last(self._per_minute, at - PERIOD)
        except StoreUnavailable as problem:
            log_trouble("flood", problem)
            return
        self._is_flooded = earlier is not None and timedelta() <= at - earlier < PERIOD
