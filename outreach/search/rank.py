"""Which script and which unit answer best, and when none is good enough.

A document is found by its name, a script by its heading, a unit by its words. The floors (`fitting`, `guides`,
`explaining`) were chosen on questions of our own: see docs/questions.md.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

from outreach.catalog.finding import PassageFinder, Unit
from outreach.search.complaints import meaning_unit
from outreach.search.explaining import explaining_unit
from outreach.search.fitting import FITS, FITS_WELL, HALF, alike, fit_of, holds_rest, unit_score
from outreach.search.guides import Guide, guides_for, weights_of
from outreach.search.question import Asked
from outreach.search.words import meanings

#: so much better is a heading that fits well than a sentence under another one
FITTING = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A unit that may answer, the units of its script, and how good it is."""

    unit: Unit
    units: tuple[Unit, ...]
    score: float


def all_found(asked: Asked, finder: PassageFinder, document: str) -> tuple[Found, ...]:
    """The units above the floors, one for each script, the best first."""
    guides = guides_for(asked, finder, document, weights_of(asked.subject, finder))
    found = [each for guide in guides for each in _in_guide(asked, guide, finder)]
    found += _by_words(asked, finder) if asked.subject else []
    if not found and (meant := meaning_unit(asked, finder)):
        found = [_told(meant, finder)]
    return tuple(sorted(found, key=lambda each: (-each.score, each.unit.script)))


def _in_guide(asked: Asked, guide: Guide, finder: PassageFinder) -> list[Found]:
    if not _may_answer(asked, guide):
        return []
    units = finder.units_of(guide.document)
    by_script = [tuple(group) for _, group in groupby(units, key=lambda unit: unit.script)]
    alone = len(by_script) == 1 and guide.is_whole
    found = (_in_script(asked, guide, script, is_alone=alone) for script in by_script)
    return [each for each in found if each]


def _may_answer(asked: Asked, guide: Guide) -> bool:
    """True for a guide that is named; also for the one being read, where anything is asked at all."""
    return guide.is_named or (guide.is_open and bool(asked.subject or asked.kinds))


def _in_script(asked: Asked, guide: Guide, units: tuple[Unit, ...], *, is_alone: bool) -> Found | None:
    """The best unit of a script, where it and its heading hold all that was asked."""
    fit = max(fit_of(asked, guide, units[0]), FITS * is_alone)
    scored = [(unit_score(asked, guide, unit, fit), -unit.number, unit) for unit in units
              if holds_rest(asked, guide, unit, 1.0 if is_alone else fit)]
    best = max(scored, default=None, key=lambda each: each[:2])
    if best is None or best[0] < FITS:
        return None
    of_heading = sum(1 for word in guide.rest if meanings(word) & units[0].heading)
    score = 3 * guide.covered + guide.whole + 1.5 * best[0] + of_heading + 0.5 * guide.is_open
    near = alike(asked, guide, units[0]) * (1 if fit >= FITS_WELL else HALF) + FITTING * (fit >= FITS_WELL)
    return Found(unit=best[2], units=units, score=score + near)


def _by_words(asked: Asked, finder: PassageFinder) -> list[Found]:
    found = explaining_unit(asked, finder)
    if found is None:
        return []
    return [_told(found, finder)]


def _told(found: tuple[Unit, float], finder: PassageFinder) -> Found:
    unit, score = found
    units = tuple(each for each in finder.units_of(unit.document) if each.script == unit.script)
    return Found(unit=unit, units=units, score=score)
