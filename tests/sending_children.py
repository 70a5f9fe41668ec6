"""Processes of their own for the tests of sending: `python -m tests.sending_children worker|loop`.

`loop` is the plainest thing that sends with the same guard and ledger: what the engine is measured against.
"""

from __future__ import annotations

import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor

from outreach.bootstrap import Service, assemble
from outreach.model.conversation import Contact
from outreach.model.outbox import Chunk
from outreach.sending.assemble import MOST_THREADS, SendingParts, assemble_sender
from outreach.sending.http import TimeLimits
from outreach.settings import Settings
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


def main() -> None:
    """Do the one thing that was asked for."""
    service = assemble(Settings.from_env())
    if sys.argv[1] == "loop":
        loop(service)
    else:
        run_worker(service, stop_on_signals(), QUICK)
    service.store.close()


if __name__ == "__main__":
    main()
