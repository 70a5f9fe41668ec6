"""Series and broadcasts, on both databases: each note once, at the reader's hour, and none once it was ended."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from outreach.bootstrap import Service, assemble
from outreach.campaigns.broadcasts import Broadcasts
from outreach.campaigns.report import progress_of
from outreach.campaigns.series import Series
from outreach.campaigns.tidying import Tidying
from outreach.errors import SendError
from outreach.model.holds import Act
from outreach.model.outbox import State
from outreach.model.programmes import Agreement, CastState, Change
from outreach.sending.composing import Composer
from outreach.settings import Settings
from tests.databases import ask, on_both
from tests.fakes import OTHER, PATIENT, FrozenClock, Provider
from tests.integration.sending_office import TYPES, Office
from tests.phones import messages_of
from tests.provider_server import FakeProvider

pytestmark = on_both
READY = "Elm County Health: your note is ready. Text GO to read it. STOP to stop."
FIRST = (f"{READY[:-len(' STOP to stop.')]} You asked for these texts. Msg&data rates may apply. HELP for help, "
         "STOP to stop.")
LAST = "Elm County Health: your note is ready. It is the last one. Text GO to read it. STOP to stop."
EASTERN = ZoneInfo("America/New_York")


@dataclass
class Reach:
    """A line with programmes, and all that a worker does for them, by hand."""

    line: Service
    office: Office
    clock: FrozenClock

    def join(self, number: str = PATIENT, programme: str = "recur/en") -> bool:
        """Somebody agrees."""
        return self.line.agreements.agree(number, Agreement(
            change=Change.IN, programme=programme, at=self.clock(), medium="text", wording="All of it",
            sid=f"SM{number}{programme}{self.clock()}"))

    def go_on(self, *, until: datetime, step: timedelta = timedelta(hours=1)) -> list[tuple[str, str]]:
        """Let time pass; what the provider took on the way, with the moment in Ohio."""
        seen: list[tuple[str, str]] = []
        before = len(self.office.fake.taken)
        while self.clock() < until:
            self.work()
            seen += [(f"{self.clock().astimezone(EASTERN):%a %d %b %H:%M}", one["body"])
                     for one in self.office.fake.taken[before + len(seen):]]
            self.clock.now += step
        return seen

    def work(self) -> None:
        """One turn of everything."""
        series, casts = Series(service=self.line), Broadcasts(service=self.line)
        while series.plan() or casts.fill():
            pass
        self.office.turn()


@pytest.fixture
def reach(programmes_data: Settings, clock: FrozenClock) -> Iterator[Reach]:
    """It is Sunday noon in UTC, 7 in the morning in Ohio, the 22nd of November."""
    with FakeProvider() as fake:
        line = assemble(programmes_data.with_changes(provider_url=fake.url, sends_per_second=1000), clock=clock)
        yield Reach(line, Office(line, fake, clock, consents=line.agreements), clock)
        line.store.close()


def test_a_guide_goes_out_section_by_section(reach: Reach, provider_of: object) -> None:
    """Each Monday at ten, no topic on the screen; GO reads the next section each time; the last one says so."""
    reach.join()
    phone, read = provider_of(reach.line), []
    for _ in range(6):
        seen = reach.go_on(until=reach.clock() + timedelta(days=7))
        read.append(messages_of(phone.text("Go"))[0].split()[0])
    taken = [one["body"] for one in reach.office.fake.taken]
    assert [READY] * 4 + [LAST] == taken
    assert ["CONTROL", "WHY", "TYPES", "STAGING", "TREATMENT"] == read[:5]
    assert "Mon 23 Nov 10:00" == reach_times(reach)[0]
    assert not reach.line.agreements.agreed(reach.line.keys.contact(PATIENT), "cast|recur/en|x")
    assert "finished" == reach.line.store.agreements_of(reach.line.keys.contact(PATIENT))[-1].medium
    assert [] == seen


def test_calls_go_out_section_by_section(reach: Reach) -> None:
    """One a week, and the last one says that it is the last."""
    reach.join(programme="ring/en")
    reach.go_on(until=reach.clock() + timedelta(days=36), step=timedelta(hours=2))
    rows = [what for what, in ask(reach.line.settings.database, "SELECT what FROM outbox ORDER BY id")]
    assert "call:recurrent-cancer/en/treatment!last" == rows[-1]
    assert not [what for what in rows[:-1] if what.endswith("!last")]
    assert 5 == len(reach.office.fake.calls) == len(rows)
    made = Composer(reach.line.builds, reach.line.settings).compose(rows[-1], holds=reach.line.store.holds(),
                                                                    today=reach.clock().date())
    assert "typed=last" in made.words


def test_an_old_paper_waits_for_its_day(reach: Reach, clock: FrozenClock) -> None:
    """Who agreed weeks before the list came gets the first note on the day that was promised, not at once."""
    reach.line.agreements.agree(PATIENT, Agreement(
        change=Change.IN, programme="recur/en", at=clock() - timedelta(days=24), medium="paper", wording="Yes",
        sid="list:1", who="Bo", evidence="form 1"))
    seen = reach.go_on(until=clock() + timedelta(days=10))
    assert [("Mon 23 Nov 10:00", FIRST), ("Mon 30 Nov 10:00", READY)] == seen
    assert "recurrent-cancer/en/why" == reach.line.agreements.note_for(reach.line.keys.contact(PATIENT), clock())


def test_the_first_note_to_who_read_no_offer(reach: Reach, clock: FrozenClock) -> None:
    """It tells costs, HELP and STOP, once; who joined by text has read them."""
    for number, medium in ((PATIENT, "paper"), (OTHER, "text")):
        reach.line.agreements.agree(number, Agreement(
            change=Change.IN, programme="news/en", at=clock(), medium=medium, wording="Yes", sid=f"one-{medium}"))
    clock.advance(hours=4)
    casts = Broadcasts(service=reach.line)
    for name in ("one", "two"):
        casts.start(name, "news/en", TYPES, who="Ann Example")
        reach.work()
        clock.advance(hours=1)
    assert [FIRST, READY] == reach.office.fake.bodies(PATIENT)
    assert [READY] * 2 == reach.office.fake.bodies(OTHER)


def reach_times(reach: Reach) -> list[str]:
    """When the outbox's rows were due, in Ohio."""
    rows = ask(reach.line.settings.database, "SELECT created_at FROM outbox ORDER BY id")
    return [f"{datetime.fromisoformat(at).astimezone(EASTERN):%a %d %b %H:%M}" for at, in rows] or [""]


