"""How many documents a large library has, and how long they and their sections are.

The figures are those of a public crawl of 1,440 health documents (50 MB): half have fewer than
764 words, one in ten more than 13,335; half of the sections have fewer than 140 words. The crawl
itself may not be given out, so what stands here is its shape, filled with made-up text.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from random import Random
from statistics import NormalDist

FILES = 1440
#: share of the documents -> words; between two of them the logarithm grows evenly
WORDS = ((0.0, 12), (0.03, 50), (0.5, 764), (0.9, 13_335), (0.99, 40_000), (0.999, 80_000), (1.0, 170_858))
#: words of a section: the median, and the spread that makes one in ten longer than 615
SECTION, SPREAD = 165, math.log(615 / 140) / NormalDist().inv_cdf(0.9)
SHORTEST_SECTION, LONGEST_SECTION = 12, 9_000
#: of 1,440: written for professionals, pages that only ask for a browser
PROFESSIONAL, STUBS = 297 / FILES, 7 / FILES
#: words that a page for professionals has at least
PROFESSIONAL_FROM = 2_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """One document to be written."""

    name: str
    #: "patient", "professional" or "stub"
    kind: str
    #: words of each section; the first is the introduction
    sections: tuple[int, ...]


def shapes(files: int, seed: int = 1) -> Iterator[Shape]:
    """The shapes of a library of so many documents; the same seed gives the same shapes."""
    chance = Random(seed)
    sizes = [words_at((rank + 0.5) / files) for rank in range(files)]
    kinds = _kinds(sizes, chance)
    order = chance.sample(range(files), files)
    for number, rank in enumerate(order):
        sections = (20,) if kinds[rank] == "stub" else tuple(_sections(sizes[rank], chance))
        yield Shape(name=f"page-{number:04d}-{kinds[rank]}.md", kind=kinds[rank], sections=sections)


def words_at(share: float) -> int:
    """How many words the document has that stands so far up in a row by length."""
    for (low, few), (high, many) in pairwise(WORDS):
        if low <= share <= high:
            return round(few * (many / few) ** ((share - low) / (high - low)))
    raise ValueError(f"{share} is no share")


def _kinds(sizes: list[int], chance: Random) -> list[str]:
    long = [rank for rank, words in enumerate(sizes) if words >= PROFESSIONAL_FROM]
    professional = frozenset(chance.sample(long, round(PROFESSIONAL * len(sizes))))
    stubs = max(1, round(STUBS * len(sizes)))
    return ["professional" if rank in professional else "stub" if rank < stubs else "patient"
            for rank in range(len(sizes))]


def _sections(words: int, chance: Random) -> Iterator[int]:
    left = words
    while left > 0:
        drawn = round(SECTION * math.exp(SPREAD * chance.gauss(0, 1)))
        section = min(left, max(SHORTEST_SECTION, min(drawn, LONGEST_SECTION)))
        yield section
        left -= section
