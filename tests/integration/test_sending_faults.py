"""A provider that refuses, breaks or goes silent: nothing is lost or doubled, on both databases."""

from __future__ import annotations

import pytest

from outreach.model.outbox import Basis, Chunk, State
from outreach.sending.send import MOST_TRIES
from tests.databases import on_both
from tests.fakes import OTHER, PATIENT, said_stop
from tests.integration.sending_office import SLOW_S, MakeOffice, Office
from tests.provider_server import Fault

pytestmark = on_both


def test_21610_is_an_opt_out(by_day: Office) -> None:
    """The provider knows of a STOP that we do not: from now on we do."""
    by_day.fake.refused[PATIENT] = 21610
    by_day.owe()
    by_day.turn()
    assert [(State.FAILED, "21610", 1)] == by_day.states()
    assert said_stop(by_day.line, PATIENT)
    assert {"provider-21610": 1} == by_day.line.store.opt_outs_by_rule()


def test_a_permanent_refusal_is_not_tried_again(by_day: Office) -> None:
    """One request, and the code stays."""
    by_day.fake.refused[PATIENT] = 21614
    by_day.owe()
    for _ in range(3):
        by_day.turn()
        by_day.clock.advance(hours=1)
    assert [(State.FAILED, "21614", 1)] == by_day.states()
    assert 1 == len(by_day.fake.requests)


def test_too_many_requests(by_day: Office) -> None:
    """Each pause is twice the last; after ten tries the message is given up."""
    by_day.owe()
    by_day.fake.plan(Fault.TOO_MANY, Fault.TOO_MANY)
    by_day.turn()
    assert [(State.WAITING, "20429", 1)] == by_day.states()
    for seconds, sent in ((0.9, 0), (0.1, 0), (1.9, 0), (0.1, 1)):
        by_day.clock.advance(seconds=seconds)
        by_day.turn()
        assert sent == len(by_day.bodies())
    by_day.owe(OTHER)
    by_day.fake.plan(*[Fault.TOO_MANY] * 20)
    for _ in range(20):
        by_day.turn()
        by_day.clock.advance(minutes=15)
    assert [(State.FAILED, "too-many-tries", 1), (State.SENT, "", 1)] == by_day.states()
    assert 10 == MOST_TRIES == len(by_day.fake.requests) - 3


@pytest.mark.parametrize("fault", [Fault.BROKEN_AFTER, Fault.CUT_AFTER, Fault.SLOW_AFTER, Fault.GARBAGE_AFTER])
def test_taken_without_a_word(by_day: Office, fault: Fault) -> None:
    """It is asked for, not before everything begun is over, and noted; nobody gets it twice."""
    by_day.owe()
    by_day.fake.plan(fault)
    by_day.turn()
    by_day.turn()
    assert [(State.CLAIMED, "", 1)] == by_day.states()
    before = len(by_day.fake.requests)
    by_day.clock.advance(seconds=by_day.sender.settle.total_seconds() - 0.1)
    by_day.turn()
    assert before == len(by_day.fake.requests)
    by_day.clock.advance(seconds=0.1)
    by_day.turn()
    assert [(State.SENT, "", 1)] == by_day.states()
    assert 1 == len(by_day.bodies())


@pytest.mark.parametrize("fault", [Fault.BROKEN, Fault.CUT, Fault.UNAVAILABLE, Fault.SLOW])
def test_not_taken(by_day: Office, fault: Fault) -> None:
    """It is asked for, not found, and sent again."""
    by_day.owe()
    by_day.fake.plan(fault)
    by_day.turn()
    for _ in range(2):
        by_day.settle()
    assert [(State.SENT, "", 1)] == by_day.states()
    assert 1 == len(by_day.bodies())


def test_a_message_like_an_earlier_one_is_not_taken_for_it(by_day: Office) -> None:
    """The same words went to the same person a moment ago, as another row."""
    by_day.owe(batch="first")
    by_day.turn()
    by_day.owe(batch="second")
    by_day.fake.plan(Fault.CUT)
    by_day.turn()
    for _ in range(2):
        by_day.settle()
    assert 2 == len(by_day.bodies())
    assert [(State.SENT, "", 2)] == by_day.states()