def test_go_means_more_while_its_note_is_read(reach: Reach, provider_of: object) -> None:
    """GO reads page 1, GO again page 2; who reads something else is led to the note."""
    reach.join()
    reach.go_on(until=reach.clock() + timedelta(days=2))
    phone = provider_of(reach.line)
    first, second = (messages_of(phone.text("go"))[0] for _ in range(2))
    assert first.startswith("CONTROL 1 of")
    assert second.startswith("CONTROL 2 of")
    phone.text("TYPES")
    [again] = messages_of(phone.text("GO", sid="SM-same"))
    assert first == again == messages_of(phone.text("GO", sid="SM-same"))[0]


@pytest.mark.parametrize("words", ["STOP", "she died"])
def test_nothing_comes_after_an_end(reach: Reach, provider_of: object, clock: FrozenClock, words: str) -> None:
    """Nor when they come back by START."""
    reach.join()
    assert [READY] == [body for _, body in reach.go_on(until=clock() + timedelta(days=2))]
    provider_of(reach.line).text(words)
    clock.advance(days=1)
    provider_of(reach.line).text("START")
    assert [] == reach.go_on(until=clock() + timedelta(days=20))
    assert {} == reach.line.store.member_counts()


def test_a_held_section_waits_for_the_next_time(reach: Reach, clock: FrozenClock) -> None:
    """It is not left out; and nobody is told of it while it is held."""
    topic = reach.line.shelf().topics()[0]
    assert topic.name.startswith("recurrent-cancer/en/")
    script = topic.name
    reach.join()
    reach.office.hold(script=script)
    assert [] == reach.go_on(until=clock() + timedelta(days=7))
    reach.office.hold(Act.LIFT, script)
    assert [READY] == [body for _, body in reach.go_on(until=clock() + timedelta(days=7))]
    assert script == reach.line.store.note_for(reach.line.keys.contact(PATIENT), clock())


