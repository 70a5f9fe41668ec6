"""Stems: words without their endings, so that "tests" and "test" count as one."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache

_WORD = re.compile(r"[a-z0-9]+")
_VOWEL = re.compile(r"[aeiouy]")
#: shorter words are kept as they are
_LONG_ENOUGH = 4
#: sentences of which the words are kept: whoever expects, weighs or searches asks for those of each
_REMEMBERED = 4_000

#: stems in the order of their first use, and how often a text uses each
Bag = tuple[tuple[str, int], ...]


@lru_cache(maxsize=_REMEMBERED)
def stems_of(text: str) -> tuple[str, ...]:
    """The words of an English text in order, lower case, each cut to its stem."""
    return tuple(map(stem, _WORD.findall(text.lower())))


@lru_cache(maxsize=_REMEMBERED)
def bag_of(text: str) -> Bag:
    """How often an English text uses each of its stems."""
    return tuple(Counter(stems_of(text)).items())


@lru_cache(maxsize=_REMEMBERED)
def vocabulary_of(text: str) -> tuple[str, ...]:
    """The stems of an English text, each once."""
    return tuple(dict.fromkeys(stems_of(text)))


@lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    """Cut plural, -ed and -ing: "tested", "testing" and "tests" are "test"."""
    if len(word) < _LONG_ENOUGH:
        return word
    word = _without_participle(_without_plural(word))
    if word.endswith("y"):
        return word[:-1] + "i"
    return word[:-1] if word.endswith("e") and len(word) > _LONG_ENOUGH else word


def _without_plural(word: str) -> str:
    if word.endswith(("sses", "ies")):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith(("ss", "us", "is")) else word


def _without_participle(word: str) -> str:
    for ending in ("ing", "ed"):
        root = word.removesuffix(ending)
        if root != word and len(root) > 2 and _VOWEL.search(root):
            doubled = root[-1] == root[-2] and root[-1] not in "lsz"
            return root[:-1] if doubled else root
    return word
