"""A table in parts: what is sent, compared and sent again by itself."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from outreach.store.moving.sums import Row, Table

#: rows that are kept at once; what a move that is cut off loses
ROWS = 2000


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """The rows of a table from one number, not included, to another; of one without numbers all rows."""

    table: Table
    after: int = 0
    #: None for all that follow
    to: int | None = None


def parts(table: Table, rows: Iterable[Row]) -> Iterator[tuple[Part, list[Row]]]:
    """Divide the rows of a table, in the order of their numbers; at the end a part that has to be empty."""
    rest, after = iter(rows), 0
    if not table.is_numbered:
        yield Part(table=table), list(rest)
        return
    place = table.columns.index("id")
    while some := list(islice(rest, ROWS)):
        yield Part(table=table, after=after, to=some[-1][place]), some
        after = some[-1][place]
    yield Part(table=table, after=after), []


def same(rows: Iterable[Row], others: Iterable[Row]) -> bool:
    """True when these are the same rows, in whatever order."""
    return sorted(map(json.dumps, rows)) == sorted(map(json.dumps, others))
