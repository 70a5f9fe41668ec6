"""Choose which lines a script tells: urgent advice first, then whole lists, then by rank."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from outreach.condense.bonds import join_units, told_together
from outreach.condense.lines import Line
from outreach.condense.rank import is_urgent, rank

#: how full a script is, in pages or words; and whether one unit may stand at all
Size = Callable[[tuple[str, ...]], int]
Allowed = Callable[[str], bool]

#: pages (or words) beside a list that fills the limit by itself
BESIDE_A_LIST = 2


def choose_lines(lines: tuple[Line, ...], *, limit: int, size: Size, allowed: Allowed) -> frozenset[int]:
    """Pick line numbers whose units stay within the limit.

    The first piece of urgent advice is pinned. A list is told whole even when it alone
    passes the limit; then a little more is allowed, for what it is about and what follows.
    """
    scores = rank(lines)
    order = sorted(range(len(lines)), key=lambda number: (-scores[number], number))
    fits = partial(_fits, lines, size=size, allowed=allowed)
    chosen = _pinned(lines, order, limit, fits)
    listed = frozenset[int]().union(*(told_together(lines, line.number) for line in lines if line.needs_list))
    if listed:
        chosen |= {number for number in listed if not lines[number].is_lost}
        limit = max(limit, size(join_units(lines, chosen)) + BESIDE_A_LIST)
    for number in order:
        grown = chosen | told_together(lines, number)
        if fits(grown, limit):
            chosen = grown
    return chosen


def _fits(lines: tuple[Line, ...], chosen: frozenset[int], limit: int, *, size: Size, allowed: Allowed) -> bool:
    if any(lines[number].is_lost for number in chosen):
        return False
    units = join_units(lines, chosen)
    return all(map(allowed, units)) and size(units) <= limit


def _pinned(lines: tuple[Line, ...], order: list[int], limit: int,
            fits: Callable[[frozenset[int], int], bool]) -> frozenset[int]:
    for number in order:
        together = told_together(lines, number)
        if is_urgent(lines[number].text) and fits(together, limit):
            return together
    return frozenset()
