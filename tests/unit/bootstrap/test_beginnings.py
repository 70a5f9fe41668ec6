"""When a call began: once written down, carried from step to step, and never a reason to keep a caller waiting."""

from __future__ import annotations

from outreach.bootstrap import Service
from outreach.model.calls import CallInput, CallPlace, CallSoFar
from tests.conftest import MakeService
from tests.fakes import FrozenClock

START = CallInput(place=CallPlace(step="start"))


def began(service: Service, sid: str, call: CallInput = START) -> int:
    """The second that the answer to a step carries on."""
    return service.answer_call(call, sid=sid).so_far.began


def test_a_repeat_of_the_first_step_finds_the_first_second(service: Service, clock: FrozenClock) -> None:
    """Of a caller whose number is withheld, too; another call has its own."""
    first = int(clock.now.timestamp())
    assert began(service, "CA1") == first
    clock.advance(seconds=7)
    assert began(service, "CA1") == first
    assert began(service, "CA2") == began(service, "") == first + 7


def test_a_step_that_carries_it_asks_nobody(service: Service) -> None:
    """What stands in a signed address counts."""
    later = CallInput(place=CallPlace(step="menu", so_far=CallSoFar(began=1_700_000_000, turn=1)))
    assert began(service, "CA1", later) == 1_700_000_000
    assert service.store.steps_of_call("CA1") == ()


def test_without_a_database_the_call_begins_now(make_service: MakeService, clock: FrozenClock) -> None:
    """A repeat may then differ by a second; the caller is answered."""
    service = make_service(database_url="sqlite:////nowhere/outreach.sqlite")
    assert began(service, "CA1") == int(clock.now.timestamp())
