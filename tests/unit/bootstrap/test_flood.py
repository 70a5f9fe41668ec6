"""Floods from many numbers: counted over the whole line, in the database that every process shares."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

from outreach.bootstrap.flood import Flood
from outreach.errors import StoreUnavailable
from outreach.model.conversation import TextState
from tests.fakes import NOON
from tests.integration.store_people import answer, new_store, person


class DownStore:
    """A store whose database does not answer."""

    def text_before_last(self, count: int, since: datetime) -> None:
        """Always fails."""
        raise StoreUnavailable(f"down, asked for {count} since {since}")


def test_many_numbers_in_one_minute(tmp_path: Path) -> None:
    """The cap counts all people together; a minute later all is well."""
    store = new_store(tmp_path / "line.db")
    flood = Flood(store, per_minute=20, seconds=lambda: 0.0)
    for number in range(20):
        answer(store, person(f"p{number}"), f"SM{number}", TextState(), at=NOON)
    assert not flood(NOON)
    answer(store, person("one more"), "SM99", TextState(), at=NOON)
    assert any(flood(NOON + timedelta(seconds=1)) for _ in range(5))
    assert not all(flood(NOON + timedelta(minutes=2)) for _ in range(5))
    store.close()


def test_a_database_that_is_down_is_no_flood() -> None:
    """Nobody is silenced because nothing can be counted."""
    assert not Flood(DownStore(), per_minute=20)(NOON)  # type: ignore[arg-type]


def test_the_database_is_asked_seldom(tmp_path: Path) -> None:
    """A look is believed for a second, or for a twentieth of the cap."""
    seconds = [0.0]
    looks: list[int] = []

    class CountingStore(DownStore):
        def text_before_last(self, count: int, since: datetime) -> None:
            looks.append(count)

    flood = Flood(CountingStore(), per_minute=200, seconds=lambda: seconds[0])  # type: ignore[arg-type]
    for _ in range(11):
        flood(NOON)
    assert [200] == looks
    seconds[0] = 2.0
    flood(NOON)
    assert [200, 200] == looks
