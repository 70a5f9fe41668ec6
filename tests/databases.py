"""Both kinds of database, for tests that must hold on both.

A test, or a whole file by `pytestmark`, that is marked `on_both` runs twice: its fixture `kind` is "sqlite"
and "postgresql". All others run on SQLite, the default of the line.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import psycopg
import pytest

from outreach.store.address import is_postgres, sqlite_path
from outreach.store.postgres_spelling import as_postgres
from tests import postgres
from tests.integration.store_people import new_database

#: enough rows for a server to see how a table is used
FEW = 500
KINDS = ("sqlite", "postgresql")
on_both = pytest.mark.parametrize("kind", KINDS, indirect=True)


@contextmanager
def new_address(kind: str, file: Path) -> Iterator[str]:
    """A database with all tables and no rows, until the block ends; SQLite's stands in the file."""
    if kind == "sqlite":
        yield new_database(file)
        return
    server = postgres.server()
    address = server.new_database()
    yield address
    server.drop(address)


@contextmanager
def empty_address(kind: str, file: Path) -> Iterator[str]:
    """A database without any table, until the block ends; SQLite's file is not there yet."""
    if kind == "sqlite":
        yield f"sqlite:///{file}"
        return
    server = postgres.server()
    address = server.new_database(migrated=False)
    yield address
    server.drop(address)


def ask(address: str, statement: str, *values: object) -> list[tuple[Any, ...]]:
    """Run one statement beside the line; values stand as %s in it."""
    if is_postgres(address):
        return postgres.ask(address, statement, *values)
    with closing(sqlite3.connect(sqlite_path(address), isolation_level=None)) as database:
        return database.execute(statement.replace("%s", "?"), values).fetchall()


def add_all(address: str, statement: str, rows: list[dict[str, str | int]]) -> None:
    """Run one statement of the store for many rows in one transaction: thousands by the store itself take minutes."""
    if is_postgres(address):
        with psycopg.connect(address) as connection, connection.cursor() as cursor:
            cursor.executemany(as_postgres(statement), rows[:FEW])
            cursor.execute("ANALYZE")  # or the server goes on as if the table were empty
            cursor.executemany(as_postgres(statement), rows[FEW:])
        return
    with closing(sqlite3.connect(sqlite_path(address))) as database, database:
        database.executemany(statement, rows)
