"""Condense one section to a budget: whole sentences, in reading order, that may stand alone."""

from __future__ import annotations

from outreach.condense.beam import search
from outreach.condense.choose import choose_lines
from outreach.condense.expectation import expect
from outreach.condense.rank import is_urgent
from outreach.condense.units import Source, place, read_source, septets
from outreach.condense.verify import Verifier
from outreach.condense.weights import Weights, shipped_weights
from outreach.model.document import Section


def condense(section: Section, *, title: str, heading: str, language: str, budget: int,
             weights: Weights | None = None) -> tuple[str, ...]:
    """The sentences that tell a section within a budget of septets; none when nothing may stand alone.

    One piece of urgent advice is always among them if one fits. Texts that are not English
    are told by rank, for the expectations know only English words.
    """
    source = read_source(section)
    if language.lower().partition("-")[0] != "en":
        return _ranked(source, budget)
    expectation = expect(source, title=title, heading=heading, weights=weights or shipped_weights())
    urgent = [unit for unit in source.units if _is_urgent(source, unit)]
    best = search(source, expectation, budget=budget).best(urgent)
    return tuple(piece.text for piece in source.told(best.keys))


def _is_urgent(source: Source, unit: frozenset[int]) -> bool:
    return any(is_urgent(source.pieces[key].text) for key in unit)


def _ranked(source: Source, budget: int) -> tuple[str, ...]:
    def size(units: tuple[str, ...]) -> int:
        return septets(" ".join(units))

    verifier = Verifier(source=source, budget=budget)
    chosen = choose_lines(source.lines, limit=budget, size=size, allowed=lambda _: True)
    if verifier.is_strict(chosen):
        return tuple(source.pieces[key].text for key in sorted(chosen, key=place))
    strict = [unit for unit in source.units if verifier.is_strict(unit)]
    return tuple(piece.text for piece in source.told(strict[0])) if strict else ()
