"""The canaries: one number and one word that nothing may keep, in every spelling; and where they are looked for."""

from __future__ import annotations

import base64
from pathlib import Path

from outreach.settings import Settings
from outreach.store.address import is_postgres
from tests.databases import ask

NUMBER, WORD = "+12165550188", "zqxjkvcanary"
#: the number as any part of the line could have written it
SPELLED = ("2165550188", "216-555-0188", "216.555.0188", "(216) 555", "555-0188", "5550188")
TABLES = {
    True: "SELECT table_schema || '\".\"' || table_name FROM information_schema.tables "
          "WHERE table_schema NOT IN ('pg_catalog', 'information_schema')",
    False: "SELECT name FROM sqlite_master WHERE type = 'table'",
}


def in_base64(word: str) -> tuple[str, ...]:
    """What base64 makes of a word, wherever in a longer text it begins (RFC 4648: three bytes are four letters)."""
    return tuple(base64.b64encode(b"x" * shift + word.encode())[(0, 2, 3)[shift]:-4].decode() for shift in range(3))


CANARIES = tuple(word.encode() for word in (
    *SPELLED, WORD, WORD.upper(), *in_base64(SPELLED[0]), *in_base64(WORD)))


def leaks_in(content: bytes, where: object) -> list[str]:
    """Every canary in some bytes, with where they are from."""
    return [f"{where}: {canary!r}" for canary in CANARIES if canary in content]


def leaks_in_files(*folders: Path) -> list[str]:
    """Every file with a canary in it."""
    files = [path for folder in folders for path in folder.rglob("*") if path.is_file()]
    return [leak for path in files for leak in leaks_in(path.read_bytes(), path)]


def tables(settings: Settings) -> list[str]:
    """All tables of the line, and of the engine that sends for it."""
    return [name for name, in ask(settings.database, TABLES[is_postgres(settings.database)])]


def leaks_in_tables(settings: Settings) -> list[str]:
    """Every row with a canary in it."""
    return [leak for name in tables(settings) for row in ask(settings.database, f'select * from "{name}"')
            for leak in leaks_in(str(row).encode(), f"{name}: {row}")]
