"""How a section becomes units: the first strategy that applies, in a fixed order.

1 author's own text  2 the source's "Key Points"  3 sub-headings that are sentences
4 a list with its lead-in  5 ranked sentences  6 the first sentences
"""

from __future__ import annotations

from dataclasses import dataclass

from outreach.condense.bonds import join_units, told_together
from outreach.condense.choose import Allowed, Size, choose_lines
from outreach.condense.lines import Line, read_lines
from outreach.model.document import ItemList, Section, Sentence, Subheading

KEY_POINTS = "key points"
#: fewer sub-headings do not tell a section
ENOUGH_SUBHEADINGS = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What a script tells: its units, and the source sentences they rest on."""

    strategy: str
    units: tuple[str, ...]
    sentences: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Budget:
    """How much may be told: a limit in pages or words, and what one unit may take."""

    limit: int
    size: Size
    allowed: Allowed


def tell(section: Section, budget: Budget) -> Told:
    """Choose what a script tells of a section, by the first strategy that applies."""
    return _key_points(section) or _subheadings(section) or _ranked(section, budget)


def _key_points(section: Section) -> Told | None:
    after_heading = zip(section.blocks, section.blocks[1:], strict=False)
    for heading, block in after_heading:
        named = isinstance(heading, Subheading) and heading.text.lower().rstrip(":") == KEY_POINTS
        if named and isinstance(block, ItemList):
            sentences = tuple(sentence for item in block.items for sentence in item)
            return _told("key-points", sentences)
    return None


def _subheadings(section: Section) -> Told | None:
    texts = [block.text for block in section.blocks if isinstance(block, Subheading) and block.text.endswith(".")]
    if len(texts) < ENOUGH_SUBHEADINGS:
        return None
    return _told("sub-headings", tuple(Sentence(text=text) for text in texts))


def _ranked(section: Section, budget: Budget) -> Told:
    lines = read_lines(section)
    chosen = choose_lines(lines, limit=budget.limit, size=budget.size, allowed=budget.allowed)
    lead = None if chosen else _lead(lines)
    if lead:
        return lead
    strategy = "list" if any(lines[number].item is not None for number in chosen) else "ranker"
    return Told(strategy=strategy, units=join_units(lines, chosen),
                sentences=tuple(lines[number].sentence for number in sorted(chosen)))


def _lead(lines: tuple[Line, ...]) -> Told | None:
    """Nothing fits the limit: the first sentence with all that it needs, left long for a reviewer."""
    first = next((line.number for line in lines if not line.is_lost), None)
    if first is None:
        return None
    needed = told_together(lines, first)
    return Told(strategy="lead", units=join_units(lines, needed),
                sentences=tuple(lines[number].sentence for number in sorted(needed)))


def _told(strategy: str, sentences: tuple[Sentence, ...]) -> Told:
    return Told(strategy=strategy, units=tuple(sentence.text for sentence in sentences), sentences=sentences)


def words_in(units: tuple[str, ...]) -> int:
    """How many words units hold: 150 are spoken in a minute."""
    return sum(len(unit.split()) for unit in units)

