"""One move, from the seal to the last check."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from outreach.errors import MoveError
from outreach.store.database import SCHEMA_VERSION
from outreach.store.moving.parts import parts, same
from outreach.store.moving.source import Source
from outreach.store.moving.sums import Moved, Row, Table
from outreach.store.moving.target import Target

#: told how many rows are done, of how many
Progress = Callable[[int, int], None]

#: how often progress is told, in rows
_STEP = 500


def move(path: Path, database_url: str, progress: Progress) -> tuple[Moved, ...]:
    """Copy every table of a file to a migrated, empty database; what was moved, by table.

    Parts that an earlier run had sent before it was cut off are compared and not sent again; so is everything, when
    that run was killed after its last step. A move that fails leaves all that the line reads as it was, and the file
    open unless it was sealed before.

    Raises:
        MoveError: the file is not of this version, the target holds other rows, or a copy differs.
        StoreUnavailable: one of the two does not answer.
    """
    with Source(path) as source:
        if source.version() != SCHEMA_VERSION:
            problem = f"its tables are not of version {SCHEMA_VERSION}"
            raise MoveError(f"{path}: {problem}. Run `outreach migrate` with DATABASE_URL=sqlite:///{path} first")
        was_open = source.seal()
        try:
            with Target(database_url) as target:
                return _moved(source, target, progress)
        except BaseException:
            if was_open:
                source.reopen()
            raise


class _Steps:
    """Counts rows as they pass: each is sent once and read back once."""

    def __init__(self, progress: Progress, tables: Iterable[Table]) -> None:
        self._progress = progress
        self._total = 2 * sum(table.count for table in tables)
        self._done = 0

    def __call__(self, rows: Iterable[Row]) -> Iterator[Row]:
        for row in rows:
            self._done += 1
            if self._done % _STEP == 0 or self._done == self._total:
                self._progress(self._done, self._total)
            yield row


class _Carrying:
    """Sends a table part by part, but for the parts that are there already."""

    def __init__(self, target: Target, table: Table) -> None:
        self._target = target
        self._table = table
        self._found = 0

    def moved(self, rows: Iterable[Row]) -> Moved:
        """Send what is missing; what was sent now or before."""
        moved = Moved.of(self._table, self._carry(rows))
        return replace(moved, found=self._found)

    def _carry(self, rows: Iterable[Row]) -> Iterator[Row]:
        for part, wanted in parts(self._table, rows):
            if same(wanted, self._target.arrived(part)):
                self._found += len(wanted)
            else:
                self._target.take(part, wanted)
            yield from wanted


def _moved(source: Source, target: Target, progress: Progress) -> tuple[Moved, ...]:
    tables = source.tables()
    counted = _Steps(progress, tables)
    is_new = target.is_empty(tables)
    if is_new:
        target.prepare(tables)
        sent = tuple(_Carrying(target, table).moved(counted(source.rows(table))) for table in tables)
        target.put_in_place(tables)
    else:
        sent = tuple(Moved.of(table, counted(source.rows(table))) for table in tables)
    kept = tuple(Moved.of(table, counted(target.rows(table))) for table in tables)
    if sent != kept:
        raise MoveError(f"{target.name}: {_differences(sent, kept, is_new=is_new)}")
    target.keep()
    return sent


def _differences(sent: tuple[Moved, ...], kept: tuple[Moved, ...], *, is_new: bool) -> str:
    pairs = ((one, other) for one, other in zip(sent, kept, strict=True) if one != other)
    differing = ", ".join(f"{one.table} ({one.count} rows to move, {other.count} there)" for one, other in pairs)
    if is_new:
        return f"the copy differs from what was sent, so nothing was kept: {differing}. Run it again"
    return f"it holds other rows, and was not changed: {differing}. Move into a new, empty database"
