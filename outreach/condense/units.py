"""Units: what may be told of a section, each with all that it needs to be understood.

A unit is a sentence, sentences that are bound to each other, or a whole list with its
lead-in: its items in full, their first sentences, or only the terms before a colon.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from outreach.condense.bonds import Bonds, bonds_of, told_together
from outreach.condense.lines import Line, read_lines
from outreach.condense.patterns import NEGATION, leans_back, may_lean
from outreach.model.document import Section
from outreach.sms.gsm7 import count_septets

_TERM = re.compile(r"([^:.;]{2,60}):\s")
#: words that must never be lost with a definition that is cut
_WEIGHTY = re.compile(rf"\d|{NEGATION.pattern}", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """The words that one line of a section is told with."""

    #: the line's number; `~number` when only its term is told
    key: int
    line: Line
    text: str

    @property
    def septets(self) -> int:
        """What the words cost in the cheap alphabet."""
        return count_septets(self.text)


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A section with everything that may be told of it."""

    section: Section
    lines: tuple[Line, ...]
    pieces: dict[int, Piece]
    #: sets of keys: told together or not at all
    units: tuple[frozenset[int], ...]

    def told(self, keys: frozenset[int]) -> tuple[Piece, ...]:
        """The pieces of a choice in reading order."""
        return tuple(self.pieces[key] for key in sorted(keys, key=place))


def place(key: int) -> int:
    """The number of the line that a key stands for."""
    return key if key >= 0 else ~key


def read_source(section: Section) -> Source:
    """Find the units of a section; what leans on words that are not told is left out."""
    source = read_pieces(section)
    return replace(source, units=tuple(dict.fromkeys(_units(source.lines, source.pieces))))


def read_pieces(section: Section) -> Source:
    """The lines and pieces of a section without its units, for whoever chooses nothing among them."""
    lines = read_lines(section)
    pieces = {line.number: Piece(key=line.number, line=line, text=line.sentence.text) for line in lines}
    for line in lines:
        if term := _term_of(line):
            pieces[~line.number] = Piece(key=~line.number, line=line, text=term)
    return Source(section=section, lines=lines, pieces=pieces, units=())


def _units(lines: tuple[Line, ...], pieces: dict[int, Piece]) -> Iterator[frozenset[int]]:
    bonds = bonds_of(lines)
    for line in lines:
        unit = _together(lines, bonds, line.number)
        if any(_is_lost(lines[number]) for number in unit):
            continue
        yield unit
        if line.opens_item and line.item == 0:
            yield unit | {other.number for other in lines if other.block == line.block}
            if cut := _terms_only(lines, pieces, line.block, unit):
                yield cut


def _together(lines: tuple[Line, ...], bonds: Bonds, number: int) -> frozenset[int]:
    """All that must be told with a line, and the line before one that may lean."""
    unit = told_together(bonds, number)
    before = {other - 1 for other in unit if other and may_lean(lines[other].sentence.text)} - unit
    return unit.union(*(_together(lines, bonds, other) for other in before)) if before else unit


def _terms_only(lines: tuple[Line, ...], pieces: dict[int, Piece], block: int,
                unit: frozenset[int]) -> frozenset[int] | None:
    """A list by its terms; nothing when an item has no term that may stand for it."""
    openers = {line.number for line in lines if line.block == block and line.opens_item}
    inside = {line.number for line in lines if line.block == block}
    if not any(~number in pieces for number in openers):
        return None
    if any(~number not in pieces and len(lines[number].sentence.text) > 60 for number in openers):
        return None
    return (unit - inside) | {~number if ~number in pieces else number for number in openers}


def _term_of(line: Line) -> str:
    match = _TERM.match(line.sentence.text) if line.opens_item else None
    return match[1] if match and not _WEIGHTY.search(line.sentence.text[match.end():]) else ""


def _is_lost(line: Line) -> bool:
    return line.is_lost or (line.number == 0 and line.item is None and leans_back(line.sentence.text))
