"""How much a sentence matters to somebody who may read only three pages.

A small sum of four signs: early in its section, central to its words, correcting a fear,
and advice to ask or call somebody. The weights were set on the seed document by hand.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from functools import lru_cache

from outreach.condense.lines import Line

POSITION, CENTRAL, CORRECTS, LENGTH = 0.55, 1.0, 0.35, 0.10

_WORD = re.compile(r"[a-z]{3,}")
_COMMON = frozenset(
    "the and are for that this with you your have has was were will may can but not from when which they them their "
    "these those than then also who how what been had its into more most some such other about".split()
)
#: in lower case, for every sentence is searched: that is twice as fast as taking letters of either case
_CORRECTS = re.compile(r"\b(?:not|never|still|doesn't|don't|didn't|cannot|can't|isn't|same|only)\b")
_URGENT = re.compile(
    r"\b(?:911|emergency|right away|immediately|as soon as possible|"
    r"(?:call|check with|talk with|talk to|tell|see|contact|ask) (?:your|the|a) (?:\w+'s )?"
    r"(?:doctor|health care (?:team|provider)|care team|nurse)|llame al|de inmediato|"
    r"(?:hable con|pregunte a|consulte a|informe a) su (?:médico|doctor))\b",
)
_URGENT_WORDS = re.compile(_URGENT.pattern, re.IGNORECASE)


@lru_cache(maxsize=4_000)
def is_urgent(text: str) -> bool:
    """True when a sentence tells people to call, ask or get help: it is kept whenever it fits."""
    return bool(_URGENT.search(text.lower()))


def urgent_words(text: str) -> tuple[str, ...]:
    """The words that make a sentence urgent: "911", "call your doctor"."""
    return tuple(match[0] for match in _URGENT_WORDS.finditer(text))


def corrects_a_fear(text: str) -> bool:
    """True for "it is still the same cancer", "this doesn't mean …": what somebody may fear in vain."""
    return bool(_CORRECTS.search(text.lower()))


def rank(lines: tuple[Line, ...]) -> tuple[float, ...]:
    """A score for each line; the higher, the sooner it is told."""
    bags = [Counter(words_of(line.text)) for line in lines]
    frequency = Counter(word for bag in bags for word in bag)
    return tuple(
        _score(line, bag, frequency, first=line.number == 0 or lines[line.number - 1].block != line.block)
        for line, bag in zip(lines, bags, strict=True)
    )


def words_of(text: str) -> list[str]:
    """The content words of a sentence, lower case."""
    return [word for word in _WORD.findall(text.lower()) if word not in _COMMON]


def _score(line: Line, bag: Counter[str], frequency: Counter[str], *, first: bool) -> float:
    central = sum(frequency[word] for word in bag) / (1 + math.sqrt(sum(frequency.values()))) / (1 + len(bag))
    score = CENTRAL * central + POSITION / math.sqrt(1 + line.number)
    score += CORRECTS if corrects_a_fear(line.text) else 0.0
    score += 0.15 if first else 0.0
    return score - LENGTH * len(line.text) / 100
