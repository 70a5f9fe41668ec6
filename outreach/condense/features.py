"""Features: where, how often and beside which words a section uses each of its words."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import NamedTuple

from outreach.condense.lines import Line
from outreach.condense.stems import stems_of, vocabulary_of
from outreach.condense.units import Source
from outreach.condense.weights import Weights

#: kinds of sections by words of their headings; the first that fits counts
KINDS = (
    ("general", re.compile(r"general information|overview of|what is|about", re.IGNORECASE)),
    ("options", re.compile(r"treatment option|overview", re.IGNORECASE)),
    ("stages", re.compile(r"stag|grade|after .* diagnosed", re.IGNORECASE)),
    ("treatment", re.compile(r"treat|therap|surg", re.IGNORECASE)),
    ("screening", re.compile(r"screen|test|diagnos", re.IGNORECASE)),
    ("risk", re.compile(r"risk|prevent|cause|factor", re.IGNORECASE)),
)
NAMES = (
    "constant", "uses", "sentences", "early", "first sentence", "title", "heading", "lead-in", "in lists",
    "only in lists", "opens paragraph", "sub-heading", "size", "uses by size", "letters", "digits", "share",
    "title by size", "early by size", "follows title word", "one sentence",
)


class WordUse(NamedTuple):
    """One stem of a section, the numbers that describe its use, and what else is weighed of it."""

    stem: str
    numbers: tuple[float, ...]
    #: how often the section uses it
    uses: int
    #: the stem, the stem in its kind of section, and the stem beside each of its neighbours, sorted
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Seen:
    """What is counted while reading: how often each stem is used, and in how many lines of each sort."""

    uses: Counter[str]
    lines: Counter[str]
    lead_ins: Counter[str]
    listed: Counter[str]
    openers: Counter[str]
    #: the first line that uses a stem
    first: dict[str, int]
    #: each stem of a sentence with the one behind it, ^ and $ being its ends; with weights, only pairs that they weigh
    pairs: frozenset[tuple[str, str]]


def kind_of(heading: str) -> str:
    """The kind of a section, by its heading."""
    return next((name for name, pattern in KINDS if pattern.search(heading)), "other")


def size_of(source: Source) -> float:
    """The logarithm of how many words a section has."""
    return math.log(1 + words_of(source))


def words_of(source: Source) -> int:
    """How many words a section has that may be told."""
    return sum(line.words for line in source.lines)


def uses_of(source: Source, *, title: str, heading: str, weights: Weights | None = None) -> tuple[WordUse, ...]:
    """What is known of every stem that a section uses; with weights, only those names that they weigh."""
    seen = _read(source, weights)
    named = frozenset(stems_of(title)), frozenset(stems_of(heading)), _subheadings(source)
    numbers = _Numbers(seen, named, lines=max(1, len(source.lines)), size=size_of(source) - 5)
    names = _names(seen, kind_of(heading), weights)
    return tuple([WordUse(stem, numbers.of(stem), uses, tuple(names[stem])) for stem, uses in seen.uses.items()])


def _read(source: Source, weights: Weights | None) -> _Seen:
    lines = source.lines
    openers = [line for line, before in zip(lines, (None, *lines), strict=False)
               if line.item is None and (before is None or line.block != before.block)]
    return _Seen(
        uses=Counter(chain.from_iterable(map(_stems, lines))), lines=_count(lines), openers=_count(openers),
        lead_ins=_count(line for line in lines if line.lead_in), first=_first(lines),
        listed=_count(line for line in lines if line.item is not None),
        pairs=frozenset(_pairs(lines)) if weights is None else weights.pairs.intersection(_pairs(lines)),
    )


def _stems(line: Line) -> tuple[str, ...]:
    return stems_of(line.sentence.text)


def _count(lines: Iterable[Line]) -> Counter[str]:
    """In how many lines each stem stands."""
    return Counter(chain.from_iterable([vocabulary_of(line.sentence.text) for line in lines]))


def _first(lines: Sequence[Line]) -> dict[str, int]:
    first: dict[str, int] = {}
    for line in reversed(lines):
        first |= dict.fromkeys(_stems(line), line.number)
    return first


def _pairs(lines: Sequence[Line]) -> Iterator[tuple[str, str]]:
    stems = map(_stems, lines)
    return chain.from_iterable(zip(("^", *found), (*found, "$"), strict=True) for found in stems)


def _names(seen: _Seen, kind: str, weights: Weights | None) -> dict[str, list[str]]:
    """The names of each stem: itself, itself in its kind of section, and, sorted, beside each neighbour."""
    known = None if weights is None else weights.names
    names = {stem: [stem] if known is None or stem in known else [] for stem in seen.uses}
    for stem in seen.uses if weights is None else weights.kinds.get(kind, frozenset()) & seen.uses.keys():
        names[stem].append(f"{stem} {kind}")
    for stem, name in sorted(_beside(seen.pairs)):
        if known is None or name in known:
            names[stem].append(name)
    return names


def _beside(pairs: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Each stem behind the one before it and ahead of the next."""
    for before, after in pairs:
        if after != "$":
            yield after, f"{before}>{after}"
        if before != "^":
            yield before, f"{before}<{after}"


def _subheadings(source: Source) -> frozenset[str]:
    texts = (block.text for block in source.section.blocks if hasattr(block, "text"))
    return frozenset(stem for text in texts for stem in stems_of(text))


class _Numbers:
    """The numbers that describe the use of a stem in one section."""

    def __init__(self, seen: _Seen, named: tuple[frozenset[str], ...], *, lines: int, size: float) -> None:
        self.seen = seen
        self.named = named
        self.lines = lines
        self.size = size
        self.total = max(1, seen.uses.total())

    def of(self, stem: str) -> tuple[float, ...]:
        """The numbers in the order of NAMES."""
        seen, size = self.seen, self.size
        title, heading, subheadings = self.named
        times, sentences, listed = seen.uses[stem], seen.lines[stem], seen.listed.get(stem, 0)
        first = seen.first[stem] / self.lines
        uses, early, in_title = math.log(times), 1 - first, float(stem in title)
        return (
            1.0, uses, math.log(sentences), early, float(first == 0), in_title, float(stem in heading),
            math.log1p(seen.lead_ins.get(stem, 0)), listed / sentences, float(listed == sentences),
            math.log1p(seen.openers.get(stem, 0)), float(stem in subheadings), size, uses * size,
            min(len(stem), 12) / 10, float(stem.isdigit()), 20 * times / self.total, in_title * size, early * size,
            in_title * uses, float(sentences == 1),
        )
