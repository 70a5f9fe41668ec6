"""On both databases: any earlier version of the tables is brought to today's, and the one before is served as it is."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from outreach.bootstrap import Service
from outreach.bootstrap.ready import check_line
from outreach.bootstrap.upkeep import Upkeep
from outreach.model.holds import Act
from outreach.settings import Settings
from outreach.store import open_store
from outreach.store.database import SCHEMA_VERSION, SERVED_FROM
from outreach.store.migrate import migrate
from tests.conftest import MakeService
from tests.databases import ask, empty_address, on_both
from tests.fakes import OTHER, PATIENT, FrozenClock, Provider, said_stop
from tests.integration.store_people import NOON, person
from tests.phones import hold_or_lift, messages_of

ANN = person("Ann")
STEPS = Path(__file__).parents[2] / "outreach" / "store" / "migrations" / "versions"
VERSIONS = sorted(file.name[:4] for file in STEPS.glob("[0-9]*.py"))
TYPES = "recurrent-cancer/en/types"
AT = NOON.isoformat()


@pytest.fixture
def address(kind: str, tmp_path: Path) -> Iterator[str]:
    """A database without any table."""
    with empty_address(kind, tmp_path / "line.db") as made:
        yield made


@pytest.fixture
def older(settings: Settings, kind: str, tmp_path: Path, make_service: MakeService) -> Iterator[Service]:
    """A line whose tables are still of the version before."""
    with empty_address(kind, tmp_path / "older.db") as address:
        migrate(address, to=SERVED_FROM)
        service = make_service(database_url=address)
        yield service
        service.store.close()


def test_the_version_before_is_the_one_that_is_served() -> None:
    """Whoever adds a step says so in both places."""
    assert VERSIONS[-2:] == [SERVED_FROM, SCHEMA_VERSION]


@on_both
@pytest.mark.parametrize("version", VERSIONS)
def test_nothing_is_lost_on_the_way_from_each_version(address: str, version: str) -> None:
    """Reading places and opt-outs of any earlier version are those of today's."""
    assert migrate(address, to=version) == version
    digest = ANN.current.digest
    ask(address, "INSERT INTO inbound (sid, phone, key_id, seq, at, build, rule, opted_out_before, notice, document, "
                 "section, page, expires_at) VALUES ('SM1', %s, '2026a', 1, %s, 'b', 'more', 0, 'v1', 'd', 's', 2, %s)",
        digest, AT, AT)
    ask(address, "INSERT INTO consent (sid, phone, key_id, at, rule, kind) VALUES ('SM2', %s, '2026a', %s, 'stop', "
                 "'out')", digest, AT)
    assert migrate(address) == SCHEMA_VERSION
    store = open_store(address)
    store.check()
    found = store.recall(ANN, "SM3")
    assert (found.seq, found.state.notice, found.state.opted_out) == (1, "v1", True)
    assert found.state.position is not None
    assert found.state.position.page == 2
    assert store.opt_outs_by_rule() == {"stop": 1}
    store.close()


@on_both
def test_two_release_steps_at_once(address: str, environ: dict[str, str]) -> None:
    """Both end well, and the tables are made once."""
    steps = [subprocess.Popen([sys.executable, "-m", "outreach", "migrate"], text=True, stdout=subprocess.PIPE,
                              stderr=subprocess.PIPE, env=environ | {"DATABASE_URL": address}) for _ in range(3)]
    said = [step.communicate(timeout=60) for step in steps]
    assert said == [(f"The database is at version {SCHEMA_VERSION}.\n", "")] * 3
    open_store(address).check()


@on_both
def test_the_version_before_serves_texts_and_calls(older: Service, clock: FrozenClock,
                                                   provider_of: Callable[[Service], Provider]) -> None:
    """While a release is rolled out new processes may answer before the tables are changed."""
    provider = provider_of(older)
    assert messages_of(provider.text("TYPES", sid="SM1"))[0].startswith("TYPES 1 of")
    assert messages_of(provider.text("MORE"))[0].startswith("TYPES 2 of")
    assert "988" in messages_of(provider.text("I want to die"))[0]
    assert provider.step("/voice").status_code == 200
    assert provider.step("/voice/step?at=menu", Digits="3").status_code == 200
    hold_or_lift(older, Act.HOLD, TYPES)
    assert messages_of(provider.text("TYPES"))[0].startswith("Correction")
    assert messages_of(provider.text("STOP", number=OTHER))
    assert () == messages_of(provider.text("TYPES", number=OTHER))
    assert messages_of(provider.text("FORGET"))
    assert 200 == provider.client.get("/readyz").status_code
    clock.advance(days=31)
    Upkeep(older).look()
    assert "" != older.store.forgotten_at()


@on_both
def test_the_version_before_starts_and_serves_staff(older: Service) -> None:
    """The checks of the start and what staff do work, too."""
    check_line(older.settings)
    older.opt_outs.by_staff(PATIENT, by="Ann Example")
    assert said_stop(older, PATIENT)
    assert older.store.forget_person(older.keys.contact(PATIENT), by="Ann Example", at=NOON) == 0
    check_line(older.settings)
