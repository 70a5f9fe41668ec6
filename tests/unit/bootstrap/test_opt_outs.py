"""STOPs that come by other ways, the guard before sending, and keys that may not be lost."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from outreach.bootstrap.opt_outs import OptOuts, refuse_lost_keys
from outreach.contact.keys import KeyRing, new_phone_key
from outreach.errors import SettingsError, StoreUnavailable, UnusablePhoneNumber
from outreach.store import Store, open_store
from outreach.store.spool import Spool
from tests.fakes import OTHER, PATIENT, FrozenClock, said_stop
from tests.integration.store_people import new_database

OLD, NEW = new_phone_key("2026a"), new_phone_key("2026b")


@dataclass(frozen=True, kw_only=True)
class Office:
    """A line's opt-outs, with its parts at hand."""

    file: Path
    store: Store
    clock: FrozenClock
    keys: KeyRing

    @property
    def opt_outs(self) -> OptOuts:
        return OptOuts(store=self.store, spool=Spool(self.file.parent / "spool"), keys=self.keys, clock=self.clock)

    def start_by(self, number: str) -> None:
        """Somebody texts START."""
        self.store.opt_in(self.keys.contact(number), message_sid=f"SM-start-{number}-{self.clock()}", rule="start",
                          at=self.clock())


@pytest.fixture
def office(tmp_path: Path, clock: FrozenClock) -> Office:
    """A line with one key and an empty database."""
    store = open_store(new_database(tmp_path / "line.db"))
    return Office(file=tmp_path / "line.db", store=store, clock=clock, keys=KeyRing.parse(OLD))


def test_staff_write_a_stop_down(office: Office) -> None:
    """It holds for this number alone, stands under a name, and START undoes it."""
    assert not said_stop(office, PATIENT)
    office.opt_outs.by_staff("(216) 555-0123", by="Ann Example")
    assert said_stop(office, PATIENT)
    assert not said_stop(office, OTHER)
    assert {"staff": 1} == office.store.opt_outs_by_rule()
    office.start_by(PATIENT)
    assert not said_stop(office, PATIENT)
    assert {} == office.store.opt_outs_by_rule()


def test_who_wrote_it_down_stands_beside_it(office: Office, rows_of: Callable[[Path, str], list[tuple]]) -> None:
    """The audit line is the row itself; a texted STOP names nobody."""
    office.opt_outs.by_staff(PATIENT, by="Ann Example")
    office.store.opt_out(office.keys.contact(OTHER), message_sid="SM1", rule="stop", at=office.clock())
    assert [("staff", "Ann Example"), ("stop", "")] == rows_of(office.file, "select rule, who from consent order by id")


def test_the_providers_refusal_is_an_opt_out_once(office: Office) -> None:
    """A report that comes again after START changes nothing."""
    office.opt_outs.by_provider(PATIENT, message_sid="SM1")
    assert said_stop(office, PATIENT)
    office.start_by(PATIENT)
    office.opt_outs.by_provider(PATIENT, message_sid="SM1")
    assert not said_stop(office, PATIENT)


def test_a_report_waits_for_the_database(office: Office) -> None:
    """While it is down nobody may be contacted; afterwards the opt-out holds before anything is sent."""
    office.store.close()
    away = office.file.rename(office.file.with_name("away"))
    with pytest.raises(StoreUnavailable):
        office.opt_outs.by_provider(PATIENT, message_sid="SM1")
    with pytest.raises(StoreUnavailable):
        not said_stop(office, OTHER)
    away.rename(office.file)
    assert said_stop(office, PATIENT)
    assert not said_stop(office, OTHER)


def test_killed_between_the_row_and_the_file(office: Office, rows_of: Callable[[Path, str], list[tuple]]) -> None:
    """What was written but not yet taken away is read again, and changes nothing, even after a START."""
    spool = Spool(office.file.parent / "spool")
    office.opt_outs.set_aside(office.keys.contact(PATIENT), message_sid="SM1", rule="stop")

    with pytest.raises(KeyboardInterrupt):
        spool.empty(lambda stop: [office.opt_outs._write_late(stop), _die()][0])
    assert not spool.is_empty()
    office.clock.advance(minutes=1)
    office.start_by(PATIENT)
    assert not said_stop(office, PATIENT)
    assert spool.is_empty()
    assert [("out",), ("in",)] == rows_of(office.file, "select kind from consent order by id")


def _die() -> None:
    raise KeyboardInterrupt


def test_a_stop_that_waited_does_not_undo_a_later_start(office: Office) -> None:
    """It was sent before the START; one that was sent after it counts."""
    office.opt_outs.set_aside(office.keys.contact(PATIENT), message_sid="SM1", rule="stop")
    office.clock.advance(minutes=1)
    office.start_by(PATIENT)
    assert not said_stop(office, PATIENT)
    office.clock.advance(minutes=1)
    office.opt_outs.set_aside(office.keys.contact(PATIENT), message_sid="SM2", rule="stop")
    assert said_stop(office, PATIENT)


def test_rotation_keeps_opt_outs(office: Office) -> None:
    """A STOP under the old key, in the database or waiting on the disk, holds under the new one."""
    office.opt_outs.by_staff(PATIENT, by="Ann Example")
    office.opt_outs.set_aside(office.keys.contact(OTHER), message_sid="SM1", rule="stop")
    rotated = replace(office, keys=KeyRing.parse(f"{NEW},{OLD}"))
    assert said_stop(rotated, PATIENT)
    assert said_stop(rotated, OTHER)
    refuse_lost_keys(office.store, rotated.keys)


def test_a_key_that_opt_outs_need_cannot_be_dropped(office: Office) -> None:
    """The key and the number of people are named; once they said START, it may go."""
    refuse_lost_keys(office.store, KeyRing.parse(NEW))
    office.opt_outs.by_staff(PATIENT, by="Ann Example")
    office.opt_outs.by_staff(OTHER, by="Ann Example")
    with pytest.raises(SettingsError, match=r"OUTREACH_PHONE_KEYS: .* lacks: 2026a \(2\)\. Put them back"):
        refuse_lost_keys(office.store, KeyRing.parse(NEW))
    office.clock.advance(minutes=1)
    office.start_by(PATIENT)
    office.start_by(OTHER)
    refuse_lost_keys(office.store, KeyRing.parse(NEW))


def test_a_secret_that_was_replaced_under_its_id_is_noticed(office: Office) -> None:
    """The id is there and the opt-outs are lost all the same; without any opt-out nothing is."""
    another = KeyRing.parse(new_phone_key("2026a"))
    refuse_lost_keys(office.store, another)
    refuse_lost_keys(office.store, office.keys)
    office.opt_outs.by_staff(PATIENT, by="Ann Example")
    refuse_lost_keys(office.store, office.keys)
    with pytest.raises(SettingsError, match=r"lacks: 2026a \(1\)\. Put them back with the secrets that they had"):
        refuse_lost_keys(office.store, another)
    refuse_lost_keys(office.store, KeyRing.parse(f"{NEW},{OLD}"))


@pytest.mark.parametrize("number", ["", "anonymous", "12"])
def test_what_is_no_number(office: Office, number: str) -> None:
    """It is refused, and never shown."""
    with pytest.raises(UnusablePhoneNumber):
        office.opt_outs.by_staff(number, by="Ann Example")
    with pytest.raises(UnusablePhoneNumber):
        not said_stop(office, number)
