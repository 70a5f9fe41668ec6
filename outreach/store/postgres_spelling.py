"""Where PostgreSQL spells a statement otherwise than SQLite: all differences there are."""

from __future__ import annotations

import re
from functools import cache

#: what stands in `statements`, and what PostgreSQL takes in its place; the first that fits counts
_SPELLINGS = (
    # the values of a list of texts, as rows of one column `value`
    (re.compile(r"\bjson_each\("), "json_array_elements_text("),
    # a moment as days, to tell how far apart two are
    (re.compile(r"\bjulianday\(([a-z_.]+)\)"), r"(extract(epoch FROM \1::timestamptz) / 86400)"),
    # the driver gives % a meaning of its own
    (re.compile("%"), "%%"),
    # the values that a statement takes, by name
    (re.compile(r"(?<![:\w]):([a-z_]+)"), r"%(\1)s"),
)


@cache
def as_postgres(statement: str) -> bytes:
    """A statement of `statements` as the driver of PostgreSQL takes it."""
    for pattern, spelled in _SPELLINGS:
        statement = pattern.sub(spelled, statement)
    return statement.encode()
