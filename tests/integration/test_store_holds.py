"""Holds in the store: seen at once by everybody, kept for good; who was served what is forgotten in time."""

from __future__ import annotations

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta

import psycopg
import pytest

from outreach.model.conversation import Caller, TextState
from outreach.model.holds import Act, HoldLine, Served
from outreach.store import Store, open_store
from tests.databases import ask, on_both
from tests.integration.store_people import NOON, person

ANN = person("Ann")
TYPES, WHY = "cancer/en/types", "cancer/en/why"
pytestmark = on_both


def act(store: Store, kind: str = "hold", script: str = TYPES, at: datetime = NOON) -> None:
    """Hold or lift a script."""
    store.add_hold_lines([HoldLine(script=script, act=Act(kind), at=at, by="Ann Example", reason="A test", words="w")])


def hear(store: Store, script: str = WHY, *, at: datetime = NOON, told: tuple[int, ...] = (), holds: int = 0,
         sid: str = "CA1") -> bool:
    """Read a script aloud in a call; the keyword of WHY is "WHY"."""
    return store.record_heard(Caller(contact=ANN, call_sid=sid), served=script, keyword="WHY" if script else "",
                              told=told, at=at, holds=holds)


def serve(store: Store, sid: str, script: str = TYPES, *, at: datetime = NOON, holds: int = 0,
          told: tuple[int, ...] = ()) -> bool:
    """Answer a text with a page of a script."""
    recalled = store.recall(ANN, sid)
    return store.record(ANN, message_sid=sid, seq=recalled.seq + 1, before=TextState(), after=TextState(), rule="more",
                        at=at, build="b", served=script, keyword="TYPES" if script else "", told=told, holds=holds)


def test_a_hold_is_seen_by_another_store_at_once(store: Store, address: str) -> None:
    """Each process has a store of its own; none goes by what it read before."""
    other = open_store(address)
    assert not other.holds().stops(TYPES)
    act(store)
    assert other.holds().stops(TYPES)
    assert other.recall(ANN, "SM1").holds.stops(TYPES)
    act(store, "lift")
    assert not other.holds().held
    other.close()


def test_an_answer_that_a_hold_overtook_is_refused(store: Store) -> None:
    """Between looking up and writing down a script was held: nothing is written, so nothing is sent."""
    holds = store.recall(ANN, "SM1").holds.version
    act(store)
    assert not serve(store, "SM1", holds=holds)
    caller = Caller(contact=ANN, call_sid="CA1")
    assert not store.record_heard(caller, served=TYPES, keyword="TYPES", told=(), at=NOON, holds=holds)
    assert serve(store, "SM1", "", holds=store.holds().version)


def test_what_was_read_and_heard_is_known_while_a_correction_is_owed(store: Store) -> None:
    """Texts and calls of one person, under old keys too, without the message being answered."""
    caller = Caller(contact=ANN, call_sid="CA1")
    serve(store, "SM1")
    store.record_heard(caller, served=WHY, keyword="WHY", told=(), at=NOON, holds=0)
    assert store.recall(ANN, "SM2").served == ()
    act(store)
    rotated = person("Ann", keys=("2026b", "2026a"))
    served = {Served(script=TYPES, keyword="TYPES", at=NOON),
              Served(script=WHY, keyword="WHY", at=NOON, by_call=True)}
    assert set(store.recall(rotated, "SM2").served) == served
    assert set(store.recall_caller(caller).served) == served
    assert store.recall(person("Bob"), "SM3").served == ()


def test_what_was_told_is_known_to_all_but_the_message_that_told_it(store: Store) -> None:
    """A repeat of the message that told it finds it untold, and its own first answer."""
    serve(store, "SM1")
    act(store)
    assert serve(store, "SM2", "", holds=1, told=(1,))
    assert store.recall(ANN, "SM3").told == {1}
    assert store.recall_caller(Caller(contact=ANN, call_sid="CA1")).told == {1}
    repeated = store.recall(ANN, "SM2")
    assert (repeated.told, repeated.answered and repeated.answered.told) == (frozenset(), {1})


def test_what_one_call_hears_again_is_one_row_with_its_first_time(store: Store, address: str) -> None:
    """Another script, a correction and another call are rows of their own; so is what is heard behind a FORGET."""
    later = NOON + timedelta(minutes=2)
    correction = {"script": "", "told": (1,)}
    for what in ({}, {"at": later}, {"script": TYPES}, correction, correction, {"sid": "CA2", "at": later}):
        assert hear(store, **what)
    rows = ask(address, "select sid, served, told, at from heard order by id")
    assert [row[:3] for row in rows] == [("CA1", f"{WHY} WHY", ""), ("CA1", f"{TYPES} WHY", ""), ("CA1", "", "1"),
                                         ("CA2", f"{WHY} WHY", "")]
    assert datetime.fromisoformat(rows[0][3]) == NOON
    serve(store, "SM1", "", at=later)
    store.forget_reading(ANN, message_sid="SM1")
    assert all(hear(store, at=later) for _ in range(2))
    assert [(5,)] == ask(address, "select count(*) from heard")


def test_what_is_heard_again_is_refused_once_it_is_held(store: Store) -> None:
    """The row of the first time is there; the second time must be silent, until the hold is known."""
    assert hear(store)
    act(store, script=WHY)
    assert not hear(store)
    assert hear(store, holds=1)


def test_one_step_of_a_call_at_once_in_many_threads_is_one_row(store: Store, address: str) -> None:
    """Of two stores, as two processes have; each says that the caller may hear it."""
    other = open_store(address)
    for number in range(20):
        with ThreadPoolExecutor(8) as threads:
            heard = threads.map(lambda each, sid=f"CA{number}": hear((store, other)[each % 2], sid=sid), range(8))
            assert all(heard)
        assert [(number + 1,)] == ask(address, "select count(*) from heard")
    other.close()


@pytest.mark.parametrize("statement", ["UPDATE hold SET reason = ''", "DELETE FROM hold"])
def test_the_list_is_kept_for_good(store: Store, address: str, statement: str) -> None:
    """The database itself refuses to change or erase a line."""
    act(store)
    with pytest.raises((sqlite3.IntegrityError, psycopg.errors.RaiseException), match="kept for good"):
        ask(address, statement)
    [line] = store.hold_lines()
    assert (line.script, line.by, line.reason, line.at) == (TYPES, "Ann Example", "A test", NOON)


def test_who_was_served_what_is_forgotten_after_seven_days(store: Store) -> None:
    """Texts and calls alike; the place where somebody reads stays."""
    serve(store, "SM1")
    store.record_heard(Caller(contact=ANN, call_sid="CA1"), served=WHY, keyword="WHY", told=(), at=NOON, holds=0)
    assert store.forget_served(NOON + timedelta(days=7)) == 0
    assert store.forget_served(NOON + timedelta(days=7, seconds=1)) == 2
    act(store, at=NOON + timedelta(days=6))
    assert store.recall(ANN, "SM2").served == ()
    assert store.recall(ANN, "SM2").seq == 1


def test_readers_of_a_held_script_are_remembered_for_thirty_days(store: Store) -> None:
    """They may come back after the seven days, and must still be told; those of other scripts are forgotten."""
    serve(store, "SM1")
    serve(store, "SM2", WHY)
    act(store, at=NOON + timedelta(days=6))
    assert store.forget_served(NOON + timedelta(days=20)) == 1
    assert [served.script for served in store.recall(ANN, "SM3").served] == [TYPES]
    assert store.forget_served(NOON + timedelta(days=36, seconds=1)) == 1
    assert store.recall(ANN, "SM3").served == ()
