"""What the guard lets out and what it does not, on both databases, with a provider on loopback."""

from __future__ import annotations

from datetime import timedelta

import pytest

from outreach.model.holds import Act
from outreach.model.outbox import Basis, State
from tests.databases import on_both
from tests.fakes import OTHER, PATIENT, PERSON
from tests.integration.sending_office import TYPES, MakeOffice, Office

pytestmark = on_both


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


def test_caps(make_office: MakeOffice) -> None:
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
    by_day.hold()
    by_day.turn()
    assert [(State.WAITING, "held", 1)] == by_day.states()
    by_day.hold(Act.LIFT)
    by_day.clock.advance(minutes=15)
    by_day.turn()
    assert [(State.SENT, "", 1)] == by_day.states()


def test_drafts_go_nowhere_unless_drafts_are_served(make_office: MakeOffice) -> None:
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


def test_the_guard_knows_staff_itself(by_day: Office) -> None:
    """A row that says "staff" is no way to a patient."""
    by_day.owe(basis=Basis.STAFF)
    by_day.turn()
    assert [(State.REFUSED, "not-staff", 1)] == by_day.states()
