"""A line that sends to a provider on loopback, in turns that a test takes by hand."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta

from outreach.bootstrap import Service
from outreach.model.conversation import Contact
from outreach.model.holds import Act, HoldLine
from outreach.model.outbox import Basis, Chunk, NewMessage, Owed, State, page_of
from outreach.sending.assemble import SendingParts, assemble_sender
from outreach.sending.chunks import Chunks
from outreach.sending.http import TimeLimits
from outreach.sending.send import Sender
from tests.fakes import PATIENT, FrozenClock
from tests.provider_server import FakeProvider

TYPES = "recurrent-cancer/en/types"
#: long enough for a busy machine to answer on loopback; what is slow takes twice as long
QUICK = TimeLimits(connect_s=1.0, read_s=1.0, whole_s=1.0)
SLOW_S = 2.0
MakeOffice = Callable[..., "Office"]


@dataclass
class Agreed:
    """Who agreed, as a test has it."""

    everybody: bool = True

    def agreed(self, contact: Contact, batch: str) -> bool:
        return self.everybody


@dataclass
class Office:
    """The line, its provider, and what a worker does."""

    line: Service
    fake: FakeProvider
    clock: FrozenClock
    consents: Agreed = field(default_factory=Agreed)
    stop: threading.Event = field(default_factory=threading.Event)

    def __post_init__(self) -> None:
        parts = SendingParts(limits=QUICK, margin_s=0, consents=self.consents)
        self.sender: Sender = assemble_sender(self.line, worker="w1", stop=self.stop, parts=parts)

    def turn(self) -> None:
        """Send everything that is due, in one thread."""
        for is_urgent in (True, False):
            self.line.store.take_due("c", self.clock(), most=50, is_urgent=is_urgent)
        self.send_taken()

    def send_taken(self) -> None:
        """Send what was taken into the chunk, and no more."""
        Chunks(self.sender, OneThread()).run("c", self.numbers())

    def settle(self) -> None:
        """Send again what is due once everything that was begun is over."""
        self.clock.advance(seconds=self.sender.settle.total_seconds() + 1)
        self.turn()

    def numbers(self) -> tuple[int, ...]:
        return self.line.store.with_numbers(Chunk(name="c", is_urgent=False)).numbers

    def owe(self, number: str = PATIENT, basis: Basis = Basis.CONSENT, what: str = page_of(TYPES, 1),
            **more: object) -> None:
        """Add a message as a programme would."""
        now = self.clock()
        defaults = {"batch": "series", "created_at": now, "due_at": now, "expires_at": now + timedelta(hours=48)}
        self.line.store.owe(NewMessage(owner=self.line.keys.contact(number), basis=basis, what=what,
                                       sealed=self.line.outbox.sealer.seal(number), **(defaults | more)))

    def hold(self, act: Act = Act.HOLD, script: str = TYPES) -> None:
        """Take a script back, or give it free."""
        self.line.store.add_hold_lines([HoldLine(script=script, act=act, at=self.clock(), by="Ann", reason="x",
                                                 words="x")])

    def states(self) -> list[tuple[State, str, int]]:
        """How the messages stand."""
        return [(one.state, one.reason, one.count) for one in self.line.store.tally()]

    def bodies(self, number: str = PATIENT) -> list[str]:
        """What the provider took for a number."""
        return self.fake.bodies(number)


class OneThread:
    """Does at once what it is given."""

    def map(self, do: Callable[[Owed], None], rows: tuple[Owed, ...]) -> list[None]:
        return [do(row) for row in rows]
