"""When a call began, found again by whoever answers a repeat of its first step."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from outreach.dialogue.ports import Clock
from outreach.errors import StoreUnavailable
from outreach.model.calls import CallInput
from outreach.store import Store
from outreach.telemetry import log_trouble


class Beginnings:
    """Writes the second in which a call begins down once; every later step carries it in its address."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store, self._clock = store, clock

    def known(self, call: CallInput, sid: str) -> CallInput:
        """The step with its call's beginning. Never raises: a step without it begins the call where it is heard."""
        so_far = call.place.so_far
        if so_far.began or not sid:
            return call
        return replace(call, place=replace(call.place, so_far=replace(so_far, began=self._second(sid))))

    def _second(self, sid: str) -> int:
        """Seconds since 1970, the same for each process that asks; 0 where the database does not answer."""
        try:
            began = self._store.call_began(sid, at=self._clock().astimezone(UTC).isoformat())
        except StoreUnavailable as problem:
            log_trouble("beginnings", problem)
            return 0
        return int(datetime.fromisoformat(began).timestamp())
