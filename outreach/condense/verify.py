"""The last look at a choice of sentences: would it mislead somebody who reads nothing else?

The words themselves are looked up in the source again; how they were chosen counts nothing.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from outreach.condense.patterns import NEGATION, is_caveat, is_pointer, may_lean
from outreach.condense.units import Piece, Source
from outreach.model.document import ItemList
from outreach.sms.gsm7 import count_septets

#: "the following" without what follows, "learn more", "see the": what a phone cannot show
_PROMISES = re.compile(r"\b(?:the following|learn more|for more information|see (?:our|the)|visit (?:our|the)|"
                       r"questions to ask your)\b")
_NUMBER = re.compile(r"\d+")


@dataclass(slots=True, kw_only=True)
class Verifier:
    """Says what is wrong with telling some pieces of one section and nothing else."""

    source: Source
    budget: int
    _lists: list[list[str]] = field(default_factory=list)
    _whole: dict[str, None] = field(default_factory=dict)
    _touched: dict[int, frozenset[tuple[int, int]]] = field(default_factory=dict)
    _alone: dict[int, tuple[str, ...]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Note the items of every list, told or not."""
        self._lists = [[core(" ".join(part.text for part in item)) for item in block.items]
                       for block in self.source.section.blocks if isinstance(block, ItemList)]
        self._whole = dict.fromkeys(core(line.sentence.text) for line in self.source.lines)

    def is_strict(self, keys: frozenset[int]) -> bool:
        """True when nothing is wrong."""
        return next(self.faults(keys), None) is None

    def faults(self, keys: frozenset[int]) -> Iterator[str]:
        """Everything that is wrong with a choice, in words for a reviewer."""
        told = self.source.told(keys)
        if count_septets(" ".join(piece.text for piece in told)) > self.budget:
            yield "over the budget"
        if sum(piece.text.count('"') for piece in told) % 2:
            yield "a quotation without its end"
        for piece in told:
            yield from self._faults_of(piece)
        yield from self.faults_between(told)
        yield from self.half_told(keys)

    def _faults_of(self, piece: Piece) -> tuple[str, ...]:
        if piece.key not in self._alone:
            self._alone[piece.key] = tuple(self._look_at(piece))
        return self._alone[piece.key]

    def _look_at(self, piece: Piece) -> Iterator[str]:
        open_ended = piece.text.endswith(":")
        if is_pointer(piece.text) or (_PROMISES.search(piece.text.lower()) and not open_ended):
            yield f"points to something else: {piece.text}"
        words = core(piece.text)
        origin = self._origin(words)
        if origin is None:
            yield f"not in the source: {piece.text}"
        elif origin != words and _weight(origin) != _weight(words):
            yield f"lost a number or a negation: {piece.text}"

    def _origin(self, words: str) -> str | None:
        """The source sentence that the words stand in: the same words, else the first that holds them."""
        if words in self._whole:
            return words
        return next((whole for whole in self._whole if words in whole), None)

    def faults_between(self, told: Sequence[Piece]) -> Iterator[str]:
        """Openings that lean on nothing, announcements of nothing, and caveats cut off."""
        numbers = {piece.line.number: piece for piece in told}
        lines = self.source.lines
        for piece in told:
            number = piece.line.number
            before, after = numbers.get(number - 1), lines[number + 1] if number + 1 < len(lines) else None
            if may_lean(piece.text) and (before is None or before.key < 0 or piece.line.after_gap):
                yield f"leans on what is not told: {piece.text}"
            if piece.text.endswith(":") and number + 1 not in numbers:
                yield f"announces what is not told: {piece.text}"
            if after and after.number not in numbers and _limits(piece, after.sentence.text, after.block):
                yield f"cut off from what limits it: {piece.text}"

    def half_told(self, keys: frozenset[int]) -> Iterator[str]:
        """Lists of which a part is told."""
        touched = frozenset[tuple[int, int]]().union(*map(self._touches, keys))
        for number, seen in sorted(Counter(owner for owner, _ in touched).items()):
            if seen < len(self._lists[number]):
                yield f"a list told by {seen} of its {len(self._lists[number])} items"

    def _touches(self, key: int) -> frozenset[tuple[int, int]]:
        """The items of lists whose words a piece tells, wholly or in part."""
        if key not in self._touched:
            words = core(self.source.pieces[key].text)
            self._touched[key] = frozenset(
                (number, place) for number, items in enumerate(self._lists) for place, item in enumerate(items)
                if words in item or (len(item) > 12 and item[:60] in words))
        return self._touched[key]


def core(text: str) -> str:
    """A text without the marks around it, lower case."""
    return text.lower().strip(" -*.;:")


def _limits(piece: Piece, following: str, block: int) -> bool:
    return piece.line.block == block and is_caveat(following)


def _weight(words: str) -> tuple[int, int]:
    return len(_NUMBER.findall(words)), len(NEGATION.findall(words))
