"""What a worker does in turns beside sending: it hands out what is due, takes over from the dead, tells staff."""

from __future__ import annotations

import secrets
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Protocol

from outreach.bootstrap import Service
from outreach.model.outbox import Chunk, State
from outreach.sending.health import Health
from outreach.worker.watch import Twice, Watch

#: recipients in a chunk: what a worker takes at once, and another takes over
CHUNK = 50
#: chunks handed out ahead; more would make who is urgent, or said STOP, wait for nothing
AHEAD = 16
LATE = timedelta(minutes=15)
AN_HOUR = timedelta(hours=1)
#: so many messages, and one in so many of them, have to fail before staff hear of it
FEW, ONE_IN = 10, 5


class Carrier(Protocol):
    """What carries chunks from worker to worker: see `engine`."""

    def enqueue(self, chunk: Chunk) -> None:
        """Hand a chunk to whichever worker is free; a second time it is the same chunk."""
        ...

    def under_way(self, chunks: Iterable[Chunk]) -> frozenset[str]:
        """Those of the chunks that a worker has, or will be handed."""
        ...

    def is_over(self, chunk: Chunk) -> bool:
        """True for a chunk that ran to its end, well or not."""
        ...

    def executors(self) -> dict[str, list[str]]:
        """The chunks that somebody began, by who did."""
        ...

    def running(self) -> frozenset[str]:
        """The chunks that this process is at work on."""
        ...

    def take_over(self, names: Iterable[str]) -> None:
        """Hand chunks that nobody is at work on to whoever is free."""
        ...

    def forget(self, now: datetime) -> int:
        """Erase some of what has been over for long; how many chunks that were."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Rounds:
    """One worker's turns; several workers may take the same ones at once."""

    service: Service
    engine: Carrier
    health: Health
    watch: Watch
    worker: str
    #: own chunks that this process was not at work on when it last looked
    idle: Twice = field(default_factory=Twice)

    def hand_out(self) -> int:
        """Put what is due into chunks, urgent ones first, and hand them out; how many chunks."""
        handed = self._hand_out(is_urgent=True, most=AHEAD)
        if not self.service.store.has_due(self.service.clock(), is_urgent=False):
            return handed
        return handed + self._hand_out(is_urgent=False, most=AHEAD - len(self.service.store.open_chunks()))

    def _hand_out(self, *, is_urgent: bool, most: int) -> int:
        store, now, handed = self.service.store, self.service.clock(), 0
        while handed < most and store.has_due(now, is_urgent=is_urgent):
            chunk = Chunk(name=f"c-{secrets.token_hex(16)}", is_urgent=is_urgent)
            if store.take_due(chunk.name, now, most=CHUNK, is_urgent=is_urgent):
                self.engine.enqueue(store.with_numbers(chunk))
            handed += 1
        return handed

    def beat(self) -> None:
        """Say that this worker lives."""
        self.service.store.beat(self.worker, self.service.clock())

    def take_over(self) -> int:
        """Hand on the chunks of workers that are dead; how many."""
        dead = self.watch.dead(self.service.store.beats()) - {self.worker}
        taken = self._hand_on(dead) if dead else 0
        for name in dead:
            self.service.store.bury(name)
        return taken

    def _hand_on(self, dead: Collection[str]) -> int:
        chunks = [name for executor, names in self.engine.executors().items() if executor in dead for name in names]
        self.engine.take_over(chunks)
        return len(chunks)

    def find_lost(self) -> int:
        """Take up what nobody is at work on: how many chunks the engine lost or is done with.

        Beside those, chunks of workers that nobody knows, and own ones that broke off: where the engine's database is
        away as a chunk ends, the engine takes it for begun for ever.
        """
        executors = self.engine.executors()  # asked first: a worker beats before it begins anything
        self._hand_on(executors.keys() - self.service.store.beats().keys())
        self.engine.take_over(self.idle(frozenset(executors.get(self.worker, ())) - self.engine.running()))
        chunks = self.service.store.open_chunks()
        under_way = self.engine.under_way(chunks)
        lost = [chunk for chunk in chunks if chunk.name not in under_way]
        for chunk in lost:
            if self.engine.is_over(chunk):
                self.service.store.release(chunk.name)
            else:
                self.engine.enqueue(self.service.store.with_numbers(chunk))
        return len(lost)

    def tell_staff(self) -> None:
        """Look for what somebody has to mend, and text staff about it once."""
        for kind in self._troubles():
            self.service.outbox.alert(kind)

    def _troubles(self) -> tuple[str, ...]:
        store, now = self.service.store, self.service.clock()
        ended = store.ended_since(now - AN_HOUR)
        failed = ended.get(State.FAILED, 0)
        found = {"refused": self.health.refused_us(), "late": store.late(now - LATE) > 0,
                 "failing": failed >= FEW and failed * ONE_IN > sum(ended.values()),
                 "spool": self.service.opt_outs.is_waiting()}
        return tuple(kind for kind, is_so in found.items() if is_so)

    def forget(self) -> None:
        """Let go of what the engine keeps of chunks that are done."""
        while self.engine.forget(self.service.clock()):
            pass
