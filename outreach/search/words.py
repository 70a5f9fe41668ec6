"""Words as questions and passages are compared: plain letters, the forms of a word as one, what they stand for."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Mapping
from functools import cache, lru_cache
from importlib.resources import files
from types import MappingProxyType

_WORD = re.compile(r"[a-z0-9]+")
_APOSTROPHE = re.compile("(?<=\\w)['`\N{RIGHT SINGLE QUOTATION MARK}]s\\b|['`\N{RIGHT SINGLE QUOTATION MARK}]")
_ENDING = re.compile(r"(?:ations?|ments?|ings?|ies|ied|tic|sis|ses|ers?|ed|es|al|(?<=\w{5})ic|as|os|s|e|y|o|a)$")
#: "quitting" is of "quit", "stopped" of "stop"
_DOUBLED, _DOUBLING = re.compile(r"([bdgmnprt])\1$"), ("ing", "ings", "ed", "er", "ers")
_SHORTEST_STEM = 3
#: no question of a text is longer
MOST_LETTERS = 1600


def plain(text: str) -> str:
    """Lower case, no accents, no punctuation, one space between words: "Graves' disease" is "graves disease"."""
    folded = unicodedata.normalize("NFKD", _APOSTROPHE.sub("", text)).casefold()
    letters = "".join(letter for letter in folded if not unicodedata.combining(letter))
    return " ".join(_WORD.findall(letters))


@lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    """What the forms of a word have in common: "stages", "staged" and "staging" are one; short words stay."""
    short = _ENDING.sub("", word)
    if short != word and _DOUBLED.search(short) and word.endswith(_DOUBLING):
        short = short[:-1]
    return short if len(short) >= _SHORTEST_STEM else word


def stems(text: str) -> tuple[str, ...]:
    """The stems of a text's words, in order."""
    return tuple(map(stem, plain(text).split()))


@cache
def table(name: str) -> Mapping[str, str]:
    """One part of the hand-written file `asked.toml`."""
    text = files("outreach.search").joinpath("asked.toml").read_text(encoding="utf-8")
    return MappingProxyType(tomllib.loads(text)[name])


@cache
def fillers() -> frozenset[str]:
    """Words around a question that say nothing of its subject."""
    return frozenset(word for words in table("fillers").values() for word in words.split())


@cache
def fillers_of(language: str) -> frozenset[str]:
    """The same of one language; none of one that has no table."""
    return frozenset(table("fillers").get(language, "").split())


@cache
def everyday() -> frozenset[str]:
    """Words of daily life: no answer need hold them."""
    return frozenset(word for words in table("everyday").values() for word in words.split())


@cache
def listed(part: str) -> frozenset[str]:
    """The stems of a hand-written list: organs, generic, cancers, children."""
    return frozenset(map(stem, table(part)["words"].split()))


@cache
def synonyms() -> Mapping[str, frozenset[str]]:
    """By the stem of a word: the stems of the words that mean the same."""
    found: dict[str, frozenset[str]] = {}
    for line in table("same")["words"].strip().splitlines():
        group = frozenset(map(stem, line.split()))
        for word in group:
            found[word] = found.get(word, frozenset()) | group
    return MappingProxyType(found)


def meanings(word: str) -> frozenset[str]:
    """A stem and the stems that mean the same."""
    return synonyms().get(word, frozenset()) | {word}
