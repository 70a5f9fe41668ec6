"""The PostgreSQL database that is moved to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from types import TracebackType
from typing import Any, Self

import psycopg
from psycopg.sql import SQL, Composed, Identifier, Literal

from outreach.errors import StoreUnavailable
from outreach.store.address import postgres_name
from outreach.store.database import SCHEMA_VERSION
from outreach.store.moving.parts import Part
from outreach.store.moving.sums import Row, Table
from outreach.store.postgres_pools import connect_to_change

#: any number that nothing else locks: of two moves at once the second waits, and finds the rows of the first
_TURN = 7_361_906
#: where rows wait until all are there; no line looks into it
WAITING_ROOM = "outreach_move"

_HAS_ROWS = SQL("SELECT EXISTS (SELECT FROM {table})")
_ROOM_OF = SQL("SELECT obj_description(to_regnamespace(%s)::oid, 'pg_namespace')")
_NO_ROOM = SQL("DROP SCHEMA IF EXISTS {room} CASCADE")
_NEW_ROOM = SQL("CREATE SCHEMA {room}")
_ROOM_IS_OF = SQL("COMMENT ON SCHEMA {room} IS {version}")
_NEW_TABLE = SQL("CREATE TABLE IF NOT EXISTS {waiting} (LIKE {table}{numbered})")
_NUMBERED_ROWS = SQL(", PRIMARY KEY (id)")
_COPY = SQL("COPY {table} ({columns}) FROM STDIN")
_ROWS = SQL("SELECT {columns} FROM {table}")
_WITHIN = SQL(" WHERE id > {after} AND ({to}::bigint IS NULL OR id <= {to})")
_PUT_IN_PLACE = SQL("INSERT INTO {table} ({columns}) SELECT {columns} FROM {waiting}")
_NUMBERED = SQL("SELECT pg_get_serial_sequence(%s, 'id')")
#: the next row is numbered behind those that came
_COUNT_ON = SQL("SELECT setval(%s, greatest((SELECT max(id) FROM {table}), 1))")


class Target:
    """Takes rows part by part into a waiting room, and then all at once: until `keep` no line sees any."""

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
            self._connection.execute("SELECT pg_advisory_lock(%s)", (_TURN,))
            self._connection.commit()
        except psycopg.Error as error:
            raise self._unavailable(error) from error
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None,
                 trace: TracebackType | None) -> None:
        """Let go of whatever was not kept, but for the parts that arrived whole."""
        self._connection.close()
        if isinstance(error, psycopg.Error):
            raise self._unavailable(error) from error

    def is_empty(self, tables: Iterable[Table]) -> bool:
        """True when none of these tables has a row."""
        return not any(self._ask(_HAS_ROWS.format(table=Identifier(table.name))) for table in tables)

    def prepare(self, tables: Iterable[Table]) -> None:
        """Open the waiting room, or the one that an earlier run left, unless its tables were of another version."""
        room = Identifier(WAITING_ROOM)
        if self._ask(_ROOM_OF, WAITING_ROOM) != SCHEMA_VERSION:
            for statement in (_NO_ROOM.format(room=room), _NEW_ROOM.format(room=room),
                              _ROOM_IS_OF.format(room=room, version=Literal(SCHEMA_VERSION))):
                self._connection.execute(statement)
        for table in tables:
            numbered = _NUMBERED_ROWS if table.is_numbered else SQL("")
            self._connection.execute(_NEW_TABLE.format(
                waiting=_waiting(table), table=Identifier(table.name), numbered=numbered))
        self._connection.commit()

    def arrived(self, part: Part) -> list[Row]:
        """The rows of a part that an earlier run sent."""
        found = self._connection.execute(_filled(_ROWS, part.table, _waiting(part.table)) + _within(part)).fetchall()
        self._connection.commit()
        return found

    def take(self, part: Part, rows: Iterable[Row]) -> None:
        """Take a part in, in place of whatever stood there; on return it outlives whatever is killed."""
        waiting = _waiting(part.table)
        self._connection.execute(SQL("DELETE FROM {waiting}").format(waiting=waiting) + _within(part))
        with self._connection.cursor().copy(_filled(_COPY, part.table, waiting)) as copy:
            for row in rows:
                copy.write_row(row)
        self._connection.commit()

    def put_in_place(self, tables: Iterable[Table]) -> None:
        """Put all that arrived where the line will look, and close the waiting room; `keep` makes it so."""
        for table in tables:
            self._connection.execute(_filled(_PUT_IN_PLACE, table, waiting=_waiting(table)))
            if table.is_numbered and (counter := self._ask(_NUMBERED, table.name)):
                self._ask(_COUNT_ON.format(table=Identifier(table.name)), counter)
        self._connection.execute(_NO_ROOM.format(room=Identifier(WAITING_ROOM)))

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
        return StoreUnavailable(f"{self.name}: {problem}. No line sees any of it yet. Look whether the server runs and "
                                "its disk is full, and run it again: it goes on where it was")


def _waiting(table: Table) -> Identifier:
    return Identifier(WAITING_ROOM, table.name)


def _within(part: Part) -> Composed:
    if not part.table.is_numbered:
        return SQL("").format()
    return _WITHIN.format(after=Literal(part.after), to=Literal(part.to))


def _filled(statement: SQL, table: Table, name: Identifier | None = None, **more: Identifier) -> Composed:
    columns = SQL(", ").join(map(Identifier, table.columns))
    return statement.format(table=name or Identifier(table.name), columns=columns, **more)
