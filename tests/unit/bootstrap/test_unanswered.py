"""What the weekly list counts, whom, and for how long."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from outreach.bootstrap import Service
from outreach.bootstrap.unanswered import Unanswered, week_of
from outreach.bootstrap.upkeep import forget_due
from outreach.contact.keys import KeyRing
from outreach.model.calls import CallInput, CallPlace
from outreach.model.conversation import InboundSms
from outreach.settings import Settings
from outreach.store.database import in_a_hurry
from tests.fakes import NOON, FrozenClock

RowsOf = Callable[[Path, str], list[tuple]]
QUESTION = "what is the treatment of a brain abscess in Smithville"


def number(which: int) -> str:
    """One of a hundred fictional numbers."""
    return f"+121655501{which:02}"


def text(line: Service, body: str, which: int = 0) -> None:
    """Somebody texts the line."""
    contact = line.keys.contact(number(which))
    line.answer_text(InboundSms(message_sid=f"SM{body}{which}{line.clock()}", sender=contact, body=body))


@pytest.fixture
def rows(settings: Settings, rows_of: RowsOf) -> Callable[[], list[tuple]]:
    """Words in the table, each with how many numbers used it."""
    return lambda: rows_of(settings.data / "outreach.sqlite",
                           "select word, count(*) from unanswered group by word order by word")


def test_ten_numbers_make_a_line_of_the_list(service: Service, clock: FrozenClock) -> None:
    """Nine are nobody; ten are told once the week is over, and not while it runs."""
    for which in range(9):
        text(service, QUESTION, which)
        text(service, f"{QUESTION} please", which)
    clock.advance(days=7)
    assert service.unanswered.told(clock()) == ()
    clock.advance(days=-7)
    text(service, QUESTION, 9)
    assert service.unanswered.told(clock()) == ()
    clock.advance(days=7)
    assert (week_of(NOON), "treatment", 10) in service.unanswered.told(clock())


def test_only_words_of_the_documents_are_kept(service: Service, rows: Callable[[], list[tuple]]) -> None:
    """A place, a name or a word that no document holds is not written down, nor is the number."""
    text(service, QUESTION)
    assert ("treatment", 1) in rows()
    assert {"smithville", "abscess", "what"}.isdisjoint(word for word, _ in rows())


@pytest.mark.parametrize("body", [
    "should I stop my treatment", "I want to die, I have cancer in the brain", "am I dying of brain cancer",
    "how is it found", "TYPES", "why me"])
def test_nothing_else_is_counted(service: Service, rows: Callable[[], list[tuple]], body: str) -> None:
    """Neither advice, danger, fear nor what was answered."""
    text(service, body)
    assert rows() == []


def test_a_count_keeps_no_answer_waiting(service: Service, settings: Settings, rows: Callable[[], list[tuple]]) -> None:
    """While others write, a thread that others wait for lets the count go, and raises nothing."""
    contact = service.keys.contact(number(0))
    with closing(sqlite3.connect(settings.data / "outreach.sqlite", isolation_level=None)) as other, in_a_hurry():
        other.execute("BEGIN IMMEDIATE")
        service.unanswered.note(contact, ("treatment",), NOON)
    assert rows() == []


def test_nothing_is_counted_after_a_stop(service: Service, rows: Callable[[], list[tuple]]) -> None:
    """Who wants no texts is counted nowhere."""
    text(service, "STOP")
    text(service, QUESTION)
    assert rows() == []


def test_forgetting_takes_the_words(service: Service, clock: FrozenClock, rows: Callable[[], list[tuple]]) -> None:
    """FORGET by text weeks later erases them; the provider's late repeat of the question does not bring them back."""
    contact = service.keys.contact(number(0))
    question = InboundSms(message_sid="SM1", sender=contact, body=QUESTION)
    service.answer_text(question)
    clock.advance(days=21)
    text(service, "FORGET")
    assert rows() == []
    service.answer_text(question)
    assert rows() == []


def test_a_new_key_still_forgets(service: Service, clock: FrozenClock, rows: Callable[[], list[tuple]]) -> None:
    """Marks made under the key before are found as long as that key is in the list."""
    text(service, QUESTION)
    rotated = KeyRing.parse(f"new:{'cd' * 32},{service.settings.phone_keys}")
    assert Unanswered(service.store, rotated).forget(rotated.contact(number(0)), clock()) > 0
    assert rows() == []


def test_upkeep_erases_rare_words_with_their_week_and_all_after_five(service: Service, clock: FrozenClock,
                                                                     rows: Callable[[], list[tuple]]) -> None:
    """One number's words last to the end of the week, ten numbers' for five weeks more."""
    for which in range(10):
        text(service, QUESTION, which)
    text(service, "what is the treatment of a knee abscess")
    forget_due(service.store, service.settings, clock())
    told = rows()
    assert ("treatment", 10) in told
    clock.advance(days=7)
    forget_due(service.store, service.settings, clock())
    assert all(count == 10 for _, count in rows())
    clock.advance(weeks=5)
    forget_due(service.store, service.settings, clock())
    assert rows() == []


def test_only_the_count_is_lost_when_the_table_does_not_answer(service: Service, settings: Settings) -> None:
    """The question is answered all the same; so it is while the tables are still of the version before."""
    with closing(sqlite3.connect(settings.data / "outreach.sqlite")) as database:
        database.execute("drop table unanswered")
    contact = service.keys.contact(number(0))
    assert service.answer_text(InboundSms(message_sid="SM1", sender=contact, body=QUESTION)).messages


def test_weeks_are_written_so_that_they_sort() -> None:
    """Monday begins a week; the year is the week's own."""
    assert week_of(NOON.replace(year=2027, month=1, day=1)) == "2026-W53"
    assert week_of(NOON - timedelta(days=NOON.weekday())) == week_of(NOON)
    assert sorted(("2026-W53", "2027-W01", "2026-W09")) == ["2026-W09", "2026-W53", "2027-W01"]


def test_questions_by_call_count_too(service: Service, rows: Callable[[], list[tuple]]) -> None:
    """The same number asks by text and by call, and counts once; a withheld number counts for nobody."""
    call = CallInput(place=CallPlace(step="menu"), speech=QUESTION)
    service.answer_call(call, service.caller("anonymous", "CA1"))
    assert not rows()
    service.answer_call(call, service.caller(number(0), "CA2"))
    text(service, QUESTION)
    assert ("treatment", 1) in rows()
