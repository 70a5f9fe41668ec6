"""Calls that the line makes, on both databases: the same guard, ledger and settling as for texts."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta

import pytest

from outreach.bootstrap import Service
from outreach.model.holds import Act, HoldLine
from outreach.model.outbox import CALL, Basis, Chunk, NewMessage, State
from outreach.sending.assemble import SendingParts, assemble_sender
from outreach.sending.chunks import Chunks
from tests.conftest import MakeService
from tests.databases import on_both
from tests.fakes import LINE, OTHER, PATIENT, FrozenClock, Provider
from tests.integration.sending_office import QUICK, TYPES, Agreed, OneThread
from tests.provider_server import FakeProvider, Fault

pytestmark = on_both


@dataclass
class Caller:
    """A line that calls people, by hand."""

    line: Service
    fake: FakeProvider
    clock: FrozenClock

    def __post_init__(self) -> None:
        self.sender = assemble_sender(self.line, worker="w1", stop=threading.Event(),
                                      parts=SendingParts(limits=QUICK, margin_s=0, consents=Agreed()))

    def owe(self, number: str = PATIENT, what: str = f"{CALL}{TYPES}", batch: str = "calls") -> None:
        """Add a call as a programme would."""
        now = self.clock()
        self.line.store.owe(NewMessage(
            batch=batch, owner=self.line.keys.contact(number), sealed=self.line.outbox.sealer.seal(number),
            basis=Basis.CONSENT, what=what, created_at=now, due_at=now, expires_at=now + timedelta(hours=48)))

    def turn(self) -> list[tuple[State, str]]:
        """Do what is due; how everything stands then."""
        self.line.store.take_due("c", self.clock(), most=50, is_urgent=False)
        numbers = self.line.store.with_numbers(Chunk(name="c", is_urgent=False)).numbers
        Chunks(self.sender, OneThread()).run("c", numbers)
        return [(one.state, one.reason) for one in self.line.store.tally()]


@pytest.fixture
def caller(make_service: MakeService, clock: FrozenClock) -> Iterator[Caller]:
    """It is Sunday, 11 in the morning in Ohio."""
    with FakeProvider(slow_s=0.6) as fake:
        clock.advance(hours=4)
        yield Caller(make_service(sending=True, provider_url=fake.url, sends_per_second=1000, sends_per_person=1),
                     fake, clock)


def test_a_call_is_made_once(caller: Caller) -> None:
    """One call and no text; the row tells which id it has."""
    caller.owe()
    assert [(State.SENT, "")] == caller.turn() == caller.turn()
    assert ([PATIENT], []) == ([one["to"] for one in caller.fake.calls], caller.fake.taken)
    assert {caller.fake.calls[0]["sid"]} == caller.line.store.sids_of(caller.line.keys.contact(PATIENT))


def test_the_guard_asks_the_same_for_calls(caller: Caller, provider_of: Callable[[Service], Provider]) -> None:
    """STOP, holds, scripts that are not there, caps and quiet hours."""
    provider_of(caller.line).text("STOP", number=OTHER)
    caller.owe(OTHER)
    caller.owe(what=f"{CALL}recurrent-cancer/en/nothing", batch="gone")
    caller.owe(what=f"{CALL}staff:late", batch="odd")
    assert [(State.REFUSED, "not-there"), (State.REFUSED, "opted-out")] == caller.turn()
    caller.owe()
    caller.owe(batch="second")
    assert (State.WAITING, "person-cap") in caller.turn()
    assert [PATIENT] == [one["to"] for one in caller.fake.calls]


def test_no_call_at_night_nor_of_what_is_held(caller: Caller) -> None:
    """A quarter past eight in the evening; and a script that was taken back."""
    caller.clock.advance(hours=9, minutes=15)
    caller.owe()
    assert [(State.WAITING, "quiet-hours")] == caller.turn()
    caller.clock.advance(hours=14)
    caller.line.store.add_hold_lines([HoldLine(script=TYPES, act=Act.HOLD, at=caller.clock(), by="Ann", reason="x",
                                               words="x")])
    assert [(State.WAITING, "held")] == caller.turn()
    assert [] == caller.fake.calls


@pytest.mark.parametrize(("fault", "calls"), [(Fault.CUT_AFTER, 1), (Fault.CUT, 1)])
def test_nobody_is_called_twice_for_a_cut_connection(caller: Caller, fault: Fault, calls: int) -> None:
    """What may have been begun is looked for among the provider's calls first."""
    caller.fake.plan(fault)
    caller.owe()
    assert [(State.CLAIMED, "")] == caller.turn()
    for _ in range(3):
        caller.clock.advance(minutes=1)
        states = caller.turn()
    assert ([(State.SENT, "")], calls) == (states, len(caller.fake.calls))


def test_who_is_called_is_who_hears(caller: Caller, provider_of: Callable[[Service], Provider]) -> None:
    """The provider asks for a call of ours with the line's number as sender; the place kept is the patient's."""
    provider = provider_of(caller.line)
    ours = {"From": LINE, "To": PATIENT, "Direction": "outbound-api"}
    contact = caller.line.keys.contact(PATIENT)
    assert caller.line.store.recall(contact, "SM1").state.position is None
    provider.step("/voice?at=part&doc=recurrent-cancer&sec=types&lang=en", **ours)
    position = caller.line.store.recall(contact, "SM1").state.position
    assert position is not None
    assert ("recurrent-cancer", "types") == (position.document, position.section)
    assert caller.line.store.recall(caller.line.keys.contact(LINE), "SM1").state.position is None
    assert 204 == provider.post("/status/voice?m=1", {
        "CallSid": "CA" + "0" * 32, "CallStatus": "completed", "AccountSid": caller.line.settings.account_sid,
        **ours}).status_code
