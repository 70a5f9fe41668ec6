"""From a caller's wish to a provider on loopback, on both databases: the outbox, the guard, the sender."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import timedelta

import pytest

from outreach.bootstrap import Service
from outreach.bootstrap.outbox import ALERT_EVERY, Requested
from outreach.bootstrap.upkeep import forget_due
from outreach.errors import SendError
from outreach.model.conversation import Contact
from outreach.model.holds import Act, HoldLine
from outreach.model.outbox import Basis, Chunk, NewMessage, Owed, State, page_of
from outreach.sending.assemble import SendingParts, assemble_sender
from outreach.sending.chunks import Chunks
from outreach.sending.http import TimeLimits
from outreach.sending.send import MOST_TRIES, Sender
from tests.databases import on_both
from tests.fakes import LINE, OTHER, PATIENT, PERSON, FrozenClock, Provider, said_stop
from tests.phones import messages_of
from tests.provider_server import FakeProvider, Fault

pytestmark = on_both
TYPES = "recurrent-cancer/en/types"
QUICK = SendingParts(limits=TimeLimits(connect_s=0.3, read_s=0.3, whole_s=0.3), margin_s=0)
MakeService = Callable[..., Service]


@dataclass
class Agreed:
    """Who agreed, as a test has it."""

    everybody: bool = True

    def agreed(self, contact: Contact, batch: str) -> bool:
        return self.everybody


@dataclass
class Office:
    """A line that sends, and turns that a test takes by hand."""

    line: Service
    fake: FakeProvider
    clock: FrozenClock
    consents: Agreed = field(default_factory=Agreed)
    stop: threading.Event = field(default_factory=threading.Event)

    def __post_init__(self) -> None:
        parts = SendingParts(limits=QUICK.limits, margin_s=0, consents=self.consents)
        self.sender: Sender = assemble_sender(self.line, worker="w1", stop=self.stop, parts=parts)

    def turn(self) -> None:
        """Send everything that is due, in one thread."""
        for is_urgent in (True, False):
            self.line.store.take_due("c", self.clock(), most=50, is_urgent=is_urgent)
        Chunks(self.sender, OneThread()).run("c", self.numbers())

    def numbers(self) -> tuple[int, ...]:
        return self.line.store.with_numbers(Chunk(name="c", is_urgent=False)).numbers

    def owe(self, number: str = PATIENT, basis: Basis = Basis.CONSENT, what: str = page_of(TYPES, 1),
            **more: object) -> None:
        """Add a message as a programme would."""
        now = self.clock()
        defaults = {"batch": "series", "created_at": now, "due_at": now, "expires_at": now + timedelta(hours=48)}
        self.line.store.owe(NewMessage(owner=self.line.keys.contact(number), basis=basis, what=what,
                                       sealed=self.line.outbox.sealer.seal(number), **(defaults | more)))

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


@pytest.fixture
def make_office(make_service: MakeService, clock: FrozenClock) -> Iterator[Callable[..., Office]]:
    """Lines that send; it is Sunday noon in UTC, 7 in the morning in Ohio."""
    with FakeProvider(slow_s=0.6) as fake:
        yield lambda **changes: Office(make_service(sending=True, provider_url=fake.url, sends_per_second=1000,
                                                    staff_number=PERSON, **changes), fake, clock)


@pytest.fixture
def office(make_office: Callable[..., Office]) -> Office:
    """One of them."""
    return make_office()


@pytest.fixture
def by_day(office: Office) -> Office:
    """The same at 11 in the morning in Ohio."""
    office.clock.advance(hours=4)
    return office


def test_a_caller_is_texted_what_a_text_would_bring(office: Office, provider_of: Callable[[Service], Provider]) -> None:
    """The topic's first page and the notice, once; MORE goes on with the second page."""
    ask = [office.line.outbox.request_text(PATIENT, TYPES, request_id="CA1") for _ in range(3)]
    assert [Requested.OWED] * 3 == ask
    office.turn()
    office.clock.advance(seconds=3)
    office.turn()
    office.turn()
    provider = provider_of(office.line)
    first_time = messages_of(provider.text("TYPES", number=OTHER))
    assert list(first_time) == office.bodies()
    assert messages_of(provider.text("MORE", number=OTHER)) == messages_of(provider.text("MORE"))
    assert [(State.SENT, "", 2)] == office.states()
    assert Requested.OWED is office.line.outbox.request_text(PATIENT, TYPES, request_id="CA2")
    office.turn()
    assert 3 == len(office.bodies())


@pytest.mark.parametrize(("number", "script"), [
    (LINE, TYPES), ("+442079460018", TYPES), ("anonymous", TYPES), (PATIENT, "no/en/topic"), (PATIENT, "types")])
def test_what_cannot_be_texted(office: Office, number: str, script: str) -> None:
    """Our own number, another country, a withheld number, no topic: the call goes on and says so."""
    assert Requested.NOT_POSSIBLE is office.line.outbox.request_text(number, script, request_id="CA1")
    assert [] == office.states()


