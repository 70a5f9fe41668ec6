"""Who is dead: told by heartbeats that stand still."""

from __future__ import annotations

from outreach.worker.watch import Twice, Watch


class Seconds:
    """A clock that a test moves."""

    now = 0.0

    def __call__(self) -> float:
        return self.now


def test_a_heartbeat_that_stands_still() -> None:
    """Not before its time, whatever others' clocks say; a worker that beats again lives."""
    seconds = Seconds()
    watch = Watch(10, seconds)
    assert frozenset() == watch.dead({"a": 1, "b": 7})
    seconds.now = 9.9
    assert frozenset() == watch.dead({"a": 1, "b": 8})
    seconds.now = 10
    assert frozenset(("a",)) == watch.dead({"a": 1, "b": 8})
    assert frozenset() == watch.dead({"a": 2, "b": 9})
    seconds.now = 19.9
    assert frozenset() == watch.dead({"a": 2})
    seconds.now = 20
    assert frozenset(("a",)) == watch.dead({"a": 2})


def test_who_is_gone_is_forgotten() -> None:
    """A name that comes back is new."""
    seconds = Seconds()
    watch = Watch(10, seconds)
    watch.dead({"a": 1})
    seconds.now = 11
    assert frozenset() == watch.dead({})
    assert frozenset() == watch.dead({"a": 1})


def test_what_is_there_at_two_looks_in_turn() -> None:
    """What only passes is not told; what was told has to be there twice again."""
    twice = Twice()
    looks = [{"a", "b"}, {"b", "c"}, {"b", "c"}, {"b"}, set(), {"b"}]
    assert [set(), {"b"}, {"c"}, {"b"}, set(), set()] == [twice(frozenset(look)) for look in looks]
