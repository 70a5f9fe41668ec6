"""Whoever was sent a text unasked has had it: once its script is held they are owed the correction."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from outreach.bootstrap import Service
from outreach.bootstrap.upkeep import forget_due
from outreach.model.conversation import Caller
from outreach.model.holds import ALL, Served
from outreach.model.outbox import CALL, WORDING, Basis, State
from outreach.store.database import Durability
from tests.databases import on_both
from tests.fakes import OTHER, PATIENT, PERSON, Provider
from tests.integration.sending_office import TYPES, MakeOffice, Office
from tests.phones import messages_of
from tests.provider_server import Fault

pytestmark = on_both
CORRECTION = "Correction: our TYPES text of Nov 22 had a mistake."
ProviderOf = Callable[[Service], Provider]


def served(office: Office, number: str = PATIENT) -> tuple[Served, ...]:
    """What a caller with a number is known to have had, while something is held."""
    return office.line.store.recall_caller(Caller(contact=office.line.keys.contact(number), call_sid="CA9")).served


def test_what_was_sent_unasked_is_corrected(by_day: Office, provider_of: ProviderOf) -> None:
    """A page of a programme: at their next text the correction comes first, once; others hear of nothing."""
    by_day.owe()
    by_day.turn()
    by_day.clock.advance(hours=1)
    by_day.hold()
    provider = provider_of(by_day.line)
    first, second = (messages_of(provider.text("MENU")) for _ in range(2))
    assert first[0].startswith(CORRECTION)
    assert not [text for text in (*second, *messages_of(provider.text("MENU", number=OTHER))) if CORRECTION in text]


def test_what_key_8_sent_is_corrected_once(office: Office, provider_of: ProviderOf) -> None:
    """It is known from the call, too."""
    office.line.outbox.request_text(PATIENT, TYPES, request_id="CA1")
    office.turn()
    office.hold()
    provider = provider_of(office.line)
    told = [text for _ in range(3) for text in messages_of(provider.text("MENU")) if "Correction" in text]
    assert [CORRECTION] == [text[:len(CORRECTION)] for text in told]


def test_a_test_for_staff_is_corrected(office: Office) -> None:
    """Staff read it like anybody."""
    office.line.outbox.test(PERSON, TYPES)
    office.turn()
    office.hold()
    assert [TYPES] == [one.script for one in served(office, PERSON)]


@pytest.mark.parametrize("what", [f"{WORDING}en/notice", f"{CALL}{TYPES}"])
def test_what_is_no_script_by_text_is_not_noted(by_day: Office, what: str) -> None:
    """The line's own words are corrected by nobody, even where all is held; what a call reads is noted when heard."""
    by_day.owe(what=what)
    by_day.turn()
    by_day.line.store._write(Durability.POWER_LOSS, "UPDATE outbox SET what = what || '#1'", {})
    by_day.hold(script=ALL)
    assert [(State.SENT, "", 1)] == by_day.states()
    assert () == served(by_day)


def test_what_did_not_go_out_is_not_noted(by_day: Office) -> None:
    """Refused, given up by the provider, or still waiting because the hold was first."""
    by_day.fake.refused[PATIENT] = 21614
    by_day.owe()
    by_day.owe(basis=Basis.STAFF, batch="refused")
    by_day.turn()
    by_day.hold()
    by_day.owe(batch="late")
    by_day.turn()
    assert [State.FAILED, State.REFUSED, State.WAITING] == [state for state, _, _ in by_day.states()]
    assert () == served(by_day)


def test_it_counts_from_when_it_was_handed_over(by_day: Office, provider_of: ProviderOf) -> None:
    """Taken without a word, held a moment later, found minutes after the hold: they had it before the hold."""
    by_day.owe()
    by_day.fake.plan(Fault.CUT_AFTER)
    by_day.turn()
    handed_over = by_day.clock()
    by_day.clock.advance(seconds=5)
    by_day.hold()
    by_day.clock.advance(minutes=5)
    by_day.turn()
    assert [(State.SENT, "", 1)] == by_day.states()
    assert [handed_over] == [one.at for one in served(by_day)]
    assert messages_of(provider_of(by_day.line).text("MENU"))[0].startswith(CORRECTION)


def test_a_topic_that_the_build_lost_is_named_as_it_was_filed(by_day: Office, provider_of: ProviderOf) -> None:
    """Nobody knows its keyword any more; its name says which it was."""
    by_day.owe()
    by_day.turn()
    by_day.line.store._write(Durability.POWER_LOSS, "UPDATE outbox SET what = 'a/en/side-effects#1'", {})
    by_day.hold(script="a/en/side-effects")
    told = messages_of(provider_of(by_day.line).text("MENU"))[0]
    assert told.startswith("Correction: our SIDE EFFECTS text of Nov 22 had a mistake.")


def test_readers_of_a_held_script_are_remembered_for_thirty_days(make_office: MakeOffice) -> None:
    """Which script others were sent is forgotten after seven."""
    office = make_office(keep_days=7)
    office.clock.advance(hours=4)
    office.owe()
    office.owe(OTHER, what="recurrent-cancer/en/treatment#1")
    office.turn()
    office.clock.advance(days=1)
    office.hold()
    for days, left in ((6, 2), (1, 1), (22, 1), (2, 0)):
        office.clock.advance(days=days)
        forget_due(office.line.store, office.line.settings, office.clock())
        assert left == sum(count for _, _, count in office.states())
        assert ([TYPES] if left else []) == [one.script for one in served(office)]


def test_who_asked_to_be_forgotten_is_not_reminded(by_day: Office, provider_of: ProviderOf) -> None:
    """FORGET erases what was sent, too."""
    by_day.owe()
    by_day.turn()
    provider = provider_of(by_day.line)
    provider.text("FORGET")
    provider.text("YES")
    by_day.hold()
    assert () == served(by_day)
