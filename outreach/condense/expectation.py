"""Expectations: how often an editor's own summary of a section would use each of its words.

Small logistic models, fitted to published summaries, give for every stem the chance that it
is used once, twice … five times. They know the word, its neighbours, the kind of section, and
where it stands.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cached_property
from operator import mul

from outreach.condense.features import WordUse, size_of, uses_of
from outreach.condense.units import Source
from outreach.condense.weights import Weights

#: chances of being used once, twice … this often at most
TIMES = 5


@dataclass(frozen=True, kw_only=True)
class Expectation:
    """What a summary of one section is expected to say."""

    #: stem -> chance of at least one, two … uses, up to as many as the section has; never rising
    chances: dict[str, tuple[float, ...]]
    source: Source
    weights: Weights

    @cached_property
    def length(self) -> float:
        """Words that the summary is expected to have."""
        likely = sum(falling[0] for falling in self.chances.values())
        signs = signs_of_length(size_of(self.source), likely)
        return math.exp(sum(map(mul, self.weights.length, signs)))


def expect(source: Source, *, title: str, heading: str, weights: Weights) -> Expectation:
    """Say how often each stem of a section is expected in its summary."""
    uses = uses_of(source, title=title, heading=heading, weights=weights)
    return Expectation(chances={use.stem: _falling(use, weights) for use in uses}, source=source, weights=weights)


def signs_of_length(size: float, likely: float) -> tuple[float, float, float]:
    """What the logarithm of a summary's length is read off: a constant, the section's size, its likely words."""
    return 1.0, size, math.log1p(likely)


def _falling(use: WordUse, weights: Weights) -> tuple[float, ...]:
    falling: list[float] = []
    lowest = 1.0
    for sum_ in _sums(use, weights):
        certain = sum_ if -30 < sum_ < 30 else math.copysign(30, sum_)
        chance = 1 / (1 + math.exp(-certain))
        lowest = chance if chance < lowest else lowest
        falling.append(lowest)
    return tuple(falling)


def _sums(use: WordUse, weights: Weights) -> list[float]:
    """One sum a model; a script cannot use a word more often than its section does, so no more of them are asked."""
    sums = [sum(map(mul, row, use.numbers)) for row in weights.numbers[:use.uses]]
    models = range(len(sums))
    for name in use.names:
        for model, weight in zip(models, weights.names[name], strict=False):
            sums[model] += weight
    return sums