def test_a_line_that_sends_nothing(make_service: MakeService) -> None:
    """It says so, and writes nothing down."""
    line = make_service()
    assert Requested.NOT_POSSIBLE is line.outbox.request_text(PATIENT, TYPES, request_id="CA1")
    assert not line.outbox.alert("late")
    assert () == line.store.tally()


def test_who_said_stop_is_not_texted(office: Office) -> None:
    """Neither asked for now, nor asked for before the STOP."""
    assert Requested.OWED is office.line.outbox.request_text(PATIENT, TYPES, request_id="CA1")
    office.line.opt_outs.by_staff(PATIENT, by="Ann Example")
    assert Requested.OPTED_OUT is office.line.outbox.request_text(PATIENT, TYPES, request_id="CA2")
    office.clock.advance(seconds=3)
    office.turn()
    assert [(State.REFUSED, "opted-out", 2)] == office.states()
    assert [] == office.bodies()


def test_a_stop_that_waits_on_the_disk_counts(by_day: Office) -> None:
    """The guard takes it in before it decides."""
    by_day.owe()
    by_day.line.opt_outs.set_aside(by_day.line.keys.contact(PATIENT), message_sid="SM1", rule="stop")
    by_day.turn()
    assert [(State.REFUSED, "opted-out", 1)] == by_day.states()


def test_without_an_agreement(by_day: Office) -> None:
    """Nothing is pushed; a line without programmes has no agreements."""
    by_day.consents.everybody = False
    by_day.owe()
    by_day.turn()
    assert [(State.REFUSED, "not-agreed", 1)] == by_day.states()


def test_quiet_hours(office: Office) -> None:
    """What is pushed waits for 9 in Ohio; what was asked for a moment ago does not, and an hour later it does."""
    office.owe()
    office.owe(basis=Basis.ASKED, batch="now")
    office.owe(basis=Basis.ASKED, batch="before", created_at=office.clock() - timedelta(hours=1))
    office.turn()
    assert [(State.SENT, "", 1), (State.WAITING, "quiet-hours", 2)] == office.states()[::1]
    office.clock.advance(hours=1, minutes=59)
    office.turn()
    assert 1 == len(office.bodies())
    office.clock.advance(minutes=1)
    office.turn()
    assert [(State.SENT, "", 3)] == office.states()


def test_a_number_of_no_known_place(by_day: Office) -> None:
    """Nobody can tell what time it is there."""
    by_day.owe("+8835100012345")
    by_day.turn()
    assert [(State.REFUSED, "no-zone", 1)] == by_day.states()


def test_caps(make_office: Callable[..., Office]) -> None:
    """Two a day for one person, three for the line; the rest waits, and comes the day after."""
    office = make_office(sends_per_person=2, sends_per_day=3)
    office.clock.advance(hours=4)
    for batch in "abc":
        office.owe(batch=batch)
    office.owe(OTHER)
    office.owe(PERSON)
    office.turn()
    assert [2, 1, 0] == [len(office.bodies(number)) for number in (PATIENT, OTHER, PERSON)]
    assert [(State.SENT, "", 3), (State.WAITING, "line-cap", 1), (State.WAITING, "person-cap", 1)] == office.states()
    office.clock.advance(hours=24)
    office.turn()
    assert [(State.SENT, "", 5)] == office.states()


def test_a_held_script_waits(by_day: Office) -> None:
    """Nothing of it goes out from the hold on; once it is lifted it does."""
    by_day.owe()
    hold(by_day, Act.HOLD)
    by_day.turn()
    assert [(State.WAITING, "held", 1)] == by_day.states()
    hold(by_day, Act.LIFT)
    by_day.clock.advance(minutes=15)
    by_day.turn()
    assert [(State.SENT, "", 1)] == by_day.states()


def hold(office: Office, act: Act) -> None:
    """Take a script back, or give it free."""
    office.line.store.add_hold_lines([HoldLine(script=TYPES, act=act, at=office.clock(), by="Ann", reason="x",
                                               words="x")])


def test_drafts_go_nowhere_unless_drafts_are_served(make_office: Callable[..., Office]) -> None:
    """The build of the tests holds drafts."""
    office = make_office(serve="reviewed")
    office.owe(basis=Basis.ASKED)
    office.turn()
    assert [] == office.bodies()
    assert State.REFUSED is office.states()[0][0]


@pytest.mark.parametrize("what", ["recurrent-cancer/en/none#1", f"{TYPES}#99"])
def test_what_is_not_there(by_day: Office, what: str) -> None:
    """A script or page that the build lost is not replaced by another."""
    by_day.owe(what=what)
    by_day.turn()
    assert [(State.REFUSED, "not-there", 1)] == by_day.states()


