"""Reading grade: the school year whose pupils read a text with ease (Flesch-Kincaid)."""

from __future__ import annotations

import re
from functools import lru_cache

#: aim for each message, and the grade above which a reviewer must accept by name
AIM, ACCEPT_BY_NAME = 6.0, 8.0

_WORD = re.compile(r"[A-Za-z']+")
#: a list's lead-in and each of its items are read as sentences of their own
_PARTS = re.compile(r"[:;] ")
_VOWELS = re.compile(r"[aeiouy]+")


def reading_grade(sentences: tuple[str, ...]) -> float:
    """The Flesch-Kincaid grade of English sentences; unreliable under about 50 words.

    What a colon or semicolon parts counts as sentences of their own.

    Source: Kincaid et al. 1975: 0.39 words a sentence + 11.8 syllables a word - 15.59.
    """
    parts = [words for sentence in sentences for part in _PARTS.split(sentence) if (words := _WORD.findall(part))]
    words = [word for part in parts for word in part]
    if not words:
        return 0.0
    syllables = sum(count_syllables(word) for word in words)
    return 0.39 * len(words) / len(parts) + 11.8 * syllables / len(words) - 15.59


@lru_cache(maxsize=20_000)
def count_syllables(word: str) -> int:
    """Syllables by groups of vowels; a silent e at the end does not count."""
    word = re.sub(r"[^a-z]", "", word.lower())
    groups = len(_VOWELS.findall(word))
    silent = word.endswith("e") and not word.endswith("le") and groups > 1
    return max(1, groups - silent)
