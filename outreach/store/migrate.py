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
from sqlalchemy import URL, Engine, create_engine, text
from sqlalchemy.engine import Connection
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.pool import NullPool

from outreach.errors import StoreUnavailable
from outreach.store import open_database
from outreach.store.address import is_postgres, sqlite_path

_SCRIPTS = Path(__file__).with_name("migrations")

#: any number that nothing else locks in this database: of two release steps at once the second waits
_TURN = 7_361_905

#: how long the second waits for the first where the database is one file
_PATIENCE_S = 60.0

_LOOK = {False: "Look whether its disk is full, or its folder may be written to",
         True: "Look whether the server runs, and DATABASE_URL names a database that its user may make tables in"}


def migrate(database_url: str, *, to: str = "head") -> str:
    """Create or update the tables, and say which version they have now.

    Makes the folder and the file of SQLite if there are none; the database of a server has to be there. A
    second run changes nothing, and of two at once the second waits for the first.

    Raises:
        SettingsError: the address is none that this version can use.
        StoreUnavailable: the tables cannot be made or changed.
    """
    name = open_database(database_url).name
    try:
        return _upgrade(_engine(database_url), to)
    except (OSError, sqlite3.Error, SQLAlchemyError) as error:
        problem = getattr(error, "orig", None) or getattr(error, "strerror", None) or error
        remedy = _LOOK[is_postgres(database_url)]
        raise StoreUnavailable(f"{name}: {str(problem).strip()}. {remedy}") from error


def _engine(database_url: str) -> Engine:
    if not is_postgres(database_url):
        return create_engine(URL.create("sqlite", database=str(_prepared(sqlite_path(database_url)))),
                             connect_args={"timeout": _PATIENCE_S}, poolclass=NullPool)
    from outreach.store.postgres_pools import connect_to_change

    return create_engine("postgresql+psycopg://", creator=lambda: connect_to_change(database_url), poolclass=NullPool)


def _prepared(path: Path) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    # who reads about which illness concerns nobody but the line; SQLite gives its side files the same mode
    path.touch(mode=0o600)
    with closing(sqlite3.connect(path, timeout=_PATIENCE_S)) as connection:
        # readers and a writer work side by side; SQLite keeps this in the file itself: once is enough
        connection.execute("PRAGMA journal_mode = WAL")
    return path


def _upgrade(engine: Engine, to: str) -> str:
    with engine.begin() as connection:
        _wait_for_turn(connection)
        command.upgrade(_settings(connection), to)
        return str(MigrationContext.configure(connection).get_current_revision())


def _wait_for_turn(connection: Connection) -> None:
    """Wait until no other release step changes the tables; the turn ends with the transaction."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:turn)"), {"turn": _TURN})
    else:
        connection.execute(text("BEGIN IMMEDIATE"))


def _settings(connection: Connection) -> Config:
    config = Config()
    # Alembic reads % as the start of a name to fill in
    config.set_main_option("script_location", str(_SCRIPTS).replace("%", "%%"))
    config.attributes["connection"] = connection
    return config
