"""What all tables share: the database they stand in."""

from __future__ import annotations

from typing import Any

from outreach.errors import StoreUnavailable
from outreach.store import statements
from outreach.store.database import MIGRATE, SCHEMA_VERSION, SERVED_FROM, Database, Durability
from outreach.store.rows import Values


class Table:
    """Reads and writes one database, from any number of threads and processes.

    Every method raises StoreUnavailable when the database does not answer in time.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def check(self) -> None:
        """Make sure that the database answers and has tables that this version can serve.

        Raises:
            StoreUnavailable: it does not, with what to do about it.
        """
        if self.schema_version() < SERVED_FROM:
            problem = f"its tables are not of version {SCHEMA_VERSION}"
            raise StoreUnavailable(f"{self._database.name}: {problem}. {MIGRATE}")

    def schema_version(self) -> str:
        """Which version the tables have; empty when they have none.

        Raises:
            StoreUnavailable: the database does not answer.
        """
        return next((str(version) for version, in self._read(statements.SCHEMA, {})), "")

    def close(self) -> None:
        """Let go of the database, once no thread uses the store any more."""
        self._database.close()

    def _read(self, statement: str, values: Values, *, patient: bool = False) -> list[tuple[Any, ...]]:
        return self._database.read(statement, values, patient=patient)

    def _write(self, durability: Durability, statement: str, values: Values) -> int:
        return self._database.write(durability, statement, values)
