"""Worth: what a script gains by telling some lines more, given what it tells already.

For English the gain is the words that an editor's own summary would be expected to share,
each counted once; for other languages a small sum of signs. Advice to get help, a corrected
fear and an early place count in both.
"""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass, field
from functools import cache
from typing import Protocol

from outreach.condense.expectation import expect
from outreach.condense.rank import corrects_a_fear, is_urgent, rank
from outreach.condense.stems import stems_of
from outreach.condense.units import Source, place
from outreach.condense.weights import shipped_models
from outreach.model.language import is_english

#: what a line gains by standing early, by correcting a fear, by sending people to help
EARLY, CORRECTS, URGENT = 0.2, 0.15, 0.1
#: how much a long unit must tell to outweigh a short one; 1 would be words shared by words told
BY_LENGTH = 0.5


class Worth(Protocol):
    """Weighs lines against each other."""

    def gain(self, new: frozenset[int], told: frozenset[int], /) -> float:
        """What the keys `new` add to a script that tells the keys `told`."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Expected:
    """Worth by the words that are expected in a summary."""

    #: key -> its stems and how often it uses each
    bags: dict[int, tuple[tuple[str, int], ...]]
    #: stem -> chances of being used once, twice …
    chances: dict[str, tuple[float, ...]]
    signs: dict[int, float]
    #: what each script told so far has used of every stem
    _heard: dict[frozenset[int], dict[str, int]] = field(default_factory=dict)
    #: what each unit gains where nothing is told yet: asked for by text and by voice, again and again
    _alone: dict[frozenset[int], float] = field(default_factory=dict)

    def gain(self, new: frozenset[int], told: frozenset[int], /) -> float:
        """Words shared that were not told before, by the words it takes to tell them."""
        if told:
            return self._gain(new, told)
        if new not in self._alone:
            self._alone[new] = self._gain(new, told)
        return self._alone[new]

    def _gain(self, new: frozenset[int], told: frozenset[int]) -> float:
        heard, more = self._count(told), dict[str, int]()
        shared, words = 0.0, 0
        for key in new:
            for stem, uses in self.bags[key]:
                again = more.get(stem, 0)
                had = heard.get(stem, 0) + again
                chances = self.chances[stem]
                if had < len(chances):
                    shared += chances[had] if uses == 1 else sum(chances[had:had + uses])
                more[stem] = again + uses
                words += uses
        return shared / math.pow(max(1, words), BY_LENGTH) + max(self.signs[key] for key in new)

    def _count(self, keys: frozenset[int]) -> dict[str, int]:
        if keys not in self._heard:
            counts: dict[str, int] = {}
            for key in keys:
                for stem, uses in self.bags[key]:
                    counts[stem] = counts.get(stem, 0) + uses
            self._heard[keys] = counts
        return self._heard[keys]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranked:
    """Worth by rank, for languages whose words have no expectations."""

    scores: tuple[float, ...]

    def gain(self, new: frozenset[int], _told: frozenset[int], /) -> float:
        """The mean score of what is new; what is told already changes nothing."""
        scores = [self.scores[place(key)] for key in new]
        return sum(scores) / len(scores)


def worth_of(source: Source, *, title: str, heading: str, language: str) -> Worth:
    """How the lines of a section are weighed."""
    if not is_english(language):
        return Ranked(scores=rank(source.lines))
    expectation = expect(source, title=title, heading=heading, weights=shipped_models().long)
    return Expected(
        bags={key: tuple(Counter(stems_of(piece.text)).items()) for key, piece in source.pieces.items()},
        chances=expectation.chances,
        signs={key: _signs(piece.text, piece.line.number) for key, piece in source.pieces.items()},
    )


@cache
def _early(number: int) -> float:
    return EARLY / math.sqrt(1 + number)


def _signs(text: str, number: int) -> float:
    return _early(number) + CORRECTS * corrects_a_fear(text) + URGENT * is_urgent(text)
