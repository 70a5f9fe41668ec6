"""What the line forgets by itself: on time, once among many processes, and never an opt-out."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from outreach.bootstrap import Service
from outreach.bootstrap.upkeep import Upkeep, forget_due
from outreach.model.conversation import InboundSms
from outreach.settings import Settings
from tests.conftest import MakeService
from tests.fakes import NOON, OTHER, PATIENT, FrozenClock

RowsOf = Callable[[Path, str], list[tuple]]


def text(line: Service, body: str, number: str = PATIENT) -> tuple[str, ...]:
    """Somebody texts the line."""
    sid = f"SM{body}{number}{line.clock()}"
    return line.answer_text(InboundSms(message_sid=sid, sender=line.keys.contact(number), body=body)).messages


@pytest.fixture
def count(settings: Settings, rows_of: RowsOf) -> Callable[[str], int]:
    """How many rows a table has."""
    return lambda table: rows_of(settings.data / "outreach.sqlite", f"select count(*) from {table}")[0][0]


def test_texts_are_forgotten_on_their_day_and_a_stop_never(service: Service, clock: FrozenClock,
                                                            count: Callable[[str], int]) -> None:
    """The day before nothing is missing; the day after the person is a stranger who said STOP."""
    text(service, "TYPES")
    text(service, "STOP", OTHER)
    clock.now = NOON + timedelta(days=30)
    assert forget_due(service.store, service.settings, clock()).texts == 0
    clock.advance(seconds=1)
    assert forget_due(service.store, service.settings, clock()).texts == 2
    assert (0, 1) == (count("inbound"), count("consent"))
    assert () == text(service, "TYPES", OTHER)
    assert text(service, "TYPES")


def test_a_longer_or_shorter_period(make_service: MakeService, clock: FrozenClock) -> None:
    """The setting decides."""
    line = make_service(keep_days=7)
    text(line, "HELP")
    clock.advance(days=7, seconds=1)
    assert forget_due(line.store, line.settings.with_changes(keep_days=8), clock()).texts == 0
    assert forget_due(line.store, line.settings, clock()).texts == 1


def test_it_is_done_once_in_each_period(make_service: MakeService, clock: FrozenClock,
                                        count: Callable[[str], int]) -> None:
    """Of two processes the second finds it done; after the period the first to look does it again."""
    first, second = make_service(), make_service()
    text(first, "HELP")
    clock.advance(days=31)
    Upkeep(first).look()
    assert 0 == count("inbound")
    assert clock().isoformat() == first.store.forgotten_at().replace(".000000", "")
    text(first, "HELP")
    forgotten_at = first.store.forgotten_at()
    clock.advance(minutes=59)
    Upkeep(second).look()
    assert forgotten_at == second.store.forgotten_at()
    clock.advance(minutes=1)
    Upkeep(second).look()
    assert forgotten_at < second.store.forgotten_at()


def test_a_clock_that_is_set_back_stops_nothing(service: Service, clock: FrozenClock) -> None:
    """A last time that lies in the future does not count."""
    clock.advance(days=400)
    Upkeep(service).look()
    clock.now = NOON
    Upkeep(service).look()
    assert service.store.forgotten_at().startswith("2026-11-22")


def test_trouble_is_told_once_and_privately_and_the_next_look_works(
        service: Service, settings: Settings, clock: FrozenClock, caplog: pytest.LogCaptureFixture) -> None:
    """A database that is away ends nothing."""
    database = settings.data / "outreach.sqlite"
    upkeep = Upkeep(service)
    away = database.rename(settings.data / "away")
    with caplog.at_level(logging.ERROR):
        upkeep.look()
        upkeep.look()
    assert 1 == caplog.text.count("trouble in upkeep")
    away.rename(database)
    upkeep.look()
    assert service.store.forgotten_at()


def test_a_waiting_stop_is_taken_in_by_a_look(service: Service, count: Callable[[str], int]) -> None:
    """Nobody has to text first."""
    service.opt_outs.set_aside(service.keys.contact(PATIENT), message_sid="SM1", rule="stop")
    Upkeep(service).look()
    assert 1 == count("consent")
    assert () == text(service, "TYPES")


def test_one_person_is_forgotten_but_not_their_stop(service: Service, settings: Settings, rows_of: RowsOf,
                                                    count: Callable[[str], int]) -> None:
    """Rows of theirs go at once, of others none; who did it is kept, for whom is not."""
    file = settings.data / "outreach.sqlite"
    text(service, "TYPES")
    text(service, "STOP")
    text(service, "TYPES", OTHER)
    contact = service.keys.contact(PATIENT)
    assert 2 == service.store.forget_person(contact, by="Ann Example", at=service.clock())
    assert (1, 1) == (count("inbound"), count("consent"))
    assert () == text(service, "TYPES")
    [kept] = rows_of(file, "select * from forgotten")
    assert ("Ann Example", 2) == kept[2:]
    assert contact.current.digest not in str(kept)
