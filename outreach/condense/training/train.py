"""Examples to weights, with a cross-validation that never shows a model the site it is tried on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

import numpy as np

from outreach.condense.condenser import condense
from outreach.condense.expectation import TIMES, signs_of_length
from outreach.condense.training.examples import Example
from outreach.condense.training.logistic import Rows, Vector, chances, fit
from outreach.condense.weights import Models, Weights, as_json, from_json

#: rarer names get no weight of their own, and what a weight costs: of words, of words in a kind of section,
#: of words beside another
NAMES = {"word": (2, 1.0), "kind": (4, 2.0), "beside": (4, 2.0)}
NUMBER_COSTS = 1.0
FOLDS = 5


def train(sections: Sequence[Example], points: Sequence[Example]) -> Models:
    """Fit weights for long sections to sections, and for short ones to their points."""
    return Models(long=fitted(sections), short=fitted(points))


def fitted(examples: Sequence[Example]) -> Weights:
    """Fit one model for each number of uses, and the expected length."""
    examples = [example for example in examples if example.uses]
    names = _numbered(examples)
    rows, used = _rows(examples, names), _used(examples)
    models = [fit(rows, _reached(used, times)) for times in range(1, TIMES + 1)]
    return Weights(
        numbers=tuple(tuple(map(float, numbers)) for numbers, _ in models),
        names={name: tuple(float(of_names[number]) for _, of_names in models) for name, number in names.items()},
        length=_length(examples),
    )


def folds(sections: Sequence[Example], points: Sequence[Example]) -> tuple[Models, ...]:
    """For each fold, weights that were fitted without its sites, with the loss that writing them has."""
    fitted_outside = (train(_outside(sections, fold), _outside(points, fold)) for fold in range(FOLDS))
    return tuple(from_json(as_json(models)) for models in fitted_outside)


def condensed(example: Example, models: Models, budget: int) -> tuple[str, ...]:
    """What would be told of an example."""
    return condense(example.source.section, title=example.title, heading=example.heading, language="en",
                    budget=budget, models=models)


def fold_of(example: Example) -> int:
    """The fold of an example's site: the same in every run."""
    return sum(map(ord, example.site)) % FOLDS


def _outside(examples: Sequence[Example], fold: int) -> list[Example]:
    return [example for example in examples if fold_of(example) != fold]


def _numbered(examples: Iterable[Example]) -> dict[str, int]:
    counts = Counter(name for example in examples for use in example.uses for name in use.names)
    return {name: number for number, name in enumerate(sorted(n for n, c in counts.items() if c >= _sort(n)[0]))}


def _sort(name: str) -> tuple[int, float]:
    """How often a name must be seen, and what its weight costs."""
    return NAMES["kind" if " " in name else "beside" if "<" in name or ">" in name else "word"]


def _rows(examples: Sequence[Example], names: dict[str, int]) -> Rows:
    uses = [use for example in examples for use in example.uses]
    known = [(names[name], owner) for owner, use in enumerate(uses) for name in use.names if name in names]
    numbers, owners = zip(*known, strict=True)
    table = np.array([use.numbers for use in uses])
    costs = [NUMBER_COSTS] * table.shape[1] + [_sort(name)[1] for name in names]
    return Rows(numbers=table, names=np.array(numbers), owners=np.array(owners), costs=np.array(costs))


def _used(examples: Sequence[Example]) -> Vector:
    return np.array([float(example.summary[use.stem]) for example in examples for use in example.uses])


def _reached(used: Vector, times: int) -> Vector:
    return np.asarray(used >= times, dtype=np.float64)


def _length(examples: Sequence[Example]) -> tuple[float, float, float]:
    """Least squares over the logarithms of summaries' lengths.

    The likely words of each half of the sites are told by a model of the other half, as those
    of a new section are told by a model that never saw it.
    """
    halves = [[example for example in examples if sum(map(ord, example.site)) % 2 == half] for half in (0, 1)]
    told = [*_signs(halves[0], halves[1]), *_signs(halves[1], halves[0])]
    table, lengths = np.array([signs for signs, _ in told]), np.log([max(1, words) for _, words in told])
    constant, of_size, of_words = map(float, np.linalg.lstsq(table, lengths, rcond=None)[0])
    return constant, of_size, of_words


def _signs(seen: Sequence[Example], unseen: Sequence[Example]) -> Iterator[tuple[tuple[float, ...], int]]:
    """The signs of length of unseen examples, each with the words of its summary."""
    names = _numbered(seen)
    weights = fit(_rows(seen, names), _reached(_used(seen), 1))
    ends = np.cumsum([len(example.uses) for example in unseen])[:-1]
    likely = np.split(chances(_rows(unseen, names), weights), ends)
    for example, its in zip(unseen, likely, strict=True):
        yield signs_of_length(example.size, float(its.sum())), example.summary.total()
