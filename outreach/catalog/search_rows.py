"""The rows by which questions are answered, as they are written into a build."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass

from outreach.errors import BuildError


@dataclass(frozen=True, slots=True, kw_only=True)
class NameRow:
    """One name of a document, as stems with a space between them."""

    document: str
    language: str
    stems: str


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitRow:
    """Sentences that may answer: words of one script that stand together."""

    #: the number of the script in the build; counts from 1
    script: int
    number: int
    text: str
    #: "section:sha" of each source sentence, with a space between them
    spans: str
    heading_stems: str
    body_stems: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchRows:
    """All rows of a build."""

    names: tuple[NameRow, ...]
    units: tuple[UnitRow, ...]
    #: language, word, stem
    words: tuple[tuple[str, str, str], ...]
    #: language, stem, units that hold it
    counts: tuple[tuple[str, str, int], ...]


SCHEMA = """
create virtual table name_words using fts5(stems, content='', tokenize='unicode61');
create table name (id integer primary key, document text not null, language text not null, stems text not null);
create index name_by_document on name (language, document);
create virtual table unit_words using fts5(heading, body, content='', tokenize='unicode61');
create table unit (
    id integer primary key, script integer not null, number integer not null, text text not null, spans text not null,
    heading text not null, body text not null
);
create index unit_by_script on unit (script, number);
create table word (
    language text, word text, initial text not null, length integer not null, stem text not null,
    primary key (language, word)
) without rowid;
create index word_by_shape on word (language, initial, length);
create table stem (language text, stem text, units integer not null, primary key (language, stem)) without rowid;
"""


def make_tables(database: sqlite3.Connection) -> None:
    """Make the tables of the index.

    Raises:
        BuildError: this Python's SQLite comes without FTS5.
    """
    try:
        database.executescript(SCHEMA)
    except sqlite3.OperationalError as problem:
        raise BuildError((f"the build's index of questions: {problem}. Use a Python whose SQLite has FTS5, "
                          "such as the one of python.org",)) from problem


def write_rows(database: sqlite3.Connection, rows: SearchRows) -> None:
    """Put the rows in; the same rows always give the same tables."""
    database.executemany("insert into name values (?, ?, ?, ?)", _names(rows))
    database.executemany("insert into name_words (rowid, stems) values (?, ?)",
                         ((number, stems) for number, _, _, stems in _names(rows)))
    database.executemany("insert into unit values (?, ?, ?, ?, ?, ?, ?)", _units(rows))
    database.executemany("insert into unit_words (rowid, heading, body) values (?, ?, ?)",
                         ((unit[0], unit[5], unit[6]) for unit in _units(rows)))
    database.executemany("insert into word values (?, ?, ?, ?, ?)",
                         ((language, word, word[0], len(word), stem) for language, word, stem in rows.words))
    database.executemany("insert into stem values (?, ?, ?)", rows.counts)


def _names(rows: SearchRows) -> Iterator[tuple[int, str, str, str]]:
    for number, row in enumerate(rows.names, start=1):
        yield number, row.document, row.language, row.stems


def _units(rows: SearchRows) -> Iterator[tuple[int, int, int, str, str, str, str]]:
    for number, row in enumerate(rows.units, start=1):
        yield number, row.script, row.number, row.text, row.spans, row.heading_stems, row.body_stems
