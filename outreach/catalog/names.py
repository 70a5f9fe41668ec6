"""What the topics and guides of a build are called in texts: written when it is built, looked up one at a time.

A worker that held the names of thousands of topics would hold megabytes, and leave as many free behind it while it
gathers them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from outreach.catalog.lookup import Catalogue

_BY_WORD = "select keyword from named where language = ? and word = ?"
_BY_STEM = "select keyword from named where language = ? and stem = ?"
_GUIDES = "select word, document from guide where language = ? order by number"


def knows_names(catalogue: Catalogue, language: str) -> bool:
    """False for a build of an earlier version, or one without topics in a language."""
    return catalogue.has_table("named") and bool(
        catalogue.rows("select 1 from named where language = ? limit 1", language))


def guide_names(catalogue: Catalogue, language: str) -> tuple[tuple[str, str], ...]:
    """The word that stands for each guide, and its document, in their order; nothing where the build knows of none."""
    return catalogue.rows(_GUIDES, language) if catalogue.has_table("guide") else ()


@dataclass(frozen=True, slots=True, eq=False)
class KeywordsBy(Mapping[str, frozenset[str]]):
    """The keywords that a word names, without holding one: exactly, or by what its forms have in common."""

    catalogue: Catalogue
    language: str
    statement: str
    every: str

    def __getitem__(self, word: str) -> frozenset[str]:
        """The keywords.

        Raises:
            KeyError: it names none.
        """
        if found := self.catalogue.rows(self.statement, self.language, word):
            return frozenset(keyword for keyword, in found)
        raise KeyError(word)

    def __iter__(self) -> Iterator[str]:
        """Every word that names a keyword."""
        return (word for word, in self.catalogue.rows(self.every, self.language))

    def __len__(self) -> int:
        """How many words name one."""
        return sum(1 for _ in self)


def by_word(catalogue: Catalogue, language: str) -> KeywordsBy:
    """The keywords by each keyword and alias, as a text has it."""
    return KeywordsBy(catalogue, language, _BY_WORD, "select distinct word from named where language = ?")


def by_stem(catalogue: Catalogue, language: str) -> KeywordsBy:
    """The keywords by the stem of each keyword and alias."""
    return KeywordsBy(catalogue, language, _BY_STEM, "select distinct stem from named where language = ?")


def names_of_length(catalogue: Catalogue, language: str) -> Callable[[int], tuple[str, ...]]:
    """Tells which keywords and aliases have so many letters: one row holds them all."""
    def of(length: int) -> tuple[str, ...]:
        rows = catalogue.rows("select words from named_length where language = ? and length = ?", language, length)
        return tuple(word for words, in rows for word in words.split("\n"))

    return of
