"""Calls as counts in both databases: once each, whatever order reports and steps come in, and no call's id for long."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from contextlib import closing

from outreach.store import Store, open_store
from tests.databases import ask, on_both

pytestmark = on_both
DAY, NEXT_DAY = "2026-11-22T12:00:00+00:00", "2026-11-23T12:00:00+00:00"
TOTAL = ("calls", "completed", 60)


def step(store: Store, turn: int, script: str = "", place: str = "menu") -> None:
    """A call gets on."""
    store.note_call_step("CA1", script=script, place=place, turn=turn, at=DAY)


def test_the_newest_step_is_where_a_call_is(store: Store) -> None:
    """A step that is repeated late does not bring the call back; each script is heard once."""
    step(store, 1)
    step(store, 2, "guide/types", "part")
    step(store, 3, "guide/types", "end")
    step(store, 2, "guide/types", "part")
    step(store, 4)
    assert store.steps_of_call("CA1") == (("", "menu"), ("guide/types", "end"))


def test_the_first_time_that_is_told_is_when_a_call_began(store: Store, address: str) -> None:
    """Also by another process, and after later steps; another call has its own."""
    with closing(open_store(address)) as other:
        assert store.call_began("CA1", at=DAY) == other.call_began("CA1", at=NEXT_DAY) == DAY
        step(store, 1)
        other.note_call_step("CA1", script="", place="menu", turn=2, at=NEXT_DAY)
        assert other.call_began("CA1", at=NEXT_DAY) == DAY
        assert other.call_began("CA2", at=NEXT_DAY) == NEXT_DAY
    assert store.steps_of_call("CA1") == (("", "menu"),)


def test_a_call_counts_once_however_often_it_is_reported_at_a_time(store: Store) -> None:
    """Eight reports at once are one call; its steps are gone."""
    step(store, 1)
    with ThreadPoolExecutor(8) as threads:
        took = list(threads.map(lambda _: store.count_call("CA1", [TOTAL], week="2026-W47", at=DAY), range(8)))
    assert sorted(took) == [False] * 7 + [True]
    assert store.count_call("CA2", [TOTAL], week="2026-W47", at=DAY)
    assert store.call_counts(before="9") == (("2026-W47", "calls", "completed", 2, 120),)
    assert store.steps_of_call("CA1") == ()


def test_weeks_come_the_newest_first_and_most_calls_first(store: Store) -> None:
    """So they can be read from the top; a running week can be left out."""
    for sid, name, week in (("CA1", "b", "2026-W46"), ("CA2", "a", "2026-W46"), ("CA3", "a", "2026-W46"),
                            ("CA4", "a", "2026-W47")):
        store.count_call(sid, [("topic", name, 0)], week=week, at=DAY)
    rows = [row[:4] for row in store.call_counts(before="9")]
    assert rows == [("2026-W47", "topic", "a", 1), ("2026-W46", "topic", "a", 2), ("2026-W46", "topic", "b", 1)]
    assert len(store.call_counts(before="2026-W47")) == 2


def test_ids_go_and_counts_stay_until_they_are_old(store: Store, address: str) -> None:
    """Also of a call whose end nobody reported."""
    step(store, 1)
    store.count_call("CA2", [TOTAL], week="2026-W47", at=DAY)
    store.forget_calls(before=DAY, oldest="2026-W01")
    assert ask(address, "select sid from call_step union select sid from call_report") == [("CA1",), ("CA2",)]
    store.forget_calls(before=NEXT_DAY, oldest="2026-W01")
    assert ask(address, "select sid from call_step union select sid from call_report") == []
    assert len(store.call_counts(before="9")) == 1
    store.forget_calls(before=NEXT_DAY, oldest="2026-W48")
    assert store.call_counts(before="9") == ()
