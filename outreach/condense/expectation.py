"""Expectations: how often an editor's own summary of a section would use each of its words.

Small logistic models, fitted to published summaries, give for every stem the chance that it
is used once, twice … five times. They know the word, the kind of section, and where it stands.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from operator import mul

from outreach.condense.features import WordUse, kind_of, size_of, uses_of
from outreach.condense.units import Source
from outreach.condense.weights import Weights

#: chances of being used once, twice … this often
TIMES = 5
#: the weights of a word that the models do not know
_NOTHING = (0.0,) * TIMES


@dataclass(frozen=True, slots=True, kw_only=True)
class Expectation:
    """What a summary of one section is expected to say."""

    #: stem -> chance of at least one, two … uses; never rising
    chances: dict[str, tuple[float, ...]]
    #: words that the summary is expected to have
    length: float


def expect(source: Source, *, title: str, heading: str, weights: Weights) -> Expectation:
    """Say how often each stem of a section is expected in its summary."""
    kind = kind_of(heading)
    uses = uses_of(source, title=title, heading=heading)
    size = size_of(source)
    chances = {use.stem: _falling(use, kind, weights) for use in uses}
    return Expectation(chances=chances, length=math.exp(weights.length[0] + weights.length[1] * size))


def _falling(use: WordUse, kind: str, weights: Weights) -> tuple[float, ...]:
    falling: list[float] = []
    lowest = 1.0
    for sum_ in _sums(use, kind, weights):
        lowest = min(lowest, 1 / (1 + math.exp(-max(-30.0, min(30.0, sum_)))))
        falling.append(lowest)
    return tuple(falling)


def _sums(use: WordUse, kind: str, weights: Weights) -> Iterator[float]:
    word = weights.words.get(use.stem, _NOTHING)
    crossed = weights.crossed.get(f"{use.stem} {kind}", _NOTHING)
    for model, row in enumerate(weights.numbers):
        yield sum(map(mul, row, use.numbers)) + word[model] + crossed[model]
