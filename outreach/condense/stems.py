"""Stems: words without their endings, so that "tests" and "test" count as one."""

from __future__ import annotations

import re
from functools import lru_cache

_WORD = re.compile(r"[a-z0-9]+")
_VOWEL = re.compile(r"[aeiouy]")
#: shorter words are kept as they are
_LONG_ENOUGH = 4


def stems_of(text: str) -> list[str]:
    """The words of an English text in order, lower case, each cut to its stem."""
    return [stem(word) for word in _WORD.findall(text.lower())]


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
