"""Look-ups in a build's index of questions: names of documents, units of scripts, words."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from outreach.catalog.lookup import Catalogue

#: more names or units than these are never weighed for one question
MOST_NAMES, MOST_UNITS = 60, 30

_UNIT_COLUMNS = """select s.id, s.document, s.section, s.title, s.keyword, s.source_title, s.digit, u.number,
    u.text, u.spans, u.heading, u.body from unit u join script s on s.id = u.script"""
_BY_DOCUMENT = f"{_UNIT_COLUMNS} where s.language = ? and s.document = ? order by u.id"
_BY_WORDS = f"""{_UNIT_COLUMNS} join (select rowid as id from unit_words where unit_words match ?
    order by bm25(unit_words, 4.0, 1.0) limit {MOST_UNITS}) w on w.id = u.id where s.language = ?"""  # noqa: S608
_NAMES = f"""select n.document, n.stems from (select rowid as id from name_words where name_words match ?
    order by bm25(name_words) limit {MOST_NAMES}) w join name n on n.id = w.id where n.language = ?"""  # noqa: S608

_IS_NAME = """select 1 from word w join name_words n on n.stems match '"' || w.stem || '"'
    where w.language = ? and w.word = ? limit 1"""
_WORDS_LIKE = "select word from word where language = ? and initial = ? and length between ? and ?"


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """Sentences of a script, where they stand, and the stems of their heading and their words."""

    script: int
    document: str
    section: str
    title: str
    keyword: str
    source_title: str
    digit: str
    number: int
    text: str
    spans: tuple[str, ...]
    heading_stems: str
    body_stems: str

    @property
    def heading(self) -> frozenset[str]:
        """The stems of the script's title and keywords."""
        return _as_set(self.heading_stems)

    @property
    def body(self) -> frozenset[str]:
        """The stems of the sentences."""
        return _as_set(self.body_stems)


class PassageFinder:
    """One build in one language; every method is a look-up."""

    def __init__(self, catalogue: Catalogue, language: str) -> None:
        """Nothing is read before the first look-up."""
        self.language = language
        self.catalogue = catalogue
        #: a question asks for the same stems again and again
        self._counts: dict[str, int] = {}

    def names(self, stems: Iterable[str]) -> tuple[tuple[str, frozenset[str]], ...]:
        """Documents of which a name holds one of the stems, each with that name's stems; the nearest first."""
        found = self.catalogue.rows(_NAMES, _either(stems), self.language)
        return tuple((document, frozenset(name.split())) for document, name in found)

    def names_of(self, document: str) -> tuple[frozenset[str], ...]:
        """Every name of one document."""
        rows = self.catalogue.rows("select stems from name where language = ? and document = ?", self.language,
                                   document)
        return tuple(frozenset(name.split()) for (name,) in rows)

    def units_of(self, document: str) -> tuple[Unit, ...]:
        """All that a document's scripts may answer with, in their order."""
        return tuple(map(_unit, self.catalogue.rows(_BY_DOCUMENT, self.language, document)))

    def units_with(self, groups: Sequence[Iterable[str]], hints: Collection[str]) -> tuple[Unit, ...]:
        """Units that hold a stem of each group, and one of the hints if there are any; headings count four times."""
        held = " AND ".join(f"({_either(group)})" for group in groups)
        wanted = f"{held} AND ({_either(hints)})" if hints else held
        return tuple(map(_unit, self.catalogue.rows(_BY_WORDS, wanted, self.language)))

    def count(self, stem: str) -> int:
        """How many units hold a stem."""
        if stem not in self._counts:
            rows = self.catalogue.rows("select units from stem where language = ? and stem = ?", self.language, stem)
            self._counts[stem] = next((units for (units,) in rows), 0)
        return self._counts[stem]

    def knows(self, word: str) -> bool:
        """True for a word that stands in a script or in a name."""
        rows = self.catalogue.rows("select 1 from word where language = ? and word = ?", self.language, word)
        return next(iter(rows), None) is not None

    def is_name(self, word: str) -> bool:
        """True for a word that stands in the name of a document."""
        return next(iter(self.catalogue.rows(_IS_NAME, self.language, word)), None) is not None

    def words_like(self, word: str, slips: int) -> tuple[str, ...]:
        """Words of the same first letter whose length differs by so many letters at most."""
        rows = self.catalogue.rows(_WORDS_LIKE, self.language, word[0], len(word) - slips, len(word) + slips)
        return tuple(found for (found,) in rows)


def has_index(catalogue: Catalogue) -> bool:
    """True for a build with which questions can be answered; a line without any build has none."""
    try:
        return catalogue.has_table("unit_words")
    except sqlite3.DatabaseError:
        return False


def _either(stems: Iterable[str]) -> str:
    return " OR ".join(f'"{stem}"' for stem in sorted(stems))


def _unit(row: tuple) -> Unit:  # type: ignore[type-arg]
    script, document, section, title, keyword, source, digit, number, text, spans, heading, body = row
    return Unit(script=script, document=document, section=section, title=title, keyword=keyword, source_title=source,
                digit=digit, number=number, text=text, spans=tuple(spans.split()), heading_stems=heading,
                body_stems=body)


@lru_cache(maxsize=4096)
def _as_set(stems: str) -> frozenset[str]:
    return frozenset(stems.split())
