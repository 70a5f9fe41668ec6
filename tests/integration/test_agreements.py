"""Who agreed to what, on both databases: once each, in the words shown, ended by STOP, sealed while it holds."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from outreach.bootstrap import Service, assemble
from outreach.bootstrap.agreements import STAFF
from outreach.errors import StoreUnavailable
from outreach.model.holds import ALL, Act, HoldLine
from outreach.model.programmes import Agreement, Change, cast_batch, series_batch
from outreach.settings import Settings
from outreach.store.migrate import migrate
from tests.databases import ask, empty_address, on_both
from tests.fakes import OTHER, PATIENT, FrozenClock, Provider
from tests.phones import messages_of

pytestmark = on_both
RECUR = "recur/en"
#: the tables before there were programmes
BEFORE_PROGRAMMES = "0011"


@pytest.fixture
def phone(line: Service, provider_of: object) -> Provider:
    """Whoever texts it."""
    return provider_of(line)


def is_in(line: Service, number: str = PATIENT, programme: str = RECUR) -> bool:
    """What the guard would be told."""
    return line.agreements.agreed(line.keys.contact(number), cast_batch(programme, "x"))


def test_a_yes_is_kept_with_its_words(line: Service, phone: Provider) -> None:
    """Time, medium, exact wording, programme; the number encrypted, and nowhere in the clear."""
    [offer] = messages_of(phone.text("JOIN RECUR"))
    assert not is_in(line)
    phone.text("YES", sid="SM-yes")
    phone.text("YES", sid="SM-yes")
    [kept] = line.store.agreements_of(line.keys.contact(PATIENT))
    assert (Change.IN, RECUR, line.clock(), "text", offer, "SM-yes", "") == (
        kept.change, kept.programme, kept.at, kept.medium, kept.wording, kept.sid, kept.who)
    assert is_in(line)
    assert not is_in(line, OTHER)
    assert not is_in(line, programme="news/en")
    [member] = line.store.members_after(RECUR, 0, most=5)
    assert PATIENT == line.agreements.sealer.open(member.sealed, member.owner)
    everything = str([ask(line.settings.database, f"SELECT * FROM {table}") for table in ("agreement", "member")])
    assert "5550123" not in everything


def test_stop_ends_it_and_start_brings_nothing_back(line: Service, phone: Provider, clock: FrozenClock) -> None:
    """Only a new yes does; a repeated webhook of the old one does not."""
    for body, sid in (("JOIN RECUR", ""), ("YES", "SM-yes")):
        phone.text(body, sid=sid)
        clock.advance(minutes=1)
    phone.text("stop texting me")
    assert not is_in(line)
    clock.advance(minutes=1)
    phone.text("START")
    phone.text("YES", sid="SM-yes")
    assert not is_in(line)
    clock.advance(minutes=1)
    phone.text("JOIN RECUR")
    phone.text("YES")
    assert is_in(line)
    assert [Change.IN] * 2 == [one.change for one in line.store.agreements_of(line.keys.contact(PATIENT))]


def join(phone: Provider, clock: FrozenClock, *codes: str) -> None:
    """Join, one after the other."""
    for code in codes:
        phone.text(f"JOIN {code}")
        phone.text("YES")
        clock.advance(minutes=1)


def test_a_leave_ends_what_it_names(line: Service, phone: Provider, clock: FrozenClock) -> None:
    """The other one holds; the end is kept; a repeated webhook of it does not end what was joined later."""
    join(phone, clock, "RECUR", "NEWS")
    [said] = messages_of(phone.text("leave recur", sid="SM-leave"))
    assert said.startswith("Elm County Health: you get no more of RECUR.")
    assert (False, True) == (is_in(line), is_in(line, programme="news/en"))
    last = line.store.agreements_of(line.keys.contact(PATIENT))[-1]
    assert (Change.OUT, RECUR, "text", "") == (last.change, last.programme, last.medium, last.who)
    clock.advance(minutes=1)
    join(phone, clock, "RECUR")
    assert (said,) == messages_of(phone.text("leave recur", sid="SM-leave"))
    assert is_in(line)


def test_a_leave_alone_ends_all(line: Service, phone: Provider, clock: FrozenClock) -> None:
    """Also what the build has no longer; texts are answered as before, and no older paper brings anything back."""
    join(phone, clock, "RECUR", "NEWS")
    number, before = line.keys.contact(PATIENT), clock() - timedelta(days=1)
    line.agreements.agree(PATIENT, replace(line.store.agreements_of(number)[0], programme="old/en", sid="old"))
    phone.text("LEAVE")
    assert {} == line.store.member_counts()
    assert messages_of(phone.text("TYPES"))[0].startswith("TYPES 1 of 5")
    paper = replace(line.store.agreements_of(number)[0], programme="ring/en", sid="paper", at=before)
    assert not line.agreements.agree(PATIENT, paper)


def test_a_leave_is_never_lost(line: Service, phone: Provider, provider_of: object, clock: FrozenClock) -> None:
    """Not to whoever texted too much, not while everything is held, not on a line that sends no more."""
    join(phone, clock, "RECUR", "NEWS", "RING")
    hasty = assemble(line.settings.with_changes(texts_per_hour=1), clock=clock)
    provider_of(hasty).text("leave recur", sid="SM-hasty")
    line.store.add_hold_lines([HoldLine(script=ALL, act=Act.HOLD, at=clock(), by="Ann", reason="x", words="x")])
    idle = assemble(line.settings.with_changes(sending=False), clock=clock)
    [said] = messages_of(provider_of(idle).text("leave news", sid="SM-idle"))
    assert said.startswith("Elm County Health: you get no more of NEWS")
    assert {"ring/en": 1} == line.store.member_counts()
    for one in (hasty, idle):
        one.store.close()


def test_who_is_in_by_a_list_reads_a_true_notice(line: Service, phone: Provider, clock: FrozenClock) -> None:
    """Not "only when you text us"; the same when the text is repeated later, and not to who left before."""
    for number, sid in ((PATIENT, "list:1"), (OTHER, "list:2")):
        line.agreements.agree(number, Agreement(
            change=Change.IN, programme=RECUR, at=clock() - timedelta(days=3), medium="paper", wording="Yes",
            sid=sid, who="Bo", evidence="form 1"))
    line.agreements.end(line.keys.contact(OTHER), RECUR, how=STAFF, sid="staff-1", who="Ann Example")
    clock.advance(minutes=1)
    first = messages_of(phone.text("TYPES", sid="SM-first"))
    assert first[1].startswith("Elm County Health info line. We send what you signed up for.")
    clock.advance(minutes=1)
    line.agreements.end(line.keys.contact(PATIENT), RECUR, how=STAFF, sid="staff-2", who="Ann Example")
    assert first == messages_of(phone.text("TYPES", sid="SM-first"))
    assert "We text only when you text us." in messages_of(phone.text("TYPES", number=OTHER))[1]


def test_staff_end_one_programme(line: Service, phone: Provider, clock: FrozenClock) -> None:
    """The other one holds; the number of the first is gone; the end is kept with who did it."""
    for code in ("RECUR", "NEWS"):
        phone.text(f"JOIN {code}")
        phone.text("YES")
    clock.advance(minutes=1)
    contact = line.keys.contact(PATIENT)
    assert line.agreements.end(contact, RECUR, how=STAFF, sid="staff-1", who="Ann Example")
    assert not line.agreements.end(contact, RECUR, how=STAFF, sid="staff-2", who="Ann Example")
    assert (False, True) == (is_in(line), is_in(line, programme="news/en"))
    assert ("Ann Example", Change.OUT) == (line.store.agreements_of(contact)[-1].who,
                                           line.store.agreements_of(contact)[-1].change)
    assert {"news/en": 1} == line.store.member_counts()


def test_a_new_phone_key_finds_them_all_the_same(line: Service, phone: Provider, clock: FrozenClock) -> None:
    """Rotation: joined under the old key, asked for under the new one, and not joined twice."""
    phone.text("JOIN RECUR")
    phone.text("YES")
    keys = f"new:{'cd' * 32},{line.settings.phone_keys}"
    later = assemble(line.settings.with_changes(phone_keys=keys), clock=clock)
    assert is_in(later)
    contact = later.keys.contact(PATIENT)
    [member] = later.store.members_after("", 0, most=5)
    later.store.reseal(member, contact.current, later.agreements.sealer.seal(PATIENT))
    [member] = later.store.members_after("", 0, most=5)
    assert ("new", PATIENT) == (member.owner.key_id, later.agreements.sealer.open(member.sealed, member.owner))
    assert is_in(later)
    later.store.close()


def test_forgetting_lets_go_of_the_number(line: Service, phone: Provider) -> None:
    """What was agreed to stays, as STOP does; FORGET by text ends no programme."""
    phone.text("JOIN RECUR")
    phone.text("YES")
    phone.text("FORGET")
    assert is_in(line)
    contact = line.keys.contact(PATIENT)
    line.store.forget_person(contact, by="Ann Example", at=line.clock())
    assert ({}, 1, False) == (line.store.member_counts(), len(line.store.agreements_of(contact)), is_in(line))


def test_what_was_agreed_to_cannot_be_changed(line: Service, phone: Provider) -> None:
    """The database itself refuses."""
    phone.text("JOIN RECUR")
    phone.text("YES")
    for statement in ("DELETE FROM agreement", "UPDATE agreement SET wording = 'x'"):
        with pytest.raises(Exception, match="never changed or erased"):
            ask(line.settings.database, statement)


def test_a_yes_that_comes_too_late(line: Service, phone: Provider, clock: FrozenClock) -> None:
    """The offer is forgotten with the reading place."""
    phone.text("JOIN RECUR")
    clock.advance(hours=24, seconds=1)
    phone.text("YES")
    assert not is_in(line)


def test_advancing_is_done_by_one(line: Service, phone: Provider, clock: FrozenClock) -> None:
    """Of two workers that reckon the same one changes nothing."""
    phone.text("JOIN RECUR")
    phone.text("YES")
    [member] = line.store.due_members([RECUR], clock(), most=5)
    assert (None, ()) == (member.next_at, member.sent)
    later = clock() + timedelta(days=3)
    done = [line.store.advance(member, sent=("types",), next_at=later) for _ in range(2)]
    assert [True, False] == done
    assert () == line.store.due_members([RECUR], clock(), most=5)
    [member] = line.store.due_members([RECUR], later, most=5)
    assert (("types",), later) == (member.sent, member.next_at)
    line.store.advance(member, sent=("types", "why"), next_at=None)
    assert () == line.store.due_members([RECUR], later + timedelta(days=900), most=5)


def test_a_yes_where_the_provider_takes_it_for_start(programmes_data: Settings, clock: FrozenClock,
                                                     provider_of: object) -> None:
    """The provider answers no YES of somebody whom it does not block, so the line does."""
    line = assemble(programmes_data.with_changes(responder="provider_default"), clock=clock)
    phone = provider_of(line)
    phone.text("JOIN RECUR")
    assert messages_of(phone.text("YES"))[0].startswith("Elm County Health: you joined RECUR.")
    assert is_in(line)
    line.store.close()


def test_tables_of_the_version_before(programmes_data: Settings, clock: FrozenClock, kind: str, tmp_path: object,
                                      provider_of: object) -> None:
    """Nobody joins, nobody is told so wrongly, and all else is answered."""
    with empty_address(kind, programmes_data.data / "older.db") as address:
        migrate(address, to=BEFORE_PROGRAMMES)
        line = assemble(replace(programmes_data, database_url=address), clock=clock)
        phone = provider_of(line)
        phone.text("JOIN RECUR")
        assert () == messages_of(phone.text("YES"))
        assert messages_of(phone.text("TYPES"))
        with pytest.raises(StoreUnavailable, match="outreach migrate"):
            line.store.check_programmes()
        line.store.forget_person(line.keys.contact(PATIENT), by="Ann", at=line.clock())
        line.store.close()


def test_batches_tell_their_programme(line: Service, clock: FrozenClock) -> None:
    """A message of no programme is agreed to by nobody."""
    contact = line.keys.contact(PATIENT)
    assert not line.agreements.agreed(contact, "series")
    assert not line.agreements.agreed(contact, series_batch(RECUR, clock(), "types"))
    assert "" == line.agreements.halted(series_batch(RECUR, clock(), "types")) == line.agreements.halted("x")
