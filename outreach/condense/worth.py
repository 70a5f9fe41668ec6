"""Worth: what a script gains by telling some lines more, given what it tells already.

For English the gain is the words that an editor's own summary would be expected to share,
each counted once; for other languages a small sum of signs. Advice to get help, a corrected
fear and an early place count in both.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from functools import cache, cached_property
from itertools import pairwise
from typing import Protocol

from outreach.condense.expectation import Expectation, expect
from outreach.condense.rank import corrects_a_fear, is_urgent, rank
from outreach.condense.stems import bag_of
from outreach.condense.units import Piece, Source, place
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
class Weighed:
    """One piece of a section, and all that its worth depends on."""

    #: each of its stems, how often it uses it, and the chances of being used once, twice …
    stems: tuple[tuple[str, int, tuple[float, ...]], ...]
    words: int
    #: what it gains by other signs than its words
    signs: float


@dataclass(frozen=True, kw_only=True)
class Expected:
    """Worth by the words that are expected in a summary; they are read once somebody asks."""

    source: Source
    title: str
    heading: str
    #: what each script told so far has used of every stem
    _heard: dict[frozenset[int], dict[str, int]] = field(default_factory=dict)
    #: what each unit gains where nothing is told yet: asked for by text and by voice, again and again
    _alone: dict[frozenset[int], float] = field(default_factory=dict)

    @cached_property
    def pieces(self) -> dict[int, Weighed]:
        """All that may be told."""
        expectation = expect(self.source, title=self.title, heading=self.heading, weights=shipped_models().long)
        return {key: _weighed(piece, expectation) for key, piece in self.source.pieces.items()}

    def gain(self, new: frozenset[int], told: frozenset[int], /) -> float:
        """Words shared that were not told before, by the words it takes to tell them."""
        if told:
            return self._gain(new, told)
        if new not in self._alone:
            self._alone[new] = self._gain(new, told)
        return self._alone[new]

    def _gain(self, new: frozenset[int], told: frozenset[int]) -> float:
        pieces = [self.pieces[key] for key in new]
        heard = self._count(told) if len(pieces) == 1 else dict(self._count(told))
        shared = _share(pieces[0], heard, 0.0)
        for before, piece in pairwise(pieces):
            _hear(before, heard)
            shared = _share(piece, heard, shared)
        words, signs = sum([piece.words for piece in pieces]), max([piece.signs for piece in pieces])
        return shared / math.pow(max(1, words), BY_LENGTH) + signs

    def _count(self, keys: frozenset[int]) -> dict[str, int]:
        if keys not in self._heard:
            heard = self._heard[keys] = {}
            for key in keys:
                _hear(self.pieces[key], heard)
        return self._heard[keys]


def _share(piece: Weighed, heard: dict[str, int], shared: float) -> float:
    """Words that are shared so far, and those that a piece adds to what was heard."""
    for stem, uses, chances in piece.stems:
        had = heard.get(stem, 0)
        if had < len(chances):
            shared += chances[had] if uses == 1 else sum(chances[had:had + uses])
    return shared


def _hear(piece: Weighed, heard: dict[str, int]) -> None:
    """Add the stems of a piece to those that were heard."""
    for stem, uses, _ in piece.stems:
        heard[stem] = heard.get(stem, 0) + uses


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
    return Expected(source=source, title=title, heading=heading)


def _weighed(piece: Piece, expectation: Expectation) -> Weighed:
    bag = bag_of(piece.text)
    return Weighed(stems=tuple([(stem, uses, expectation.chances[stem]) for stem, uses in bag]),
                   words=sum(uses for _, uses in bag), signs=_signs(piece.text, piece.line.number))


@cache
def _early(number: int) -> float:
    return EARLY / math.sqrt(1 + number)


def _signs(text: str, number: int) -> float:
    return _early(number) + CORRECTS * corrects_a_fear(text) + URGENT * is_urgent(text)
