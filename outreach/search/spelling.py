"""Misspelt words, read as the nearest word of the documents."""

from __future__ import annotations

from functools import cache
from typing import Protocol

from outreach.search.edits import edits_between
from outreach.search.words import fillers, plain, table

#: one slip from five letters, two from eight: shorter words are too near to others
ONE_SLIP, TWO_SLIPS = 5, 8


class Words(Protocol):
    """The words of an index."""

    def knows(self, word: str) -> bool:
        """True for a word that the index holds."""

    def words_like(self, word: str, slips: int) -> tuple[str, ...]:
        """Words that may be meant."""


def mended(text: str, words: Words) -> str:
    """A plain text in which each misspelt word is put right; what resembles nothing stays."""
    return " ".join(_meant(word, words) for word in text.split())


def _meant(word: str, words: Words) -> str:
    if len(word) < ONE_SLIP or word.isdigit() or word in fillers() or word in _ours() or words.knows(word):
        return word
    slips = 1 + (len(word) >= TWO_SLIPS)
    ours = (known for known in _ours() if known[0] == word[0] and abs(len(known) - len(word)) <= slips)
    near = {known for known in (*words.words_like(word, slips), *ours)
            if len(set(known) ^ set(word)) <= 2 * slips and len(known) >= ONE_SLIP - 1}
    ranked = sorted((edits_between(word, known), known) for known in near)
    return ranked[0][1] if ranked and ranked[0][0] <= slips else word


@cache
def _ours() -> frozenset[str]:
    """The words of the hand-written tables that a question may hold."""
    texts = [table("same")["words"], *table("question").values()]
    return frozenset(word for text in texts for word in plain(text).split() if len(word) >= ONE_SLIP)
