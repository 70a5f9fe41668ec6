"""A PostgreSQL server as a database of the store."""

from __future__ import annotations

from typing import Any

import psycopg
from psycopg import errors

from outreach.errors import StoreUnavailable
from outreach.store.address import postgres_name
from outreach.store.database import BUSY_TIMEOUT_S, MIGRATE, Durability
from outreach.store.postgres_pools import Pools
from outreach.store.postgres_spelling import as_postgres
from outreach.store.rows import Values

_LOOK = "Look whether the server runs, DATABASE_URL names its host, user, password and database, and its disk is full"
_NOT_THERE = (errors.UndefinedTable, errors.UndefinedColumn, errors.InvalidSchemaName)

Cursor = psycopg.Cursor[tuple[Any, ...]]


class PostgresDatabase:
    """Reads and writes one database on a server; each statement is a transaction of its own."""

    def __init__(self, database_url: str, *, busy_timeout_s: float = BUSY_TIMEOUT_S) -> None:
        """Connect nobody yet.

        Raises:
            SettingsError: the address cannot be read.
        """
        self.name = postgres_name(database_url)
        self._pools = Pools(database_url, busy_timeout_s=busy_timeout_s)

    def read(self, statement: str, values: Values, *, patient: bool = False) -> list[tuple[Any, ...]]:
        """Ask for rows. A connection that a restart of the server cut is replaced, and asked again."""
        try:
            if patient:
                return self._pools.ask_patiently(as_postgres(statement), values)
            return self._run(Durability.PROCESS, statement, values, again=True).fetchall()
        except psycopg.Error as error:
            raise self._unavailable(error) from error

    def write(self, durability: Durability, statement: str, values: Values) -> int:
        """Add, change or erase rows; how many there were."""
        try:
            return self._run(durability, statement, values).rowcount
        except psycopg.Error as error:
            raise self._unavailable(error) from error

    def clear_erased(self) -> None:
        """Nothing: the server lets go of erased rows by itself (autovacuum)."""

    def close(self) -> None:
        """Let go of all connections of this process."""
        self._pools.close()

    def _run(self, durability: Durability, statement: str, values: Values, *, again: bool = False) -> Cursor:
        pool = self._pools.of(durability)
        connection = self._pools.borrow(pool)
        try:
            return connection.execute(as_postgres(statement), values)
        except psycopg.OperationalError:
            if not again or not connection.closed:
                raise
        finally:
            pool.putconn(connection)
        pool.check()  # replaces every connection that was cut
        return self._run(durability, statement, values)

    def _unavailable(self, error: psycopg.Error) -> StoreUnavailable:
        """Tell the first line alone: details name values."""
        problem = error.diag.message_primary or str(error).strip().partition("\n")[0]
        remedy = MIGRATE if isinstance(error, _NOT_THERE) else _LOOK
        return StoreUnavailable(f"{self.name}: {problem}. {remedy}")
