"""What the tests of the store share: an empty database of each kind, and a store over it; and lines that send."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from outreach.store import Store, open_store
from tests.conftest import MakeService
from tests.databases import new_address
from tests.fakes import PERSON, FrozenClock
from tests.integration.sending_office import SLOW_S, MakeOffice, Office
from tests.provider_server import FakeProvider


@pytest.fixture
def address(tmp_path: Path, kind: str) -> Iterator[str]:
    """An empty database."""
    with new_address(kind, tmp_path / "line.db") as made:
        yield made


@pytest.fixture
def store(address: str) -> Iterator[Store]:
    """A store over an empty database."""
    opened = open_store(address)
    yield opened
    opened.close()


@pytest.fixture
def make_office(make_service: MakeService, clock: FrozenClock) -> Iterator[MakeOffice]:
    """Lines that send; it is Sunday noon in UTC, 7 in the morning in Ohio."""
    with FakeProvider(slow_s=SLOW_S) as fake:
        yield lambda **changes: Office(make_service(sending=True, provider_url=fake.url, sends_per_second=1000,
                                                    staff_number=PERSON, **changes), fake, clock)


@pytest.fixture
def office(make_office: MakeOffice) -> Office:
    """One of them."""
    return make_office()


@pytest.fixture
def by_day(office: Office) -> Office:
    """The same at 11 in the morning in Ohio."""
    office.clock.advance(hours=4)
    return office
