"""`outreach worker`: sends until it is told to stop, and then ends what it began."""

from __future__ import annotations

import secrets
import signal
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, field
from time import monotonic

from outreach.bootstrap import Service
from outreach.bootstrap.upkeep import Upkeep
from outreach.campaigns.broadcasts import Broadcasts
from outreach.campaigns.series import Series
from outreach.campaigns.tidying import Tidying
from outreach.errors import StoreUnavailable
from outreach.sending.assemble import USUAL_PARTS, SendingParts, assemble_sender, threads_for
from outreach.sending.chunks import Chunks
from outreach.telemetry import forbid_core_dumps, log_trouble
from outreach.worker.engine import Engine
from outreach.worker.rounds import Rounds
from outreach.worker.watch import Watch

#: seconds between two turns of each kind
HAND_OUT_S, TAKE_OVER_S, FIND_LOST_S, UPKEEP_S, TELL_S, FORGET_S = 0.5, 0.5, 5.0, 15.0, 60.0, 3600.0
#: series, broadcasts and members: a handful a turn
PLAN_S, FILL_S, TIDY_S = 0.5, 0.2, 60.0
#: who waits for a message never waits behind a broadcast
URGENT_THREADS = 2
#: a message under way has its answer or none by then
ENDING_S = 20


@dataclass
class Turn:
    """Something to do every so often."""

    every_s: float
    do: Callable[[], object]
    due: float = field(default_factory=monotonic)

    def take(self) -> None:
        """Do it when its time has come. Trouble stands in the log, and the next turn tries again."""
        if monotonic() < self.due:
            return
        self.due = monotonic() + self.every_s
        try:
            self.do()
        except Exception as problem:  # noqa: BLE001 - a worker that stops working sends nothing
            log_trouble("worker", problem)


def run_worker(service: Service, stop: threading.Event, parts: SendingParts = USUAL_PARTS) -> None:
    """Send what is due until `stop` is set.

    Raises:
        SettingsError: what sending needs is not set.
        StoreUnavailable: the database is not there or not migrated.
    """
    forbid_core_dumps()
    worker = f"w-{secrets.token_hex(8)}"
    sender = assemble_sender(service, worker=worker, stop=stop, parts=parts)
    service.store.check_outbox()
    service.store.beat(worker, service.clock())
    with (ThreadPoolExecutor(threads_for(service.settings.sends_per_second), "send") as threads,
          ThreadPoolExecutor(URGENT_THREADS, "urgent") as urgent):
        engine = Engine(service.settings, worker=worker, bulk=Chunks(sender, threads).run,
                        urgent=Chunks(sender, urgent).run)
        rounds = Rounds(service=service, engine=engine, health=sender.health, worker=worker,
                        watch=Watch(service.settings.heartbeat_seconds))
        heart = threading.Thread(target=_beat, args=(rounds, stop, service.settings.heartbeat_seconds / 5))
        heart.start()
        try:
            engine.start()
            _take_turns(rounds, service, stop)
        finally:
            stop.set()
            engine.stop(within_s=ENDING_S)
            heart.join()
    with suppress(StoreUnavailable):
        service.store.bury(worker)


def stop_on_signals() -> threading.Event:
    """An event that SIGTERM and SIGINT set."""
    stop = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    return stop


def _take_turns(rounds: Rounds, service: Service, stop: threading.Event) -> None:
    turns = (Turn(TAKE_OVER_S, rounds.take_over), Turn(HAND_OUT_S, rounds.hand_out),
             Turn(FIND_LOST_S, rounds.find_lost), Turn(UPKEEP_S, Upkeep(service).look), Turn(TELL_S, rounds.tell_staff),
             Turn(FORGET_S, rounds.forget), Turn(PLAN_S, Series(service=service).plan),
             Turn(FILL_S, Broadcasts(service=service).fill), Turn(TIDY_S, Tidying(service).go_on))
    while not stop.wait(0.1):
        for turn in turns:
            turn.take()


def _beat(rounds: Rounds, stop: threading.Event, every_s: float) -> None:
    turn = Turn(every_s, rounds.beat)
    while not stop.wait(min(every_s, 0.2)):
        turn.take()
