"""What the line does beside answering: it takes in STOPs that had to wait, and forgets what is due."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from datetime import datetime, timedelta

from outreach.bootstrap.assemble import Service
from outreach.bootstrap.call_counts import forget_calls
from outreach.bootstrap.unanswered import forget_unanswered
from outreach.settings import Settings
from outreach.store import Store
from outreach.telemetry import log_trouble

#: how often a process looks whether there is something to do
LOOK_S = 15.0

#: the first look comes so soon after the start
FIRST_S = 2.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Forgotten:
    """How many rows were erased or blanked."""

    texts: int = 0
    served: int = 0
    places: int = 0
    #: legal holds that keep everything as it is
    paused_by: tuple[str, ...] = ()


def forget_due(store: Store, settings: Settings, now: datetime) -> Forgotten:
    """Erase whatever is older than its period, unless a legal hold pauses that.

    Raises:
        StoreUnavailable: the database does not answer; some may be erased already.
    """
    if paused_by := store.open_legal_holds():
        return Forgotten(paused_by=paused_by)
    places = store.forget_places(now)
    served = store.forget_served(now)
    texts = store.forget_old(now - timedelta(days=settings.keep_days))
    store.forget_sent(now, timedelta(days=settings.keep_days))
    forget_unanswered(store, now)
    forget_calls(store, now)
    store.note_forgotten(now)
    return Forgotten(texts=texts, served=served, places=places)


class Upkeep:
    """Looks from time to time; of several processes one does the work."""

    def __init__(self, service: Service) -> None:
        self._service = service
        self._every = timedelta(seconds=service.settings.forget_seconds)
        #: what went wrong at the last look: the same trouble is told in the log once
        self._trouble = ""

    def look(self) -> None:
        """Do what is due. Never raises: trouble stands in the log, and the next look tries again."""
        try:
            self._do()
            self._trouble = ""
        except Exception as problem:  # noqa: BLE001 - whatever it is, the next look must come
            if self._trouble != repr(problem):
                log_trouble("upkeep", problem)
            self._trouble = repr(problem)

    def _do(self) -> None:
        service, now = self._service, self._service.clock()
        service.opt_outs.take_in()
        if service.store.claim_forgetting(now, self._every):
            forget_due(service.store, service.settings, now)


def start_upkeep(service: Service) -> threading.Event:
    """Look after the line in a thread of its own, until the event is set or the process ends."""
    over = threading.Event()
    threading.Thread(target=_keep_looking, args=(Upkeep(service), over, service.settings.forget_seconds),
                     name="upkeep", daemon=True).start()
    return over


def _keep_looking(upkeep: Upkeep, over: threading.Event, forget_seconds: int) -> None:
    pause = min(FIRST_S, forget_seconds)
    while not over.wait(pause):
        upkeep.look()
        pause = min(LOOK_S, forget_seconds)
