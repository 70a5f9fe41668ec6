"""A worker's turns, with an engine on paper: what is handed out, taken over, found again, and told to staff."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

import pytest

from outreach.bootstrap import Service
from outreach.model.outbox import Basis, Chunk, NewMessage, State
from outreach.sending.health import Health
from outreach.sending.outcomes import Result
from outreach.worker.rounds import AHEAD, CHUNK, FEW, Rounds
from outreach.worker.watch import Watch
from tests.fakes import PATIENT, PERSON, FrozenClock


@dataclass
class PaperEngine:
    """Remembers what it was told, and does nothing."""

    enqueued: dict[str, Chunk] = field(default_factory=dict)
    over: set[str] = field(default_factory=set)
    begun: dict[str, list[str]] = field(default_factory=dict)
    taken_over: list[str] = field(default_factory=list)
    at_work: set[str] = field(default_factory=set)

    def running(self) -> frozenset[str]:
        return frozenset(self.at_work)

    def enqueue(self, chunk: Chunk) -> None:
        self.enqueued[chunk.name] = chunk

    def under_way(self, chunks: Iterable[Chunk]) -> frozenset[str]:
        return frozenset(chunk.name for chunk in chunks if chunk.name in self.enqueued.keys() - self.over)

    def is_over(self, chunk: Chunk) -> bool:
        return chunk.name in self.over

    def executors(self) -> dict[str, list[str]]:
        return self.begun

    def take_over(self, names: Iterable[str]) -> None:
        self.taken_over.extend(names)

    def forget(self, now: datetime) -> int:
        return 0


@dataclass
class Seconds:
    """A clock that a test moves."""

    now: float = 0.0

    def __call__(self) -> float:
        return self.now


@dataclass
class Shift:
    """A worker's rounds with everything that a test looks at."""

    line: Service
    clock: FrozenClock
    engine: PaperEngine = field(default_factory=PaperEngine)
    seconds: Seconds = field(default_factory=Seconds)

    def __post_init__(self) -> None:
        self.rounds = Rounds(service=self.line, engine=self.engine, health=Health(), watch=Watch(10, self.seconds),
                             worker="w1")

    def owe(self, count: int, *, is_urgent: bool = False) -> None:
        for number in range(count):
            self.line.store.owe(NewMessage(
                batch=f"b{number}{is_urgent}", owner=self.line.keys.contact(PATIENT), sealed="x", basis=Basis.ASKED,
                what="x#1", created_at=self.clock(), due_at=self.clock(), is_urgent=is_urgent,
                expires_at=self.clock() + timedelta(days=1)))

    def alerts(self) -> set[str]:
        """The kinds of alerts that staff are owed."""
        numbers = range(1, 500)
        return {row.what for row in self.line.store.owed(numbers) if row.what.startswith("staff:")}


@pytest.fixture
def shift(make_service: Callable[..., Service], clock: FrozenClock) -> Shift:
    """A line that sends."""
    return Shift(make_service(sending=True, staff_number=PERSON), clock)


def test_what_is_due_is_handed_out_in_chunks(shift: Shift) -> None:
    """Fifty to a chunk; urgent ones apart and first."""
    shift.owe(CHUNK + 1)
    shift.owe(2, is_urgent=True)
    assert 3 == shift.rounds.hand_out()
    assert [(True, 2), (False, CHUNK), (False, 1)] == [
        (chunk.is_urgent, len(chunk.numbers)) for chunk in shift.engine.enqueued.values()]
    assert 0 == shift.rounds.hand_out()


def test_not_everything_is_handed_out_at_once(shift: Shift) -> None:
    """So that who is urgent overtakes, and a STOP is not waited for by thousands."""
    shift.owe(AHEAD + 5)
    for number in range(AHEAD):
        shift.line.store.take_due(f"c{number}", shift.clock(), most=1, is_urgent=False)
    shift.owe(1, is_urgent=True)
    assert 1 == shift.rounds.hand_out()
    assert all(chunk.is_urgent for chunk in shift.engine.enqueued.values())


def test_a_dead_workers_chunks_are_taken_over_once(shift: Shift) -> None:
    """Its heartbeat stood still; its name is forgotten."""
    shift.rounds.beat()
    shift.line.store.beat("w0", shift.clock())
    shift.engine.begun = {"w0": ["c1", "c2"], "w1": ["c3"]}
    assert 0 == shift.rounds.take_over()
    shift.seconds.now = 10
    assert (2, 0) == (shift.rounds.take_over(), shift.rounds.take_over())
    assert ["c1", "c2"] == shift.engine.taken_over
    assert {"w1": 1} == shift.line.store.beats()


def test_lost_chunks_are_found(shift: Shift) -> None:
    """One that the engine never heard of, one that it is done with, one of a worker that nobody knows."""
    shift.rounds.beat()
    shift.owe(3)
    for name in ("lost", "over", "held"):
        shift.line.store.take_due(name, shift.clock(), most=1, is_urgent=False)
    shift.engine.enqueue(Chunk(name="over", is_urgent=False))
    shift.engine.enqueue(Chunk(name="held", is_urgent=False))
    shift.engine.over.add("over")
    shift.engine.begun = {"w-gone": ["held"]}
    shift.rounds.find_lost()
    assert 1 == len(shift.engine.enqueued["lost"].numbers)
    assert {"held", "lost"} == {chunk.name for chunk in shift.line.store.open_chunks()}
    assert ["held"] == shift.engine.taken_over


def test_own_chunks_that_broke_off_are_taken_up(shift: Shift) -> None:
    """One that is begun and not worked on at two looks in turn, once; one that just begins or ends is left alone."""
    shift.rounds.beat()
    shift.engine.begun = {"w1": ["broke-off", "at-work", "ends"]}
    shift.engine.at_work = {"at-work"}
    shift.rounds.find_lost()
    assert [] == shift.engine.taken_over
    shift.engine.begun = {"w1": ["broke-off", "at-work", "begins"]}
    shift.rounds.find_lost()
    assert ["broke-off"] == shift.engine.taken_over
    shift.engine.begun = {"w1": ["at-work"]}
    shift.rounds.find_lost()
    assert ["broke-off"] == shift.engine.taken_over


def test_staff_are_told(shift: Shift) -> None:
    """Messages that wait, a provider that refuses us, failures, STOPs on the disk; and nothing when all is well."""
    shift.rounds.tell_staff()
    assert set() == shift.alerts()
    shift.owe(FEW)
    rows = shift.line.store.owed(range(1, FEW + 1))
    for row in rows:
        shift.line.store.note_ended(row, State.FAILED, reason="30003", now=shift.clock())
    shift.owe(1, is_urgent=True)
    shift.clock.advance(minutes=16)
    shift.rounds.health.note(Result.OURS)
    shift.line.opt_outs.set_aside(shift.line.keys.contact(PATIENT), message_sid="SM1", rule="stop")
    shift.rounds.tell_staff()
    shift.rounds.tell_staff()
    assert {"staff:late", "staff:refused", "staff:failing", "staff:spool"} == shift.alerts()