def test_too_late(by_day: Office) -> None:
    """What nobody waits for any more is not sent."""
    by_day.owe(expires_at=by_day.clock() + timedelta(hours=1))
    by_day.clock.advance(hours=1)
    by_day.turn()
    assert [(State.REFUSED, "too-late", 1)] == by_day.states()


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
        by_day.clock.advance(seconds=by_day.sender.settle.total_seconds() + 1)
        by_day.turn()
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
        by_day.clock.advance(seconds=by_day.sender.settle.total_seconds() + 1)
        by_day.turn()
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
        by_day.clock.advance(seconds=by_day.sender.settle.total_seconds() + 1)
        by_day.turn()
    assert [(State.REFUSED, "opted-out", 1), (State.SENT, "", 1)] == by_day.states()
    assert [1, 0] == [len(by_day.bodies(number)) for number in (PATIENT, OTHER)]


def test_the_provider_does_not_tell(by_day: Office) -> None:
    """While it cannot be asked, nothing is sent again."""
    by_day.owe()
    by_day.fake.plan(Fault.CUT_AFTER)
    by_day.turn()
    by_day.fake.latency_s = 0.6
    by_day.clock.advance(seconds=by_day.sender.settle.total_seconds())
    by_day.turn()
    assert [(State.CLAIMED, "", 1)] == by_day.states()
    assert 1 == len(by_day.bodies())


def test_our_own_mistake_loses_nothing(make_office: Callable[..., Office]) -> None:
    """With a wrong secret every message waits; staff hear of it once the provider listens again."""
    office = make_office(auth_token="wrong")
    office.owe(basis=Basis.ASKED)
    for _ in range(MOST_TRIES + 2):
        office.turn()
        office.clock.advance(minutes=1)
    assert [(State.WAITING, "20003", 1)] == office.states()
    assert office.sender.health.refused_us()
    assert not office.sender.health.refused_us()


def test_staff_tests(office: Office) -> None:
    """At any hour, to staff alone, the topic's first page."""
    office.line.outbox.test(PERSON, TYPES)
    office.turn()
    assert [(State.SENT, "", 1)] == office.states()
    assert "Types" in office.bodies(PERSON)[0] or office.bodies(PERSON)[0]
    for number, script in ((PATIENT, TYPES), (PERSON, "no/en/topic")):
        with pytest.raises(SendError) as refused:
            office.line.outbox.test(number, script)
        assert "555" not in str(refused.value)


def test_the_guard_knows_staff_itself(by_day: Office) -> None:
    """A row that says "staff" is no way to a patient."""
    by_day.owe(basis=Basis.STAFF)
    by_day.turn()
    assert [(State.REFUSED, "not-staff", 1)] == by_day.states()


def test_alerts(office: Office) -> None:
    """Once in six hours, however many notice; no number of anybody stands in them."""
    assert [True, False, True] == [office.line.outbox.alert(kind) for kind in ("late", "late", "spool")]
    office.turn()
    assert 2 == len(office.bodies(PERSON))
    assert all(body.startswith(office.line.settings.operator_name) for body in office.bodies(PERSON))
    office.clock.advance(seconds=ALERT_EVERY.total_seconds())
    assert office.line.outbox.alert("late")


def test_a_stopped_worker_begins_nothing(by_day: Office) -> None:
    """What it was given is let go of, for another to take."""
    by_day.owe()
    by_day.stop.set()
    by_day.turn()
    assert [(State.WAITING, "", 1)] == by_day.states()
    assert 1 == by_day.line.store.take_due("c2", by_day.clock(), most=5, is_urgent=False)


def test_no_number_or_word_is_kept(by_day: Office, kind: str) -> None:
    """Not in any column of any table, before or after it is sent."""
    by_day.owe()
    before = dump(by_day)
    by_day.turn()
    words = by_day.bodies()[0][:30]
    for kept in (before, dump(by_day)):
        assert "5550123" not in kept
        assert words not in kept


def test_what_was_asked_for_is_forgotten_after_a_week(office: Office) -> None:
    """No table tells any more which topic it was."""
    office.line.outbox.request_text(PATIENT, TYPES, request_id="CA1")
    office.turn()
    office.clock.advance(seconds=3)
    office.turn()
    office.clock.advance(days=7, seconds=1)
    forget_due(office.line.store, office.line.settings, office.clock())
    kept = dump(office) + str(office.line.store._read("SELECT sid, served FROM inbound", {}))
    assert "asked:CA1" in kept
    assert "types" not in kept


def dump(office: Office) -> str:
    """Everything that the sending tables hold."""
    read = office.line.store._read
    return "".join(str(read(f"SELECT * FROM {table}", {})) for table in ("outbox", "delivery", "pace", "worker"))


def test_a_phone_key_that_is_gone(by_day: Office, make_service: MakeService) -> None:
    """The number cannot be read any more: nobody is guessed."""
    by_day.owe()
    lost = Office(make_service(sending=True, provider_url=by_day.fake.url, phone_keys="new:" + "cd" * 32), by_day.fake,
                  by_day.clock)
    lost.turn()
    assert [(State.FAILED, "no-key", 1)] == lost.states()
