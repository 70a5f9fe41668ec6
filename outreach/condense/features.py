"""Features: where, how often and beside which words a section uses each of its words."""

from __future__ import annotations

import math
import re
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from outreach.condense.stems import bag_of, stems_of
from outreach.condense.units import Source

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


@dataclass(frozen=True, slots=True, kw_only=True)
class WordUse:
    """One stem of a section, the numbers that describe its use, and what else is weighed of it."""

    stem: str
    numbers: tuple[float, ...]
    #: how often the section uses it
    uses: int
    #: the stem, the stem in its kind of section, and the stem beside each of its neighbours, sorted
    names: tuple[str, ...]


@dataclass(slots=True)
class _Seen:
    """What is counted of one stem while reading."""

    uses: int = 0
    sentences: int = 0
    first: float = 0.0
    lead_ins: int = 0
    listed: int = 0
    openers: int = 0
    beside: set[str] = field(default_factory=set)


def kind_of(heading: str) -> str:
    """The kind of a section, by its heading."""
    return next((name for name, pattern in KINDS if pattern.search(heading)), "other")


def size_of(source: Source) -> float:
    """The logarithm of how many words a section has."""
    return math.log(1 + words_of(source))


def words_of(source: Source) -> int:
    """How many words a section has that may be told."""
    return sum(len(line.sentence.text.split()) for line in source.lines)


def uses_of(source: Source, *, title: str, heading: str,
            known: Container[str] | None = None) -> tuple[WordUse, ...]:
    """What is known of every stem that a section uses; of its names only those that are `known`, or all."""
    seen = _read(source, known)
    size = size_of(source) - 5
    total = sum(entry.uses for entry in seen.values())
    named = frozenset(stems_of(title)), frozenset(stems_of(heading)), _subheadings(source)
    kind = kind_of(heading)
    return tuple(WordUse(stem=stem, numbers=_numbers(stem, entry, named, size, total), uses=entry.uses,
                         names=(*_known((stem, f"{stem} {kind}"), known), *sorted(entry.beside)))
                 for stem, entry in seen.items())


def _known(names: Iterable[str], known: Container[str] | None) -> Iterable[str]:
    return names if known is None else (name for name in names if name in known)


def _read(source: Source, known: Container[str] | None) -> dict[str, _Seen]:
    seen: dict[str, _Seen] = {}
    count, block = max(1, len(source.lines)), -1
    for line in source.lines:
        opens, block = line.block != block, line.block
        for stem, uses in bag_of(line.sentence.text):
            entry = seen.setdefault(stem, _Seen(first=line.number / count))
            entry.uses += uses
            entry.sentences += 1
            entry.lead_ins += line.lead_in
            entry.listed += line.item is not None
            entry.openers += opens and line.item is None
        for stem, name in _neighbours(stems_of(line.sentence.text)):
            if known is None or name in known:
                seen[stem].beside.add(name)
    return seen


def _neighbours(stems: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Each stem of a sentence behind the one before it and ahead of the next; ^ and $ are its ends."""
    for before, after in zip(["^", *stems], [*stems, "$"], strict=True):
        if after != "$":
            yield after, f"{before}>{after}"
        if before != "^":
            yield before, f"{before}<{after}"


def _subheadings(source: Source) -> frozenset[str]:
    texts = (block.text for block in source.section.blocks if hasattr(block, "text"))
    return frozenset(stem for text in texts for stem in stems_of(text))


def _numbers(stem: str, entry: _Seen, named: tuple[frozenset[str], ...], size: float, total: int) -> tuple[float, ...]:
    title, heading, subheadings = named
    uses, early = math.log(entry.uses), 1 - entry.first
    in_title = float(stem in title)
    return (
        1.0, uses, math.log(entry.sentences), early, float(entry.first == 0), in_title, float(stem in heading),
        math.log1p(entry.lead_ins), entry.listed / entry.sentences, float(entry.listed == entry.sentences),
        math.log1p(entry.openers), float(stem in subheadings), size, uses * size, min(len(stem), 12) / 10,
        float(stem.isdigit()), 20 * entry.uses / max(1, total), in_title * size, early * size,
        in_title * uses, float(entry.sentences == 1),
    )
