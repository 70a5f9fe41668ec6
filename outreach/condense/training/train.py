"""Examples to weights, with a cross-validation that never shows a model the site it is tried on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

import numpy as np

from outreach.condense.condenser import condense
from outreach.condense.expectation import TIMES
from outreach.condense.training.examples import Example
from outreach.condense.training.logistic import Rows, Vector, fit
from outreach.condense.weights import Models, Weights

#: rarer words get no weight of their own
SEEN_IN, CROSSED_IN = 2, 4
#: how much weights cost: of numbers, of words, of words in a kind of section
PENALTY = (1.0, 0.5, 1.0)
FOLDS = 5


def train(sections: Sequence[Example], points: Sequence[Example]) -> Models:
    """Fit weights for long sections to sections, and for short ones to their points."""
    return Models(long=fitted(sections), short=fitted(points))


def fitted(examples: Sequence[Example]) -> Weights:
    """Fit one model for each number of uses, and the expected length."""
    words = _numbered(use.stem for example in examples for use in example.uses)
    crossed = _numbered((f"{use.stem} {example.kind}" for example in examples for use in example.uses), CROSSED_IN)
    rows, used = _rows(examples, words, crossed)
    models = [fit(rows, (used >= times).astype(np.float64), penalty=PENALTY) for times in range(1, TIMES + 1)]
    numbers, word_rows, crossed_rows = zip(*models, strict=True)
    return Weights(
        numbers=tuple(tuple(map(float, row)) for row in numbers),
        words=_by_name(words, word_rows), crossed=_by_name(crossed, crossed_rows), length=_length(examples),
    )


def folds(sections: Sequence[Example], points: Sequence[Example]) -> tuple[Models, ...]:
    """For each fold, weights that were fitted without its sites."""
    return tuple(train(_outside(sections, fold), _outside(points, fold)) for fold in range(FOLDS))


def condensed(example: Example, models: Models, budget: int) -> tuple[str, ...]:
    """What would be told of an example."""
    return condense(example.source.section, title=example.title, heading=example.heading, language="en",
                    budget=budget, models=models)


def fold_of(example: Example) -> int:
    """The fold of an example's site: the same in every run."""
    return sum(map(ord, example.site)) % FOLDS


def _outside(examples: Sequence[Example], fold: int) -> list[Example]:
    return [example for example in examples if fold_of(example) != fold]


def _numbered(names: Iterable[str], seen_in: int = SEEN_IN) -> dict[str, int]:
    counts = Counter(names)
    return {name: number for number, name in enumerate(sorted(n for n, c in counts.items() if c >= seen_in))}


def _rows(examples: Sequence[Example], words: dict[str, int], crossed: dict[str, int]) -> tuple[Rows, Vector]:
    uses = [(example, use) for example in examples for use in example.uses]
    rows = Rows(
        numbers=np.array([use.numbers for _, use in uses]),
        words=np.array([words.get(use.stem, len(words)) for _, use in uses]),
        crossed=np.array([crossed.get(f"{use.stem} {example.kind}", len(crossed)) for example, use in uses]),
        sizes=(len(words) + 1, len(crossed) + 1),
    )
    return rows, np.array([float(example.summary[use.stem]) for example, use in uses])


def _by_name(numbers: dict[str, int], models: Sequence[Vector]) -> dict[str, tuple[float, ...]]:
    return {name: tuple(float(model[number]) for model in models) for name, number in numbers.items()}


def _length(examples: Sequence[Example]) -> tuple[float, float]:
    """A line through the logarithms of how long sections and their summaries are."""
    table = np.array([[1.0, example.size] for example in examples])
    lengths = np.log([max(1, example.summary.total()) for example in examples])
    constant, slope = np.linalg.lstsq(table, lengths, rcond=None)[0]
    return float(constant), float(slope)
