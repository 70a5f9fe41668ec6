"""Expectations: how often an editor's own summary of a section would use each of its words.

Small logistic models, fitted to published summaries, give for every stem the chance that it
is used once, twice … five times. They know the word, its neighbours, the kind of section, and
where it stands.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, chain
from operator import mul

from outreach.condense.features import WordUse, size_of, uses_of
from outreach.condense.units import Source
from outreach.condense.weights import Weights

#: chances of being used once, twice … this often at most
TIMES = 5


class Chances(dict[str, tuple[float, ...]]):
    """The chances of every use of a stem: reckoned when they are asked for, as few of them are."""

    def __init__(self, likely: Mapping[str, float], uses: Iterable[WordUse], weights: Weights) -> None:
        """Note the chance of the first use, and what the others depend on."""
        super().__init__()
        self._likely = likely
        self._uses = {use.stem: use for use in uses if use.uses > 1}
        self._weights = weights

    def __missing__(self, stem: str) -> tuple[float, ...]:
        """Reckon them once. Raises: KeyError when the section does not use the stem."""
        first, use = self._likely[stem], self._uses.get(stem)
        further = map(_chance, _further_sums(use, self._weights)) if use else ()
        self[stem] = tuple(accumulate(chain([first], further), min))
        return self[stem]


@dataclass(frozen=True, kw_only=True)
class Expectation:
    """What a summary of one section is expected to say."""

    #: stem -> chance of at least one use
    likely: dict[str, float]
    #: stem -> chance of at least one, two … uses, up to as many as the section has; never rising
    chances: Chances
    source: Source
    weights: Weights

    @cached_property
    def length(self) -> float:
        """Words that the summary is expected to have."""
        likely = sum(self.likely.values())
        signs = signs_of_length(size_of(self.source), likely)
        return math.exp(sum(map(mul, self.weights.length, signs)))


def expect(source: Source, *, title: str, heading: str, weights: Weights) -> Expectation:
    """Say how often each stem of a section is expected in its summary."""
    uses = uses_of(source, title=title, heading=heading, weights=weights)
    likely = {use.stem: _chance(_first_sum(use, weights)) for use in uses}
    return Expectation(likely=likely, chances=Chances(likely, uses, weights), source=source, weights=weights)


def signs_of_length(size: float, likely: float) -> tuple[float, float, float]:
    """What the logarithm of a summary's length is read off: a constant, the section's size, its likely words."""
    return 1.0, size, math.log1p(likely)


def _chance(sum_: float) -> float:
    certain = sum_ if -30 < sum_ < 30 else math.copysign(30, sum_)
    return 1 / (1 + math.exp(-certain))


def _first_sum(use: WordUse, weights: Weights) -> float:
    """What speaks for one use: a sum a model, and this is the first."""
    return sum(map(weights.first.__getitem__, use.names), sum(map(mul, weights.numbers[0], use.numbers)))


def _further_sums(use: WordUse, weights: Weights) -> list[float]:
    """The other sums; a script cannot use a word more often than its section does, so no more of them are asked."""
    sums = [sum(map(mul, row, use.numbers)) for row in weights.numbers[1:use.uses]]
    models = range(len(sums))
    for name in use.names:
        for model, weight in zip(models, weights.names[name][1:], strict=False):
            sums[model] += weight
    return sums
