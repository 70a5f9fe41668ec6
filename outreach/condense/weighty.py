"""Weighty words: what may never be lost or added when a sentence is shortened or put in plainer words.

Numbers, negations ("not", "only"), hedges ("may", "most likely"), and urgent advice. Words of one
sense stand for each other: "cannot" for "do not", "might" for "may", "two" for "2".
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from types import MappingProxyType

from outreach.condense.patterns import NEGATION
from outreach.condense.rank import urgent_words

_NUMBER_WORDS = MappingProxyType({word: str(number) for number, word in enumerate(
    "two three four five six seven eight nine ten eleven twelve".split(), start=2)})
_COUNT = "|".join(_NUMBER_WORDS)
_NUMBER = re.compile(rf"\d+(?:[.,]\d+)*|\b(?:{_COUNT})\b", re.IGNORECASE)
_NEGATION = re.compile(rf"{NEGATION.pattern}|\b(?:nunca|jamás|ni|sin|excepto|salvo|solo|sólo)\b", re.IGNORECASE)
_HEDGES = MappingProxyType({
    "may": r"may(?!\s+\d)|might|can(?!')|could|perhaps|maybe|possible|possibly|potential|potentially|sometimes|"
           r"puede|pueden|podría|podrían|quizás|tal vez|a veces",
    "likely": r"(?:most |very )?likely|probable|probably|usually|often|generally|typically|commonly|mostly|tend|tends|"
              r"probablemente|suele|suelen|a menudo|generalmente",
    "unlikely": r"unlikely|seldom|hardly|raramente|pocas veces",
    "some": r"some|several|few|certain|algunos|algunas|ciertos|ciertas",
    "many": r"many|most|majority|muchos|muchas|mayoría",
    "about": r"(?:about|around|almost|nearly|up to|at least|at most|(?:more|less|fewer) than|over|under)"
             rf"(?=\s+(?:\d|{_COUNT}))|approximately|roughly|aproximadamente",
})
_HEDGE = re.compile(r"\b(?:" + "|".join(f"(?P<{sense}>{words})" for sense, words in _HEDGES.items()) + r")\b",
                    re.IGNORECASE)
#: negations that stand for each other; every other one only for itself
_PLAIN_NOT = frozenset(("no", "not", "never", "none", "neither", "without", "cannot", "n't", "nunca", "jamás", "sin"))
#: "neither … nor" is one negation
_UNCOUNTED = frozenset(("nor", "ni"))


class Kind(StrEnum):
    """What a weighty word is."""

    NUMBER = "number"
    NEGATION = "negation"
    HEDGE = "hedge"


@dataclass(frozen=True, slots=True)
class Weight:
    """One weighty word of a text."""

    kind: Kind
    #: words of one sense stand for each other
    sense: str
    word: str


@lru_cache(maxsize=4_000)
def weights_of(text: str) -> tuple[Weight, ...]:
    """The numbers, negations and hedges of a text."""
    return (*_numbers(text), *_negations(text), *_hedges(text))


def weighty_words(text: str) -> tuple[str, ...]:
    """The words, each once, for which a sentence must be looked at: weights, and advice to get help."""
    return tuple(dict.fromkeys((*(weight.word for weight in weights_of(text)), *urgent_words(text))))


def lost_words(source: str, told: str) -> tuple[str, ...]:
    """The weighty words of a source that what is told of it has lost.

    Each negation and hedge counts; of a number it is enough that it is there. Turned round, it
    gives what was added: `lost_words(told, source)`.
    """
    left = Counter(weight.sense for weight in weights_of(told))
    return tuple(dict.fromkeys(_missing(weights_of(source), left)))


def _missing(weights: tuple[Weight, ...], left: Counter[str]) -> Iterator[str]:
    for weight in weights:
        if not left[weight.sense]:
            yield weight.word
        elif weight.kind is not Kind.NUMBER:
            left[weight.sense] -= 1


def _numbers(text: str) -> Iterator[Weight]:
    for found in _NUMBER.findall(text):
        yield Weight(Kind.NUMBER, _as_digits(found, _NUMBER_WORDS), found)


def _as_digits(word: str, words: Mapping[str, str]) -> str:
    return words.get(word.lower(), word.replace(",", ""))


def _negations(text: str) -> Iterator[Weight]:
    for found in map(str.lower, _NEGATION.findall(text)):
        if found not in _UNCOUNTED:
            yield Weight(Kind.NEGATION, "not" if found in _PLAIN_NOT else found, "not" if found == "n't" else found)


def _hedges(text: str) -> Iterator[Weight]:
    for match in _HEDGE.finditer(text):
        yield Weight(Kind.HEDGE, match.lastgroup or "", match[0].lower())
