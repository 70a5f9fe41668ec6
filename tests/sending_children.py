"""Processes of their own for the tests of sending: `python -m tests.sending_children worker|loop|engine`.

`loop` is the plainest thing that sends with the same guard and ledger: what the engine is measured against.
"""

from __future__ import annotations

import json
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

from outreach.bootstrap import Service, assemble
from outreach.model.conversation import Contact
from outreach.model.outbox import Chunk
from outreach.sending.assemble import MOST_THREADS, SendingParts, assemble_sender
from outreach.sending.http import TimeLimits
from outreach.settings import Settings
from outreach.worker.engine import Engine
from outreach.worker.run import run_worker, stop_on_signals


class EverybodyAgreed:
    """The agreements of a programme that all have joined."""

    def agreed(self, _contact: Contact, _batch: str) -> bool:
        return True


#: a provider on loopback answers soon, or never
QUICK = SendingParts(limits=TimeLimits(connect_s=0.5, read_s=1.0, whole_s=0.5), permit_s=1.0, margin_s=0.5,
                     consents=EverybodyAgreed())


def loop(service: Service) -> None:
    """Take everything that is due and send it with 32 threads, until nothing is left."""
    sender = assemble_sender(service, worker="loop", stop=threading.Event(), parts=QUICK)
    with ThreadPoolExecutor(MOST_THREADS) as threads:
        while service.store.late(service.clock().replace(year=9999)):
            if not service.store.take_due("loop", service.clock(), most=1_000_000, is_urgent=False):
                time.sleep(0.2)
            rows = service.store.owed(service.store.with_numbers(Chunk(name="loop", is_urgent=False)).numbers)
            list(threads.map(sender.send, rows))
            service.store.release("loop")


def engine(service: Service) -> None:
    """Let one chunk of each kind run, and say what the engine knows of them then, a minute later and two days later."""
    ran: list[list[object]] = []
    carrier = Engine(service.settings, worker="w-test", bulk=lambda *given: ran.append(["bulk", *given]),
                     urgent=lambda *given: ran.append(["urgent", *given]))
    carrier.start()
    chunks = [Chunk(name=f"c-{is_urgent}", is_urgent=is_urgent, numbers=(1, 2)) for is_urgent in (False, True)]
    for chunk in chunks * 2:
        carrier.enqueue(chunk)
    while not all(map(carrier.is_over, chunks)):
        time.sleep(0.1)
    now = service.clock()
    kept = [carrier.forget(now + timedelta(minutes=1)), carrier.forget(now + timedelta(days=2)),
            [carrier.is_over(chunk) for chunk in chunks]]
    carrier.stop(within_s=2)
    sys.stdout.write(json.dumps({"ran": sorted(ran, key=str), "kept": kept}))


def main() -> None:
    """Do the one thing that was asked for."""
    service = assemble(Settings.from_env())
    if sys.argv[1] in TASKS:
        TASKS[sys.argv[1]](service)
    else:
        run_worker(service, stop_on_signals(), QUICK)
    service.store.close()


TASKS = {"loop": loop, "engine": engine}

if __name__ == "__main__":
    main()
