"""The PostgreSQL database that is moved to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from types import TracebackType
from typing import Any, Self

import psycopg
from psycopg.sql import SQL, Composed, Identifier

from outreach.errors import StoreUnavailable
from outreach.store.address import postgres_name
from outreach.store.moving.sums import Row, Table
from outreach.store.postgres_pools import connect_to_change

#: any number that nothing else locks: of two moves at once the second waits, and finds the rows of the first
_TURN = 7_361_906

_HAS_ROWS = SQL("SELECT EXISTS (SELECT FROM {table})")
_COPY = SQL("COPY {table} ({columns}) FROM STDIN")
_ROWS = SQL("SELECT {columns} FROM {table}")
_NUMBERED = SQL("SELECT pg_get_serial_sequence(%s, 'id')")
#: the next row is numbered behind those that came
_COUNT_ON = SQL("SELECT setval(%s, greatest((SELECT max(id) FROM {table}), 1))")


class Target:
    """Takes rows in one transaction: until `keep` nobody sees any, and without it none is left."""

    def __init__(self, database_url: str) -> None:
        self.name = postgres_name(database_url)
        self._address = database_url

    def __enter__(self) -> Self:
        """Connect, and begin.

        Raises:
            StoreUnavailable: the server does not answer.
        """
        try:
            self._connection = connect_to_change(self._address)
            self._connection.execute("SELECT pg_advisory_xact_lock(%s)", (_TURN,))
        except psycopg.Error as error:
            raise self._unavailable(error) from error
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None,
                 trace: TracebackType | None) -> None:
        """Let go of whatever was not kept."""
        self._connection.close()
        if isinstance(error, psycopg.Error):
            raise self._unavailable(error) from error

    def is_empty(self, tables: Iterable[Table]) -> bool:
        """True when none of these tables has a row."""
        return not any(self._ask(_HAS_ROWS.format(table=Identifier(table.name))) for table in tables)

    def taking(self, table: Table, rows: Iterable[Row]) -> Iterator[Row]:
        """Take rows in, and hand each on."""
        with self._connection.cursor().copy(_filled(_COPY, table)) as copy:
            for row in rows:
                copy.write_row(row)
                yield row
        if "id" in table.columns and (counter := self._ask(_NUMBERED, table.name)):
            self._ask(_COUNT_ON.format(table=Identifier(table.name)), counter)

    def rows(self, table: Table) -> Iterator[Row]:
        """All rows of a table, as they will be kept."""
        with self._connection.cursor(name="moved") as cursor:
            yield from cursor.execute(_filled(_ROWS, table))

    def keep(self) -> None:
        """Keep all that was taken in; on return it is on the server's disk."""
        self._connection.execute("SET LOCAL synchronous_commit = on")
        self._connection.commit()
        self._connection.execute("ANALYZE")  # so that it finds one person's rows among many from the first text on
        self._connection.commit()

    def _ask(self, question: SQL | Composed, *values: object) -> Any:
        found = self._connection.execute(question, values).fetchone()
        return found[0] if found else None

    def _unavailable(self, error: psycopg.Error) -> StoreUnavailable:
        problem = error.diag.message_primary or str(error).strip().partition("\n")[0]
        return StoreUnavailable(f"{self.name}: {problem}. Nothing was kept. Look whether the server runs and its disk "
                                "is full, and run it again")


def _filled(statement: SQL, table: Table) -> Composed:
    columns = SQL(", ").join(map(Identifier, table.columns))
    return statement.format(table=Identifier(table.name), columns=columns)
