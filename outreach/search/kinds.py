"""What kind of thing a question asks for, and which titles and sentences give it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from types import MappingProxyType

from outreach.search.words import plain, stem, table

#: the kind of a question that asks for nothing special
WHAT = "what"
_DEFINES = re.compile(
    r"\b(?:is|are|was|be) (?:also )?(?:called|known as|a|an|the)\b|\balso (?:called|known as)\b|\bdoctors call\b|"
    r"\brefers? to\b|\bmeans?\b|\bse llama\b|\bsignifica\b|\bes una?\b", re.IGNORECASE)


@cache
def _patterns(part: str) -> Mapping[str, re.Pattern[str]]:
    return MappingProxyType({kind: re.compile(rf"\b(?:{pattern})\b") for kind, pattern in table(part).items()})


def take_kinds(text: str) -> tuple[Mapping[str, frozenset[str]], str]:
    """By kind that a plain text asks for: the stems that show it; and the text without them."""
    kinds: dict[str, frozenset[str]] = {}
    for kind, pattern in _patterns("question").items():
        if found := pattern.findall(text):
            kinds[kind] = frozenset(map(stem, " ".join(found).split()))
            text = pattern.sub(" ", text)
    return MappingProxyType(kinds), text


@lru_cache(maxsize=8192)
def heading_kinds(title: str) -> frozenset[str]:
    """The kinds that a title promises to tell about."""
    text = plain(title)
    return frozenset(kind for kind, pattern in _patterns("heading").items() if pattern.search(text))


def tells(text: str, kinds: Iterable[str]) -> bool:
    """True for a sentence that speaks of one of the kinds."""
    low = text.casefold()
    return any(_patterns("heading")[kind].search(low) for kind in kinds)


def near_kinds(kind: str) -> tuple[str, ...]:
    """The kinds that answer another one in part, the nearest first."""
    return tuple(table("near").get(kind, "").split())


def defines(text: str) -> bool:
    """True for a sentence that says what a word means."""
    return bool(_DEFINES.search(text))
