"""Expectations: how often an editor's own summary of a section would use each of its words.

Small logistic models, fitted to published summaries, give for every stem the chance that it
is used once, twice … five times. They know the word, the kind of section, and where it stands.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from outreach.condense.features import WordUse, kind_of, size_of, uses_of
from outreach.condense.units import Source
from outreach.condense.weights import Weights

#: chances of being used once, twice … this often
TIMES = 5


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
    for model, sum_ in enumerate(_sums(use, kind, weights)):
        chance = 1 / (1 + math.exp(-max(-30.0, min(30.0, sum_))))
        falling.append(min(chance, falling[model - 1]) if model else chance)
    return tuple(falling)


def _sums(use: WordUse, kind: str, weights: Weights) -> list[float]:
    word = weights.words.get(use.stem)
    crossed = weights.crossed.get(f"{use.stem} {kind}")
    sums: list[float] = []
    for model, row in enumerate(weights.numbers):
        total = sum(map(float.__mul__, row, use.numbers))
        total += word[model] if word else 0.0
        sums.append(total + (crossed[model] if crossed else 0.0))
    return sums