def test_a_kill_between_two_writes_repeats_nothing(reach: Reach, clock: FrozenClock) -> None:
    """The row was written down, the progress was not: the next worker writes no second one."""
    reach.join()
    Series(service=reach.line).plan()
    clock.advance(days=1, hours=4)
    [member] = reach.line.store.due_members(["recur/en"], clock(), most=5)
    Series(service=reach.line).plan()
    ask(reach.line.settings.database, "UPDATE member SET sent = '', next_at = %s", member.next_at.astimezone(
        UTC).isoformat(timespec="microseconds"))
    Series(service=reach.line).plan()
    assert [(1,)] == ask(reach.line.settings.database, "SELECT count(*) FROM outbox")


def test_a_broadcast_to_all_who_joined(reach: Reach, clock: FrozenClock) -> None:
    """Once each, whoever fills it how often; who joins later is not among them."""
    for number in (PATIENT, OTHER):
        reach.join(number, "news/en")
    clock.advance(hours=4)
    casts = Broadcasts(service=reach.line)
    casts.start("march-note", "NEWS", TYPES, who="Ann Example")
    clock.advance(minutes=1)
    reach.join("+12165550102", "news/en")
    for _ in range(3):
        reach.work()
    assert [PATIENT, OTHER] == [one["to"] for one in reach.office.fake.taken]
    assert {READY} == {one["body"] for one in reach.office.fake.taken}
    assert CastState.DONE == reach.line.store.cast_state("march-note")
    with pytest.raises(SendError, match="before"):
        casts.start("march-note", "news/en", TYPES, who="Ann Example")


def begun(reach: Reach, clock: FrozenClock, people: int) -> Broadcasts:
    """A broadcast to so many people who joined four hours before, all of it written down to be sent."""
    for last in range(people):
        reach.join(f"+121655501{last:02d}", "news/en")
    clock.advance(hours=4)
    casts = Broadcasts(service=reach.line)
    casts.start("note", "news/en", TYPES, who="Ann Example")
    while casts.fill():
        pass
    return casts


def test_pause_resume_and_cancel(reach: Reach, clock: FrozenClock) -> None:
    """Paused rows wait as long as the pause lasts; cancelled ones never go out, nor those in a worker's hands."""
    casts = begun(reach, clock, people=60)
    reach.office.turn()
    assert 50 == len(reach.office.fake.taken)
    assert 10 == casts.pause("note")
    clock.advance(days=4)
    reach.work()
    assert 50 == len(reach.office.fake.taken)
    assert 0 == reach.line.store.late(clock())
    with pytest.raises(SendError, match="paused already"):
        casts.pause("note")
    assert 10 == casts.resume("note")
    with pytest.raises(SendError, match="goes out already"):
        casts.resume("note")
    held = reach.line.store.take_due("c", clock(), most=50, is_urgent=False)
    assert (10, 10) == (held, casts.cancel("note"))
    reach.work()
    tally = {(one.state, one.reason): one.count for one in reach.line.store.batch_tally("cast|news/en|note")}
    assert {(State.SENT, ""): 50, (State.REFUSED, "cancelled"): 10} == tally
    with pytest.raises(SendError, match="cancelled for good"):
        casts.resume("note")


