"""The search: which units together say most of what is expected, within the budget.

A choice is worth twice the words it is expected to share with a summary, divided by the
words of both: saying too much costs as saying too little does. The best few choices are
grown unit by unit; each must pass the verifier.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from outreach.condense.expectation import Expectation
from outreach.condense.stems import Bag, bag_of
from outreach.condense.units import Source
from outreach.condense.verify import Verifier

#: how many choices are kept at each step, and how many units are tried
WIDTH, TRIED = 8, 60
#: how much of the expected length counts; below 1, for only words of the source can be shared
LENGTH_COUNTS = 0.7


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """Some units, and what they are worth."""

    keys: frozenset[int] = frozenset()
    counts: dict[str, int] = field(default_factory=dict)
    shared: float = 0.0
    words: int = 0
    septets: int = 0
    value: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Search:
    """One section's units, the expectation they are weighed by, and the verifier."""

    source: Source
    expectation: Expectation
    verifier: Verifier
    bags: dict[int, Bag]
    costs: dict[int, int]

    def best(self, *pinned: Iterable[frozenset[int]]) -> Choice:
        """The best choice; it holds a unit of the first pinned group of which one fits."""
        units = self._promising()
        opened = (self._strictest(self._alone(group)) for group in pinned)
        beam = next(filter(None, opened), [Choice()])
        best = beam[0]
        while beam:
            grown = (choice for before in beam for unit in units if (choice := self._grown(before, unit)) is not None)
            beam = self._strictest(grown)
            if beam and beam[0].value > best.value:
                best = beam[0]
        return best

    def _promising(self) -> list[frozenset[int]]:
        alone = sorted(self._alone(self.source.units), key=lambda choice: (-choice.value, sorted(choice.keys)))
        return [choice.keys for choice in alone[:TRIED]]

    def _alone(self, units: Iterable[frozenset[int]]) -> Iterator[Choice]:
        return (choice for unit in units if (choice := self._grown(Choice(), unit)) is not None)

    def _grown(self, before: Choice, unit: frozenset[int]) -> Choice | None:
        """A choice with one unit more; nothing when it does not fit or is told already."""
        new = unit - before.keys
        if not new or any(~key in before.keys for key in unit):
            return None
        septets = before.septets + sum(self.costs[key] for key in new)
        if septets - 1 > self.verifier.budget:
            return None
        return self._weighed(before, sorted(new), septets)

    def _weighed(self, before: Choice, new: list[int], septets: int) -> Choice:
        counts, shared, words = dict(before.counts), before.shared, before.words
        chances = self.expectation.chances
        for key in new:
            for stem, uses in self.bags[key]:
                had = counts.get(stem, 0)
                shared += sum(chances[stem][had:had + uses])
                counts[stem] = had + uses
                words += uses
        value = 2 * shared / (words + LENGTH_COUNTS * self.expectation.length)
        return Choice(keys=before.keys | set(new), counts=counts, shared=shared, words=words, septets=septets,
                      value=value)

    def _strictest(self, choices: Iterable[Choice]) -> list[Choice]:
        """The most valuable choices that the verifier passes, each once."""
        unlike = {choice.keys: choice for choice in choices}
        ordered = sorted(unlike.values(), key=lambda choice: (-choice.value, sorted(choice.keys)))
        return list(_first(WIDTH, (choice for choice in ordered if self.verifier.is_strict(choice.keys))))


def search(source: Source, expectation: Expectation, *, budget: int) -> Search:
    """Make a section ready to be searched."""
    bags = {key: bag_of(piece.text) for key, piece in source.pieces.items()}
    costs = {key: piece.septets + 1 for key, piece in source.pieces.items()}
    return Search(source=source, expectation=expectation, bags=bags, costs=costs,
                  verifier=Verifier(source=source, budget=budget))


def _first(count: int, choices: Iterator[Choice]) -> Iterator[Choice]:
    for _, choice in zip(range(count), choices, strict=False):
        yield choice
