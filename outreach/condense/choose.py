"""Choose what a script tells: urgent advice, the list that a section is about, then by worth.

A list is told whole, in the richest form that fits: its items in full, their first sentences,
or their terms. The verifier looks at every step: nothing is chosen that would mislead.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from heapq import heappop, heappush, nsmallest
from operator import invert

from outreach.condense.bonds import join_units
from outreach.condense.lines import Line
from outreach.condense.rank import is_urgent
from outreach.condense.units import Source, place
from outreach.condense.verify import Verifier
from outreach.condense.worth import Worth
from outreach.model.document import Sentence

#: how full a script is, in pages or words; and whether one unit may stand at all
Size = Callable[[tuple[str, ...]], int]
Allowed = Callable[[str], bool]

#: the units that are looked at again and again: the most promising ones
TRIED = 48
#: a list with at least this share of a section's words is what the section is about
ABOUT_A_LIST = 1 / 3
#: no script has as many septets: here the budget counts pages or words
ENDLESS = 1_000_000

_AT_ONCE = re.compile(r"\b(?:911|emergency|right away|immediately|as soon as possible|de inmediato)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Budget:
    """How much may be told: a limit in pages or words, and what one unit may take."""

    limit: int
    size: Size
    allowed: Allowed
    #: what may stand beside a list that fills the limit by itself; None where nothing goes beyond it
    beside: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Chooser:
    """Chooses among the units of one section."""

    source: Source
    worth: Worth
    budget: Budget
    verifier: Verifier

    def choose(self, told: frozenset[int] = frozenset()) -> frozenset[int]:
        """The keys that are told: those of `told`, and what fits beside them."""
        in_full = frozenset(map(place, told))
        begun = in_full if self._fits(in_full, self.budget.limit) else told
        chosen = self._with_main_list(begun or self.urgent())
        limit = self._beside_a_list(chosen)
        grown = self._fill(chosen, limit, [unit for unit in self.source.units if not _has_terms(unit)])
        return self._fill(grown, limit, self._untold_terms(grown))

    def urgent(self) -> frozenset[int]:
        """The first piece of advice to get help that fits: at once, before any other."""
        urgent = {key for key, piece in self.source.pieces.items() if is_urgent(piece.text)}
        units = [unit for unit in self.source.units if not unit.isdisjoint(urgent)]
        at_once = [unit for unit in units if any(_AT_ONCE.search(self.source.pieces[key].text) for key in unit)]
        in_turn = (*self._by_gain(at_once), *self._by_gain(units))
        return next((unit for unit in in_turn if self._fits(unit, self.budget.limit)), frozenset())

    def _with_main_list(self, chosen: frozenset[int]) -> frozenset[int]:
        """Add the list that a section is about, if need be beyond the limit: its reader pages on."""
        limit, beside = self.budget.limit, self.budget.beside
        most = (limit,) if beside is None else (limit, 2 * limit, 4 * limit)
        forms = [chosen | unit for unit in main_list(self.source) if not _contradicts(unit, chosen)]
        whole = next((form for room in most for form in forms if self._fits(form, room)), None)
        return whole or chosen

    def _beside_a_list(self, chosen: frozenset[int]) -> int:
        """A list that fills a script by itself leaves room for what else the section says."""
        limit = self.budget.limit
        if self.budget.beside is None or all(self.source.lines[place(key)].item is None for key in chosen):
            return limit
        return max(limit, self.budget.size(join_pieces(self.source, chosen)) + self.budget.beside)

    def _untold_terms(self, chosen: frozenset[int]) -> list[frozenset[int]]:
        """Lists by their terms alone, where the items themselves did not fit."""
        return [unit for unit in self.source.units if _has_terms(unit) and not _contradicts(unit, chosen)]

    def _fill(self, chosen: frozenset[int], limit: int, units: list[frozenset[int]]) -> frozenset[int]:
        """Add what gains most, one unit after the other, until nothing more fits.

        What a unit gains falls as more is told, so only the one that seems best is weighed again:
        once, until something more is told.
        """
        waiting = nsmallest(TRIED, ((-self.worth.gain(unit, frozenset()), sorted(unit), 0) for unit in units))
        while waiting:
            loss, keys, weighed_beside = heappop(waiting)
            new = frozenset(keys) - chosen
            if not new or _contradicts(new, chosen):
                continue
            gain = -loss if weighed_beside == len(chosen) else self.worth.gain(new, chosen)
            if waiting and gain < -waiting[0][0]:
                heappush(waiting, (-gain, keys, len(chosen)))
            elif self._fits(chosen | new, limit):
                chosen |= new
        return chosen

    def _by_gain(self, units: list[frozenset[int]]) -> list[frozenset[int]]:
        """The most telling first; a single one is not weighed."""
        if len(units) < 2:
            return units
        return sorted(units, key=lambda unit: (-self.worth.gain(unit, frozenset()), sorted(unit)))

    def _fits(self, keys: frozenset[int], limit: int) -> bool:
        units = join_pieces(self.source, keys)
        return (self.budget.size(units) <= limit and all(map(self.budget.allowed, units))
                and self.verifier.is_strict(keys))


def chooser(source: Source, worth: Worth, budget: Budget) -> Chooser:
    """Make a section ready to be chosen from."""
    return Chooser(source=source, worth=worth, budget=budget, verifier=last_look(source))


def last_look(source: Source) -> Verifier:
    """Who looks at every step; how much is told is not his to say."""
    return Verifier(source=source, budget=ENDLESS)


def main_list(source: Source) -> tuple[frozenset[int], ...]:
    """The forms, richest first, of the list that makes up most of a section; none for other sections."""
    words = _words_by_block(source.lines)
    block = max(words, key=lambda number: words[number], default=-1)
    if words.get(block, -1) < ABOUT_A_LIST * sum(line.words for line in source.lines):
        return ()
    opener = next(line.number for line in source.lines if line.block == block and line.opens_item)
    forms = [unit for unit in source.units if opener in unit or ~opener in unit]
    return tuple(sorted(forms, key=lambda unit: (_has_terms(unit), -len(unit))))


def join_pieces(source: Source, keys: frozenset[int]) -> tuple[str, ...]:
    """The chosen pieces as units, lists with their punctuation, terms in place of their items."""
    return join_units(told_lines(source, keys), map(place, keys))


def told_lines(source: Source, keys: frozenset[int]) -> tuple[Line, ...]:
    """The lines of a section, those that are told by their terms alone cut to them."""
    if not _has_terms(keys):
        return source.lines
    return tuple(replace(line, sentence=Sentence(text=source.pieces[~line.number].text))
                 if ~line.number in keys else line for line in source.lines)


def _words_by_block(lines: tuple[Line, ...]) -> dict[int, int]:
    words: dict[int, int] = {}
    for line in _listed(lines):
        words[line.block] = words.get(line.block, 0) + line.words
    return words


def _listed(lines: tuple[Line, ...]) -> Iterator[Line]:
    return (line for line in lines if line.item is not None)


def _has_terms(unit: frozenset[int]) -> bool:
    return min(unit, default=0) < 0


def _contradicts(unit: frozenset[int], chosen: frozenset[int]) -> bool:
    """True when one line would be told both in full and by its term."""
    return not chosen.isdisjoint(map(invert, unit))