def test_how_far_a_broadcast_is(reach: Reach, clock: FrozenClock) -> None:
    """Over is what has gone out, not what is written down; then it can be neither paused nor cancelled."""
    for number in (PATIENT, OTHER):
        reach.join(number, "news/en")
    clock.advance(hours=4)
    casts = Broadcasts(service=reach.line)
    casts.start("note", "news/en", "Types", who="Ann Example")
    while casts.fill():
        pass
    [cast] = reach.line.store.casts()
    assert (TYPES, CastState.DONE, "going out") == (cast.script, cast.state, casts.stage(cast))
    assert (0, 2, 0.0, None) == ((far := progress_of(reach.line)).sent, far.due, far.rate, far.left)
    reach.work()
    far = progress_of(reach.line)
    assert (2, 0, 0, "over") == (far.sent, far.unsent, far.due, casts.stage(cast))
    for act in (casts.pause, casts.cancel, casts.resume):
        with pytest.raises(SendError, match="is over"):
            act("note")


def test_the_rate_counts_from_the_first_of_the_last_minute(reach: Reach, clock: FrozenClock) -> None:
    """Twelve messages in the first six seconds are two a second, not one in five."""
    begun(reach, clock, people=20)
    reach.line.store.take_due("c", clock(), most=12, is_urgent=False)
    reach.office.send_taken()
    clock.advance(seconds=6)
    far = progress_of(reach.line)
    assert (12, 8, 2.0, timedelta(seconds=4)) == (far.sent, far.due, far.rate, far.left)


def test_the_guard_asks_what_staff_said_last(reach: Reach, clock: FrozenClock) -> None:
    """A row that is written down after a pause or a cancellation goes nowhere either."""
    for number in (PATIENT, OTHER):
        reach.join(number, "news/en")
    clock.advance(hours=4)
    casts = Broadcasts(service=reach.line)
    casts.start("note", "news/en", TYPES, who="Ann Example")
    casts.fill()
    reach.line.store.set_cast("note", CastState.PAUSED, before=(CastState.RUNNING,))
    reach.office.turn()
    assert [(State.WAITING, "paused", 2)] == reach.office.states()
    clock.advance(minutes=16)
    reach.line.store.set_cast("note", CastState.CANCELLED, before=(CastState.PAUSED,))
    reach.office.turn()
    assert [(State.REFUSED, "cancelled", 2)] == reach.office.states()
    assert [] == reach.office.fake.taken


@pytest.mark.parametrize(("name", "programme", "script", "says"), [
    ("A note", "news/en", TYPES, "no name"), ("note", "soap", TYPES, "no programme soap"),
    ("note", "news/en", "recurrent-cancer/en/nothing", "not served"), ("note", "news/en", "", "language")])
def test_what_cannot_be_sent_out(reach: Reach, name: str, programme: str, script: str, says: str) -> None:
    """Each says what is wrong."""
    if says == "language":
        script = next(one for one in reach.line.builds.shelf().catalogue.every_name("es"))
    with pytest.raises(SendError, match=says):
        Broadcasts(service=reach.line).start(name, programme, script, who="Ann Example")


def test_tidying_lets_go_of_who_left(reach: Reach, provider_of: Provider, clock: FrozenClock) -> None:
    """The numbers of those who said STOP do not stay; those under an old key move to the new one."""
    for number in (PATIENT, OTHER):
        reach.join(number, "news/en")
    clock.advance(minutes=1)
    provider_of(reach.line).text("STOP")
    keys = f"new:{'cd' * 32},{reach.line.settings.phone_keys}"
    later = assemble(reach.line.settings.with_changes(phone_keys=keys), clock=clock)
    tidying = Tidying(later)
    assert [2, 0, 1] == [tidying.go_on() for _ in range(3)]
    [member] = later.store.members_after("", 0, most=5)
    assert ("new", OTHER) == (member.owner.key_id, later.agreements.sealer.open(member.sealed, member.owner))
    later.store.close()
