"""Processes of their own for the proofs of series and broadcasts: `python -m tests.reach_children worker|days`.

`days` lets simulated days go by: while work is done a second is a second, then time moves on by a step. The step stands
in a file, so that a process that was killed goes on where it was, and the provider on loopback tells the same time.
"""

from __future__ import annotations

import json
import os
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path

from outreach.bootstrap import Service, assemble
from outreach.bootstrap.upkeep import forget_due
from outreach.campaigns.series import Series
from outreach.campaigns.tidying import Tidying
from outreach.model.conversation import InboundSms
from outreach.model.outbox import Chunk
from outreach.sending.assemble import assemble_sender
from outreach.sending.chunks import Chunks
from outreach.settings import Settings
from outreach.worker.run import run_worker, stop_on_signals
from tests.sending_children import QUICK

#: who agreed stands in the database
REAL = replace(QUICK, consents=None)
THREADS, HANDFUL = 8, 400


@dataclass
class FileClock:
    """A clock that stands in a file."""

    file: Path

    def __post_init__(self) -> None:
        self.step = datetime.fromisoformat(self.file.read_text())
        self._since = time.monotonic()

    def __call__(self) -> datetime:
        return self.step + timedelta(seconds=time.monotonic() - self._since)

    def move(self, to: datetime) -> None:
        """Whoever reads the file finds the old moment or the new one."""
        self.step, self._since = to, time.monotonic()
        fresh = self.file.with_suffix(f".{os.getpid()}")
        fresh.write_text(to.isoformat())
        fresh.replace(self.file)


def days(service: Service, clock: FileClock, plan: dict[str, object]) -> None:
    """Go on until the end, step by step; what people text comes first in each step."""
    step, until = timedelta(minutes=int(plan["step"])), datetime.fromisoformat(str(plan["until"]))
    texts = [(datetime.fromisoformat(at), number, body) for at, number, body in plan["texts"]]
    sender = assemble_sender(service, worker=f"w-{os.getpid()}", stop=threading.Event(), parts=REAL)
    series, tidying = Series(service=service), Tidying(service)
    with ThreadPoolExecutor(THREADS) as threads:
        chunks = Chunks(sender, threads)
        while clock.step < until:
            for at, number, body in texts:
                if clock.step - step < at <= clock.step:
                    _text(service, number, body)
            while series.plan():
                pass
            _send(service, chunks)
            if clock.step.hour == 5:
                forget_due(service.store, service.settings, clock())
                tidying.go_on()
            clock.move(clock.step + step)


def _text(service: Service, number: str, body: str) -> None:
    """A text that is repeated after a kill has one effect."""
    service.answer_text(InboundSms(message_sid=f"SM{number}", sender=service.keys.contact(number), body=body,
                                   number=number))


def _send(service: Service, chunks: Chunks) -> None:
    """All that is due now; what a killed process left in its hands goes back first."""
    service.store.release("c")
    while service.store.take_due("c", service.clock(), most=HANDFUL, is_urgent=False):
        chunks.run("c", service.store.with_numbers(Chunk(name="c", is_urgent=False)).numbers)


def main() -> None:
    """Do what was asked for."""
    settings = Settings.from_env()
    if sys.argv[1] == "worker":
        service = assemble(settings)
        run_worker(service, stop_on_signals(), REAL)
    else:
        clock = FileClock(Path(sys.argv[2]))
        service = assemble(settings, clock=clock)
        days(service, clock, json.loads(Path(sys.argv[3]).read_text()))
    service.store.close()


if __name__ == "__main__":
    main()
