"""The line's number sends no faster than it may."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import timedelta

from outreach.bootstrap import Service
from outreach.sending.pace import Pace
from tests.fakes import LINE, FrozenClock


class Sleeper(threading.Event):
    """A stop that passes the time by moving the clock."""

    def __init__(self, clock: FrozenClock) -> None:
        super().__init__()
        self._clock = clock

    def wait(self, timeout: float | None = None) -> bool:
        self._clock.advance(seconds=timeout or 0)
        return False


def test_ten_messages_at_four_a_second(make_service: Callable[..., Service], clock: FrozenClock) -> None:
    """The first goes at once; two workers share the pace."""
    line, stop = make_service(sending=True), Sleeper(clock)
    paces = [Pace(line.store, line.keys, number=LINE, per_second=4, clock=clock) for _ in range(2)]
    began = clock()
    moments = []
    for turn in range(10):
        paces[turn % 2].wait(stop)
        moments.append((clock() - began) / timedelta(seconds=1))
    assert 0 == moments[0]
    assert moments[-1] >= 2
    assert all(len([one for one in moments if second <= one < second + 1]) <= 4 + 2 for second in range(3))


def test_after_a_pause_nothing_is_made_up_for(make_service: Callable[..., Service], clock: FrozenClock) -> None:
    """An hour of silence is no leave for a burst."""
    line, stop = make_service(sending=True), Sleeper(clock)
    pace = Pace(line.store, line.keys, number=LINE, per_second=1, clock=clock)
    pace.wait(stop)
    clock.advance(hours=1)
    waits = [pace.wait(stop) for _ in range(3)]
    assert [timedelta(), timedelta(seconds=1), timedelta(seconds=1)] == waits
