"""Which words occur in a build's documents: written when it is built, looked up one at a time.

A worker that gathered them by itself would read the whole build for its first text: seconds, and many megabytes.
"""

from __future__ import annotations

from outreach.catalog.lookup import Catalogue

_IS_WORD = "select 1 from said where language = ? and word = ?"
#: behind every letter, so that all words with a beginning lie between it and the beginning with this behind it
_BEHIND_Z = "{"
_BEGINS = "select 1 from said where language = ? and word > ? and word < ? and length(word) >= ? limit 1"


def knows_words(catalogue: Catalogue, language: str) -> bool:
    """False for a build of an earlier version, or one without documents in a language."""
    return catalogue.has_table("said") and bool(
        catalogue.rows("select 1 from said where language = ? limit 1", language))


def is_word(catalogue: Catalogue, language: str, word: str) -> bool:
    """True for a word of the documents, in the plain form that texts are compared in."""
    return bool(catalogue.rows(_IS_WORD, language, word))


def begins_word(catalogue: Catalogue, language: str, start: str, *, shortest: int) -> bool:
    """True where a longer word of the documents, of at least so many letters, begins so."""
    return bool(catalogue.rows(_BEGINS, language, start, start + _BEHIND_Z, shortest))
