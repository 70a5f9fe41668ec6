"""Misspelt words, read as the nearest word of the documents."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Protocol

from outreach.search.edits import edits_between
from outreach.search.kinds import take_kinds
from outreach.search.words import everyday, fillers, table

#: one slip from five letters, two from eight: shorter words are too near to others, but for names of guides
NAME_SLIP, ONE_SLIP, TWO_SLIPS = 4, 5, 8


#: a word of a pattern that stands there whole: neither "contagi" of "contagi\w+" nor "surviv"
_WHOLE_WORD = re.compile(r"(?<![\\a-z])[a-z]+(?![a-z\\(\[])")


class Words(Protocol):
    """The words of an index."""

    def knows(self, word: str) -> bool:
        """True for a word that the index holds."""

    def words_like(self, word: str, slips: int) -> tuple[str, ...]:
        """Words that may be meant."""

    def is_name(self, word: str) -> bool:
        """True for a word in the name of a guide."""


def mended(text: str, words: Words) -> str:
    """A plain text in which each misspelt word is put right; what resembles nothing stays."""
    return " ".join(_meant(word, words) for word in text.split())


def _meant(word: str, words: Words) -> str:
    if len(word) < NAME_SLIP or word.isdigit() or word in _known() or words.knows(word) or _is_asking(word):
        return word
    slips = (len(word) >= NAME_SLIP) + (len(word) >= TWO_SLIPS)
    ours = (known for known in _ours() if known[0] == word[0] and abs(len(known) - len(word)) <= slips)
    near = {known for known in (*words.words_like(word, slips), *ours)
            if len(set(known) ^ set(word)) <= 2 * slips and len(known) >= NAME_SLIP}
    ranked = sorted((edits, not words.is_name(known), known not in _ours(), known) for known in near
                    if (edits := edits_between(word, known, slips)) <= slips)
    return next((known for _, other, _, known in ranked if len(word) >= ONE_SLIP or not other), word)


@lru_cache(maxsize=4096)
def _is_asking(word: str) -> bool:
    """True for a word that shows by itself what kind of thing is asked for, such as "coping"."""
    return bool(take_kinds(word)[0])


@cache
def _known() -> frozenset[str]:
    return fillers() | everyday() | _ours()


@cache
def _ours() -> frozenset[str]:
    """The words of the hand-written tables that a question may hold."""
    texts = [table("same")["words"], *table("question").values()]
    return frozenset(word for text in texts for word in _WHOLE_WORD.findall(text) if len(word) >= ONE_SLIP)
