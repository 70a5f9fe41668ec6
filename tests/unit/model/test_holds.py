"""What is held after a list of holds and lifts, and who is owed a correction."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from outreach.model.holds import ALL, UNKNOWN, Act, Hold, HoldLine, Served, correction_for, holds_from

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
TYPES, WHY = "cancer/en/types", "cancer/en/why"
LINES = st.lists(st.tuples(st.sampled_from([TYPES, WHY, ALL]), st.sampled_from(list(Act))), max_size=12)


def listed(*acts: tuple[str, Act], words: str = "same") -> list[HoldLine]:
    """A list of holds and lifts, one a minute."""
    return [HoldLine(number=number, script=script, act=act, at=NOON + timedelta(minutes=number), by="Ann Example",
                     reason="A test", words=words) for number, (script, act) in enumerate(acts, start=1)]


@given(LINES)
def test_the_newest_line_of_a_script_decides(acts: list[tuple[str, Act]]) -> None:
    """Whatever the list, a script is stopped when its own last line, or that of "all", is a hold."""
    holds = holds_from(listed(*acts))
    last = dict(acts)
    for script in (TYPES, WHY):
        assert holds.stops(script) == (Act.HOLD in (last.get(script), last.get(ALL)))
    assert holds.is_everything == (last.get(ALL) is Act.HOLD)
    assert len(acts) == holds.version


@given(LINES)
def test_a_script_that_came_back_as_it_was_owes_nothing(acts: list[tuple[str, Act]]) -> None:
    """Corrections are owed for what is held, and for nothing that was lifted with the same words."""
    holds = holds_from(listed(*acts))
    assert {hold.script for hold in holds.history if hold.owes_correction} == holds.held


def test_other_words_at_the_lift_leave_the_correction_owed() -> None:
    """Who read the old words still has to hear that they were wrong."""
    held, lifted = listed((TYPES, Act.HOLD))[0], listed((TYPES, Act.HOLD), (TYPES, Act.LIFT), words="mended")[1]
    [hold] = holds_from([held, lifted]).history
    assert (hold.owes_correction, hold.lifted_at) == (True, lifted.at)
    assert not holds_from([held, lifted]).stops(TYPES)


def test_a_second_hold_is_the_same_hold_until_it_is_lifted() -> None:
    """Two people on duty hold one script: its readers are told once, of the first."""
    assert [1] == [hold.number for hold in holds_from(listed((TYPES, Act.HOLD), (TYPES, Act.HOLD))).history]
    again = holds_from(listed((TYPES, Act.HOLD), (TYPES, Act.LIFT), (TYPES, Act.HOLD)))
    assert [1, 3] == [hold.number for hold in again.history]


@pytest.mark.parametrize(("before", "is_owed"), [
    (timedelta(0), True), (timedelta(days=7), True), (timedelta(days=7, seconds=1), False),
    (timedelta(seconds=-59), True), (timedelta(seconds=-61), False),
])
def test_readers_of_the_last_seven_days_are_told(before: timedelta, is_owed: bool) -> None:
    """Seven days before the hold, and a minute for clocks that differ."""
    hold = Hold(number=1, script=TYPES, since=NOON)
    served = Served(script=TYPES, keyword="TYPES", at=NOON - before)
    assert is_owed == (correction_for(hold, [served]) is not None)
    assert correction_for(Hold(number=1, script=WHY, since=NOON), [served]) is None
    assert is_owed == (correction_for(Hold(number=1, script=ALL, since=NOON), [served]) is not None)


def test_a_repeated_message_is_refused_what_was_held_the_first_time() -> None:
    """Lifted in between: the repeat still gets the hold, as the first time."""
    holds = holds_from(listed((TYPES, Act.HOLD), (TYPES, Act.LIFT)))
    assert not holds.stops(TYPES)
    assert holds.with_those_at(NOON + timedelta(seconds=90)).stops(TYPES)
    assert not holds.with_those_at(NOON).stops(TYPES)
    assert not holds.with_those_at(NOON + timedelta(minutes=2)).stops(TYPES)


def test_while_nobody_knows_everything_is_held() -> None:
    """A database that does not answer must not let a script through."""
    assert UNKNOWN.stops(TYPES)
    assert UNKNOWN.is_everything
