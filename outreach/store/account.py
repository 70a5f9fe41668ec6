"""What is held of one person, and of how many people: for whoever asks for their own record, and after a break-in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from outreach.model.conversation import Contact
from outreach.store.rows import Values, moment, searched
from outreach.store.table import Table

# the names of tables and columns below are our own, never anybody's words
# ruff: noqa: S608

Rows = tuple[Mapping[str, Any], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Personal:
    """A table with rows of persons; a test compares its columns with the database's."""

    name: str
    #: when a row was written
    at: str
    columns: tuple[str, ...]
    #: the version of the tables that it came with
    since: str = "0001"


#: every table in which a row belongs to somebody by the keyed hash of their number
PERSONAL = (
    Personal(name="inbound", at="at", columns=(
        "sid", "phone", "key_id", "at", "rule", "seq", "build", "opted_out_before", "notice", "document", "section",
        "page", "expires_at", "question", "question_page", "question_expires_at", "served", "told", "language",
        "traffic")),
    Personal(name="consent", at="at", columns=("sid", "phone", "key_id", "at", "rule", "kind", "who")),
    Personal(name="heard", at="at", columns=("sid", "phone", "key_id", "at", "served", "told")),
    Personal(name="outbox", at="created_at", columns=(
        "batch", "part", "phone", "key_id", "sealed", "basis", "what", "created_at", "due_at", "expires_at", "urgent",
        "state", "reason", "chunk", "tries", "first_claimed_at", "claimed_at", "claimed_by", "words", "build", "sid",
        "done_at"), since="0008"),
    Personal(name="agreement", at="at", columns=(
        "phone", "key_id", "change", "programme", "at", "medium", "wording", "sid", "who", "evidence"), since="0012"),
    Personal(name="member", at="joined_at", columns=(
        "phone", "key_id", "programme", "sealed", "joined_at", "sent", "next_at"), since="0012"),
)
_HELD = "SELECT {columns} FROM {table} WHERE phone IN (SELECT value FROM json_each(:phones)) ORDER BY id"
#: what is known by the provider's id of somebody's message or call alone
_BY_ID = {
    "delivery": (("status", "code", "at"), "outbox", "0008"),
    "call_step": (("script", "place", "at"), "heard", "0011"),
}
_HELD_BY_ID = """
SELECT {columns} FROM {table} WHERE sid IN (
    SELECT sid FROM {of} WHERE sid <> '' AND phone IN (SELECT value FROM json_each(:phones))) ORDER BY at
"""
_COUNTS = "SELECT count(DISTINCT phone), count(*) FROM {table}"
_COUNTS_SINCE = "SELECT count(DISTINCT phone) FROM {table} WHERE {at} >= :since"


@dataclass(frozen=True, slots=True, kw_only=True)
class Exposed:
    """What one table would tell whoever read it."""

    table: str
    people: int
    rows: int
    people_since: int
    columns: tuple[str, ...]


class AccountTable(Table):
    """Tells what is held of people. Every method raises StoreUnavailable when the database does not answer."""

    def account(self, contact: Contact) -> dict[str, Rows]:
        """All rows of one person, under every key, by table; an encrypted number is told, never shown."""
        values = searched(contact, "")
        values.pop("sid")
        held = {table.name: self._rows(_HELD, table.columns, values, table=table.name) for table in self._personal()}
        version = self.schema_version()
        return held | {table: self._rows(_HELD_BY_ID, columns, values, table=table, of=of)
                       for table, (columns, of, since) in _BY_ID.items() if since <= version}

    def exposed(self, since: datetime) -> tuple[Exposed, ...]:
        """How many people have rows, table by table, and how many of them newer ones."""
        return tuple(self._exposed(table, since) for table in self._personal())

    def people(self) -> int:
        """How many keyed hashes have any row: as many people at most, for a changed key counts one twice."""
        every = " UNION ".join(f"SELECT phone FROM {table.name}" for table in self._personal())
        return int(self._read(f"SELECT count(*) FROM ({every}) AS everybody", {}, patient=True)[0][0])

    def numbers_kept(self) -> int:
        """How many rows hold an encrypted number."""
        counts = (self._read(f"SELECT count(*) FROM {table.name} WHERE sealed <> ''", {}, patient=True)[0][0]
                  for table in self._personal() if "sealed" in table.columns)
        return sum(map(int, counts))

    def _exposed(self, table: Personal, since: datetime) -> Exposed:
        [(people, rows)] = self._read(_COUNTS.format(table=table.name), {}, patient=True)
        [(newer,)] = self._read(_COUNTS_SINCE.format(table=table.name, at=table.at), {"since": moment(since)},
                                patient=True)
        return Exposed(table=table.name, people=people, rows=rows, people_since=newer, columns=table.columns)

    def _rows(self, statement: str, columns: tuple[str, ...], values: Values, **names: str) -> Rows:
        asked = statement.format(columns=", ".join(columns), **names)
        return tuple(_shown(columns, row) for row in self._read(asked, values))

    def _personal(self) -> tuple[Personal, ...]:
        version = self.schema_version()
        return tuple(table for table in PERSONAL if table.since <= version)


def _shown(columns: tuple[str, ...], row: tuple[Any, ...]) -> dict[str, Any]:
    """A row by its columns, without the hash that stands in all of them."""
    told = dict(zip(columns, row, strict=True))
    if told.get("sealed"):
        told["sealed"] = "(their number, encrypted)"
    return {name: value for name, value in told.items() if name not in ("phone", "part") and value not in ("", 0)}
