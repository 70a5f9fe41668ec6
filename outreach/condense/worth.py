"""Worth: what a script gains by telling some lines more, given what it tells already.

For English the gain is the words that an editor's own summary would be expected to share,
each counted once; for other languages a small sum of signs. Advice to get help, a corrected
fear and an early place count in both.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property, lru_cache
from itertools import chain
from typing import Protocol

from outreach.condense.expectation import Chances, Expectation, expect
from outreach.condense.rank import corrects_a_fear, is_urgent, rank
from outreach.condense.stems import Bag, bag_of
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


#: one use of a stem; or a stem, how often a unit used it before, and how often a piece of it uses it now
Use = str | tuple[str, int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighed:
    """A piece of a section or several, and all that their worth depends on."""

    uses: tuple[Use, ...]
    words: int
    #: what they gain by other signs than their words
    signs: float


class Beside(dict[Use, float]):
    """What every use of a stem adds to what a script tells already: looked up once a script, for all its lines."""

    def __init__(self, gains: Mapping[Use, float], chances: Chances, heard: Mapping[str, int],
                 asked: dict[str, set[Use]]) -> None:
        """Take what each use gains beside what was heard; `asked` are the uses of a stem that are reckoned anew."""
        super().__init__(gains)
        self._chances = chances
        self._heard = dict(heard)
        self._asked = asked

    def grown(self, bags: Iterable[Bag]) -> Beside:
        """The same with more told; only the stems of that are reckoned again."""
        beside = Beside(self, self._chances, self._heard, self._asked)
        for stem, uses in chain.from_iterable(bags):
            beside._hear(stem, uses)
        return beside

    def _hear(self, stem: str, uses: int) -> None:
        had = self._heard[stem] = self._heard.get(stem, 0) + uses
        chances = self._chances[stem]
        self[stem] = chances[had] if had < len(chances) else 0.0
        for use in self._asked.get(stem, ()):
            self.pop(use, None)

    def __missing__(self, use: Use) -> float:
        """Add up the chances of these uses."""
        stem, before, uses = (use, 0, 1) if isinstance(use, str) else use
        had = self._heard.get(stem, 0) + before
        self._asked.setdefault(stem, set()).add(use)
        self[use] = sum(self._chances[stem][had:had + uses])
        return self[use]


@dataclass(frozen=True, kw_only=True)
class Expected:
    """Worth by the words that are expected in a summary; they are read once somebody asks."""

    source: Source
    title: str
    heading: str
    #: what is added to each script told so far
    _beside: dict[frozenset[int], Beside] = field(default_factory=dict)
    #: units are asked for by text and by voice, again and again
    _units: dict[frozenset[int], Weighed] = field(default_factory=dict)

    @cached_property
    def expectation(self) -> Expectation:
        """What is expected of a summary."""
        return expect(self.source, title=self.title, heading=self.heading, weights=shipped_models().long)

    def gain(self, new: frozenset[int], told: frozenset[int], /) -> float:
        """Words shared that were not told before, by the words it takes to tell them."""
        unit = self._units.get(new) or self._weigh(new)
        beside = self._beside.get(told) or self._grow(told)
        shared = sum(map(beside.__getitem__, unit.uses), 0.0)
        return shared / math.pow(max(1, unit.words), BY_LENGTH) + unit.signs

    def _weigh(self, unit: frozenset[int]) -> Weighed:
        pieces = [self.source.pieces[key] for key in unit]
        bags = [bag_of(piece.text) for piece in pieces]
        self._units[unit] = Weighed(
            uses=_uses_of_one(bags[0]) if len(bags) == 1 else tuple(_uses(bags)),
            words=sum([uses for bag in bags for _, uses in bag]),
            signs=max([_signs(piece.text, piece.line.number) for piece in pieces]))
        return self._units[unit]

    def _grow(self, told: frozenset[int]) -> Beside:
        """A script mostly tells what it told when it was last asked about, and a line more."""
        last, beside = next(reversed(self._beside.items()), (frozenset(), None))
        if beside is None or not last <= told:
            last, beside = frozenset(), nothing_told(self.expectation)
        self._beside[told] = beside.grown(bag_of(self.source.pieces[key].text) for key in told - last)
        return self._beside[told]


def nothing_told(expectation: Expectation) -> Beside:
    """The first use of each stem is open."""
    gains: dict[Use, float] = dict(expectation.likely.items())
    return Beside(gains, expectation.chances, {}, {})


def _uses_of_one(bag: Bag) -> tuple[Use, ...]:
    return tuple([stem if uses == 1 else (stem, 0, uses) for stem, uses in bag])


def _uses(bags: list[Bag]) -> Iterator[Use]:
    """The uses of a unit's pieces, each with those before it in the unit."""
    heard: dict[str, int] = {}
    for stem, uses in chain.from_iterable(bags):
        before = heard.get(stem, 0)
        heard[stem] = before + uses
        yield (stem, before, uses) if before or uses > 1 else stem


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


@cache
def _early(number: int) -> float:
    return EARLY / math.sqrt(1 + number)


@lru_cache(maxsize=4_000)
def _signs(text: str, number: int) -> float:
    return _early(number) + CORRECTS * corrects_a_fear(text) + URGENT * is_urgent(text)
