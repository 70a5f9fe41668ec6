"""The demo's database is brought up to date where it has to be, and only there."""

from __future__ import annotations

from pathlib import Path

import pytest

from outreach.cli.serving import migrate_demo
from outreach.errors import OutreachError
from outreach.settings import Settings
from outreach.simulator.demo_settings import demo_settings
from outreach.store import open_store
from outreach.store.database import SCHEMA_VERSION
from outreach.store.migrate import migrate
from tests.integration.store_people import new_database


@pytest.fixture
def demo(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    """The settings of a demo in a folder of its own, for processes that are started as well."""
    monkeypatch.setenv("OUTREACH_DATA", str(tmp_path))
    monkeypatch.delenv("TWILIO_AUTH_TOKEN", raising=False)
    return demo_settings(Settings.from_env())


@pytest.fixture
def no_process_would_do(demo: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    """A real account is set by now: a process that migrates the demo ends with an error."""
    assert demo.data.is_dir()
    monkeypatch.setenv("TWILIO_AUTH_TOKEN", "a-real-one")


def test_makes_the_tables(demo: Settings) -> None:
    """A first start has none."""
    migrate_demo(demo)
    assert open_store(demo.database).schema_version() == SCHEMA_VERSION


@pytest.mark.usefixtures("no_process_would_do")
def test_starts_nothing_where_the_tables_are_new(demo: Settings) -> None:
    """A process that loads SQLAlchemy takes most of a second."""
    new_database(demo.data / "outreach.sqlite")
    migrate_demo(demo)


@pytest.mark.usefixtures("no_process_would_do")
def test_brings_older_tables_up_to_date(demo: Settings) -> None:
    """Tables of an older version are left to the process that migrates: here it tells what is wrong."""
    migrate(demo.database, to="0012")
    with pytest.raises(OutreachError, match="TWILIO_AUTH_TOKEN"):
        migrate_demo(demo)


@pytest.mark.usefixtures("no_process_would_do")
def test_leaves_what_is_no_database_to_the_migration(demo: Settings) -> None:
    """It says what is wrong with the file."""
    (demo.data / "outreach.sqlite").write_text("no database", encoding="utf-8")
    with pytest.raises(OutreachError, match="could not be prepared"):
        migrate_demo(demo)
