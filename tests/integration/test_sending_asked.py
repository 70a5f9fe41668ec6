"""Who calls and asks for a text: it is written down, sent once, and forgotten; on both databases."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from outreach.bootstrap import Service
from outreach.bootstrap.outbox import Requested
from outreach.bootstrap.upkeep import forget_due
from outreach.model.outbox import State
from tests.conftest import MakeService
from tests.databases import on_both
from tests.fakes import LINE, OTHER, PATIENT, Provider
from tests.integration.sending_office import TYPES, Office
from tests.phones import messages_of

pytestmark = on_both


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