def test_a_receipt_settles_what_the_list_does_not_show(by_day: Office) -> None:
    """The receipt names the row, also when the provider's list lags behind."""
    by_day.owe()
    by_day.fake.plan(Fault.CUT_AFTER)
    by_day.turn()
    [message] = by_day.fake.taken
    by_day.fake.taken.clear()
    by_day.line.store.note_receipt(sid=message["sid"], status="sent", code="", outbox=1, at=by_day.clock())
    by_day.clock.advance(seconds=by_day.sender.settle.total_seconds())
    by_day.turn()
    assert [(State.SENT, "", 1)] == by_day.states()
    assert [] == by_day.bodies()


def test_killed_between_claim_and_request(by_day: Office) -> None:
    """Another worker finds the claim, asks, and sends; who said STOP meanwhile gets nothing."""
    for number in (PATIENT, OTHER):
        by_day.owe(number)
    by_day.line.store.take_due("dead", by_day.clock(), most=50, is_urgent=False)
    dead = by_day.line.store.with_numbers(Chunk(name="dead", is_urgent=False))
    for row in by_day.line.store.owed(dead.numbers):
        assert by_day.line.store.claim(row, worker="w0", words="x", build="b", now=by_day.clock(),
                                       settle_at=by_day.clock() + by_day.sender.settle)
    by_day.line.store.release("dead")
    by_day.line.opt_outs.by_staff(OTHER, by="Ann Example")
    for _ in range(2):
        by_day.settle()
    assert [(State.REFUSED, "opted-out", 1), (State.SENT, "", 1)] == by_day.states()
    assert [1, 0] == [len(by_day.bodies(number)) for number in (PATIENT, OTHER)]


def test_the_provider_does_not_tell(by_day: Office) -> None:
    """While it cannot be asked, nothing is sent again."""
    by_day.owe()
    by_day.fake.plan(Fault.CUT_AFTER)
    by_day.turn()
    by_day.fake.latency_s = SLOW_S
    by_day.clock.advance(seconds=by_day.sender.settle.total_seconds())
    by_day.turn()
    assert [(State.CLAIMED, "", 1)] == by_day.states()
    assert 1 == len(by_day.bodies())


def test_our_own_mistake_loses_nothing(make_office: MakeOffice) -> None:
    """With a wrong secret every message waits; staff hear of it once the provider listens again."""
    office = make_office(auth_token="wrong")
    office.owe(basis=Basis.ASKED)
    for _ in range(MOST_TRIES + 2):
        office.turn()
        office.clock.advance(minutes=1)
    assert [(State.WAITING, "20003", 1)] == office.states()
    assert office.sender.health.refused_us()
    assert not office.sender.health.refused_us()


def test_our_own_mistake_costs_no_tries(make_office: MakeOffice) -> None:
    """The secret is mended after an hour, and the provider is busy then: the message still gets its ten tries."""
    wrong, right = make_office(auth_token="wrong"), make_office()
    wrong.owe(basis=Basis.ASKED)
    for _ in range(60):
        wrong.turn()
        wrong.clock.advance(minutes=1)
    right.clock.advance(hours=3)
    right.fake.plan(Fault.TOO_MANY, Fault.CUT_AFTER)
    for _ in range(3):
        right.turn()
        right.settle()
    assert [(State.SENT, "", 1)] == right.states()
    assert 1 == len(right.bodies())


def test_a_stopped_worker_begins_nothing(by_day: Office) -> None:
    """What it was given is let go of, for another to take."""
    by_day.owe()
    by_day.stop.set()
    by_day.turn()
    assert [(State.WAITING, "", 1)] == by_day.states()
    assert 1 == by_day.line.store.take_due("c2", by_day.clock(), most=5, is_urgent=False)
