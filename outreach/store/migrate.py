"""Bring a database to the tables that this version needs; the release step runs it.

The one place besides the migrations that knows Alembic and SQLAlchemy: processes that
answer people never load them.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from sqlalchemy import URL, create_engine
from sqlalchemy.engine import Connection
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.pool import NullPool

from outreach.errors import StoreUnavailable
from outreach.store.address import sqlite_path

_SCRIPTS = Path(__file__).with_name("migrations")


def migrate(database_url: str) -> str:
    """Create or update the tables, and say which version they have now.

    Makes the folder and the file if there are none; a second run changes nothing.

    Raises:
        SettingsError: the address is none that this version can use.
        StoreUnavailable: the file cannot be made or changed.
    """
    path = sqlite_path(database_url)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        # who reads about which illness concerns nobody but the line; SQLite gives its side files the same mode
        path.touch(mode=0o600)
        _let_readers_and_a_writer_work_side_by_side(path)
        return _upgrade(URL.create("sqlite", database=str(path)))
    except (OSError, sqlite3.Error, SQLAlchemyError) as error:
        problem = getattr(error, "orig", None) or getattr(error, "strerror", None) or error
        remedy = "Look whether its disk is full, or its folder may be written to"
        raise StoreUnavailable(f"{path}: {problem}. {remedy}") from error


def _let_readers_and_a_writer_work_side_by_side(path: Path) -> None:
    # SQLite keeps this mode in the file itself: once is enough
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")


def _upgrade(url: URL) -> str:
    engine = create_engine(url, poolclass=NullPool)
    with engine.begin() as connection:
        command.upgrade(_settings(connection), "head")
        return str(MigrationContext.configure(connection).get_current_revision())


def _settings(connection: Connection) -> Config:
    config = Config()
    # Alembic reads % as the start of a name to fill in
    config.set_main_option("script_location", str(_SCRIPTS).replace("%", "%%"))
    config.attributes["connection"] = connection
    return config
