"""Bonds: which sentences are told together or not at all.

A sentence that leans on the one before takes it along; a caveat ("But …", "This doesn't
mean …") is never cut from what it limits; a list is told with its lead-in and the first
sentence of every item. Nothing is bound across something that is not told.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable
from functools import cache
from operator import attrgetter

from outreach.condense.lines import Line
from outreach.condense.patterns import is_caveat, leans_back

#: the lines that one line needs directly, by their numbers
Bonds = Callable[[int], tuple[int, ...]]
_block_of = attrgetter("block")
#: longer openings of a paragraph are no title
TITLE_WORDS = 5
_VERB = re.compile(r"\b(?:is|are|was|were|be|has|have|had|do|does|did|can|may|might|will|should|must|cannot|\w+n't|"
                   r"es|son|hay|puede|pueden|debe|deben)\b", re.IGNORECASE)


def bonds_of(lines: tuple[Line, ...]) -> Bonds:
    """What each line needs beside it: looked at once a line, however many others ask."""
    return cache(lambda number: tuple(_needs(lines, number)))


def told_together(bonds: Bonds, number: int) -> frozenset[int]:
    """The numbers of all lines that must be told when this one is."""
    if not bonds(number):
        return frozenset((number,))
    needed, waiting = {number}, [number]
    while waiting:
        new = [other for other in bonds(waiting.pop()) if other not in needed]
        needed.update(new)
        waiting.extend(new)
    return frozenset(needed)


def join_units(lines: tuple[Line, ...], chosen: Iterable[int]) -> tuple[str, ...]:
    """The chosen lines as units: bound sentences share one, every other has its own."""
    units: list[str] = []
    previous: int | None = None
    for number in sorted(chosen):
        if previous == number - 1 and units and is_bound_to_previous(lines, number):
            units[-1] += f" {lines[number].text}"
        else:
            units.append(lines[number].text)
        previous = number
    return tuple(units)


def is_bound_to_previous(lines: tuple[Line, ...], number: int) -> bool:
    """True when a line may never stand on another page than the line before it."""
    line = lines[number]
    if number == 0 or line.after_gap:
        return False
    if line.lead_in:
        return leans_back(line.sentence.text)
    if line.opens_item:
        return lines[number - 1].lead_in
    return leans_back(line.sentence.text) or _limits(lines, number) or _continues_title(lines, number)


def _needs(lines: tuple[Line, ...], number: int) -> Iterable[int]:
    if is_bound_to_previous(lines, number):
        yield number - 1
    following = number + 1
    if following < len(lines) and (_limits(lines, following) or _continues_title(lines, following)):
        yield following
    if lines[number].needs_list or lines[number].item is not None:
        yield from _list_of(lines, number)


def _opens_with_a_title(lines: tuple[Line, ...], number: int) -> bool:
    """True for "T3 and T4 test. Another blood test …": a title set into its paragraph means nothing alone."""
    line = lines[number]
    opens = line.item is None and not line.lead_in and (number == 0 or lines[number - 1].block != line.block)
    return opens and line.words <= TITLE_WORDS and not _VERB.search(line.sentence.text)


def _limits(lines: tuple[Line, ...], number: int) -> bool:
    if lines[number].after_gap:
        return False
    return _same_thought(lines[number - 1], lines[number]) and is_caveat(lines[number].sentence.text)


def _continues_title(lines: tuple[Line, ...], number: int) -> bool:
    if lines[number].after_gap or not _same_thought(lines[number - 1], lines[number]):
        return False
    return _opens_with_a_title(lines, number - 1)


def _same_thought(first: Line, second: Line) -> bool:
    return first.block == second.block and first.item == second.item


def _list_of(lines: tuple[Line, ...], number: int) -> Iterable[int]:
    """The lead-in and the first sentence of each item of the list that a line belongs to."""
    list_block = lines[number].block + (1 if lines[number].lead_in else 0)
    first, end = (bisect_left(lines, block, key=_block_of) for block in (list_block - 1, list_block + 1))
    for line in lines[first:end]:
        if (line.block == list_block and line.opens_item) or (line.block == list_block - 1 and line.lead_in):
            yield line.number
