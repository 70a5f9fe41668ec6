"""By what two tables are known to hold the same rows."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, Self

_SIZE = 2**256

Row = tuple[Any, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """One table of the line: its name, its columns in order, and how many rows it has."""

    name: str
    columns: tuple[str, ...]
    count: int

    @property
    def is_numbered(self) -> bool:
        """True where each row has a number."""
        return "id" in self.columns


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved:
    """How many rows a table has, and the sum of their hashes: the order of the rows does not count."""

    table: str
    count: int
    checksum: str
    #: how many of them an earlier run had sent
    found: int = field(default=0, compare=False)

    @classmethod
    def of(cls, table: Table, rows: Iterable[Row]) -> Self:
        """Count rows and add their hashes up."""
        count, total = 0, 0
        for row in rows:
            count += 1
            total += int.from_bytes(hashlib.sha256(json.dumps(row).encode()).digest())
        return cls(table=table.name, count=count, checksum=f"{total % _SIZE:064x}")
