"""Which script and which unit answer best, and when none is good enough.

A document is found by its name, a script by its heading, a unit by its words. The floors were chosen on
questions of our own: see docs/questions.md.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from math import log

from outreach.catalog.finding import PassageFinder, Unit
from outreach.search.definitions import explained
from outreach.search.kinds import WHAT, defines, heading_kinds, near_kinds, tells
from outreach.search.question import Asked, name_of
from outreach.search.words import fillers, meanings, plain, stem, stems, table

#: documents that are weighed
MOST_DOCUMENTS = 6
#: a guide whose name holds so much less of the subject than the best one's is not weighed
NEAR = 0.35
#: share of the subject's weight that name, heading and unit must hold together
COVERED = 0.999
#: share of it that a document's name must hold before words of a unit may stand for the rest
NAMED = 0.4
#: a word of more units is not looked up alone
TOO_COMMON = 1500
#: share of a name that must be said before a sentence may answer under a heading of another kind
HALF = 0.5
#: how well a heading must fit the kind that is asked for
FITS = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A unit that may answer, the units of its script, and how good it is."""

    unit: Unit
    units: tuple[Unit, ...]
    score: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Guide:
    """A document as a question sees it."""

    document: str
    name: frozenset[str]
    #: the words of the subject that its name does not hold
    rest: tuple[str, ...]
    #: shares of the subject that its name holds, and of its name that the subject holds
    covered: float
    whole: float
    #: True where the words name it, not merely what many diseases share
    is_named: bool
    #: True for the guide that is being read
    is_open: bool


def best_found(asked: Asked, finder: PassageFinder, document: str) -> Found | None:
    """The best unit above the floors, or None."""
    weights = _weights(asked.subject, finder)
    guides = _guides(asked, finder, document, weights)
    found = [each for guide in guides for each in _in_guide(asked, guide, finder, weights)]
    found += _by_words(asked, finder) if asked.subject else []
    return max(found, key=lambda each: (each.score, -each.unit.script), default=None)


def _weights(subject: Iterable[str], finder: PassageFinder) -> Mapping[str, float]:
    """How telling each word is: rare words of the index most, unknown words more than any."""
    return {word: 10 / log(12 + max(map(finder.count, meanings(word)), default=0)) for word in subject}


def _guides(asked: Asked, finder: PassageFinder, document: str, weights: Mapping[str, float]) -> tuple[Guide, ...]:
    telling = [word for word in asked.subject if word not in _listed("generic")] or asked.subject
    names = _named(telling, finder) or _named(asked.subject, finder)
    names += tuple((document, name) for name in finder.names_of(document))
    guides = [_guide(asked, name, found, document, weights) for found, name in names]
    best: dict[str, Guide] = {}
    for guide in sorted(guides, key=lambda each: (each.covered + each.whole / 2, each.document), reverse=True):
        best.setdefault(guide.document, guide)
    most = max((guide.covered for guide in best.values()), default=0.0)
    kept = tuple(guide for guide in best.values() if guide.covered >= most - NEAR)[:MOST_DOCUMENTS]
    return (*kept, *(guide for guide in best.values() if guide.is_open and guide not in kept))


def _named(words: Iterable[str], finder: PassageFinder) -> tuple[tuple[str, frozenset[str]], ...]:
    wanted = {form for word in words for form in meanings(word)}
    return finder.names(wanted) if wanted else ()


def _guide(asked: Asked, name: frozenset[str], found: str, document: str, weights: Mapping[str, float]) -> Guide:
    held = {word for word in weights if meanings(word) & name}
    covered = sum(weights[word] for word in held) / (sum(weights.values()) or 1)
    said = weights.keys() | {stem(word) for kind in asked.kinds for word in table("kind_names").get(kind, "").split()}
    whole = sum(1 for word in name if meanings(word) & said) / len(name)
    return Guide(document=found, name=name, rest=tuple(word for word in weights if word not in held), covered=covered,
                 whole=whole, is_named=whole >= 1 or _is_telling(held), is_open=found == document)


def _is_telling(held: set[str]) -> bool:
    """True for words that name a disease: not for "cancer" or "heart" alone, but for "lung cancer"."""
    organs = held & _listed("organs")
    return bool(held - organs - _listed("generic")) or (bool(organs) and len(held) > 1)


def _in_guide(asked: Asked, guide: Guide, finder: PassageFinder, weights: Mapping[str, float]) -> list[Found]:
    if not guide.is_open and not guide.is_named:
        return []
    units = finder.units_of(guide.document)
    by_script = [tuple(group) for _, group in groupby(units, key=lambda unit: unit.script)]
    alone = len(by_script) == 1 and guide.whole >= 1
    found = (_in_script(asked, guide, script, weights, is_alone=alone) for script in by_script)
    return [each for each in found if each]


def _in_script(asked: Asked, guide: Guide, units: tuple[Unit, ...], weights: Mapping[str, float], *,
               is_alone: bool) -> Found | None:
    """The best unit of a script, where it and its heading hold all that was asked."""
    fit = max(_fit(asked, units[0]), FITS * is_alone)
    scored = [(_unit_score(asked, guide, unit, fit), -unit.number, unit) for unit in units
              if _holds_rest(guide, unit, weights)]
    best = max(scored, default=None, key=lambda each: each[:2])
    if best is None or best[0] < FITS:
        return None
    of_heading = sum(1 for word in guide.rest if meanings(word) & units[0].heading)
    alike = _alike(asked, guide, units[0])
    score = 3 * guide.covered + guide.whole + 1.5 * best[0] + of_heading + alike + 0.5 * guide.is_open
    return Found(unit=best[2], units=units, score=score)


def _alike(asked: Asked, guide: Guide, unit: Unit) -> float:
    """A little more for each word that heading and question share, a little less for what else the heading tells."""
    words = [word for word in asked.words if not meanings(word) & guide.name]
    shared = sum(1 for word in words if meanings(word) & unit.heading) / (len(words) or 1)
    others = sum(1 for word in name_of(unit.title) if not meanings(word) & {*asked.words, *guide.name})
    near = (other for kind in asked.kinds for other in near_kinds(kind))
    kinds = heading_kinds(unit.title) - {WHAT, *asked.kinds, *near}
    guide_kinds = heading_kinds(unit.source_title) & set(asked.kinds)
    return 0.8 * shared - 0.15 * min(others, 3) - 0.3 * len(kinds) + 0.4 * bool(guide_kinds)


def _holds_rest(guide: Guide, unit: Unit, weights: Mapping[str, float]) -> bool:
    """True when heading and unit hold the words that the name lacks; parts of the body the heading alone."""
    missing = [word for word in guide.rest if not meanings(word) & unit.heading]
    if not missing:
        return True
    if any(word in _listed("organs") for word in missing):
        return False
    if not guide.is_open and (guide.covered < NAMED or guide.whole < 1):
        return False
    lacking = sum(weights[word] for word in missing if not meanings(word) & unit.body)
    return 1 - lacking / sum(weights.values()) >= COVERED


def _fit(asked: Asked, unit: Unit) -> float:
    """How well a script's heading answers the kind of question, from 0 to 1."""
    kinds = heading_kinds(unit.title)
    if not asked.kinds:
        return 1.0 if kinds == {WHAT} or _asks_the_same(asked, unit.title) else 0.9 * (unit.digit == "1")
    fits = [0.0]
    for rank, kind in enumerate(asked.kinds):
        less = 0.15 * min(rank, 2)
        fits.append(1.0 - less if kind in kinds else 0.0)
        fits.append(0.6 - less if kinds & set(near_kinds(kind)) else 0.0)
    both = 0.2 * (sum(1 for kind in asked.kinds if kind in kinds) > 1)
    return max(fits) + both


def _asks_the_same(asked: Asked, title: str) -> bool:
    """True for "What is hyperthermia treatment?" where hyperthermia was asked for."""
    words = plain(title).split()[:4]
    behind = [stem(word) for word in words if word not in fillers()][:1]
    return words[:1] == ["what"] and any(meanings(word) & set(asked.subject) for word in behind)


def _unit_score(asked: Asked, guide: Guide, unit: Unit, fit: float) -> float:
    """A unit of a heading that fits; elsewhere one that speaks of the kind itself."""
    if not asked.kinds:
        about = any(meanings(word) & unit.body for word in asked.subject)
        return max(fit, 0.5 * bool(guide.rest)) + 0.3 * (about and defines(unit.text))
    speaks = (guide.is_open or guide.whole > HALF or fit > 0) and tells(unit.text, asked.kinds)
    held = sum(1 for word in guide.rest if meanings(word) & unit.body) / (len(guide.rest) or 1)
    return max(fit, 0.55 * speaks) + 0.1 * speaks * (bool(guide.rest or not fit) + defines(unit.text)) + 0.2 * held


def _by_words(asked: Asked, finder: PassageFinder) -> list[Found]:
    """Units that explain the very word, or whose heading is just what was asked, in whatever document."""
    hints = _hints(asked, finder)
    if hints is None:
        return []
    scored = [(_word_score(asked, unit), -unit.script, -unit.number, unit)
              for unit in finder.units_with([meanings(word) for word in asked.subject], hints)]
    score, _, _, unit = max(scored, key=lambda each: each[:3], default=(0.0, 0, 0, None))
    return [Found(unit=unit, units=_script_of(unit, finder), score=score)] if unit and score else []


def _hints(asked: Asked, finder: PassageFinder) -> tuple[str, ...] | None:
    """What units must hold besides the subject, where that is too common to be looked up; None if nothing helps."""
    if min(max(map(finder.count, meanings(word))) for word in asked.subject) <= TOO_COMMON:
        return ()
    return tuple(word for word in asked.words if word not in asked.subject
                 and 0 < finder.count(word) <= TOO_COMMON) or None


def _word_score(asked: Asked, unit: Unit) -> float:
    in_heading = all(meanings(word) & unit.heading for word in asked.subject)
    if asked.kinds and not set(asked.kinds) & heading_kinds(unit.title):
        return 0.0
    named = set(name_of(unit.title))
    alone = in_heading and all(any(word in meanings(each) for each in asked.subject) for word in named)
    if alone:
        return 3.6 + 0.3 * defines(unit.text)
    if not asked.kinds and in_heading and stems(unit.title)[:len(asked.subject)] == asked.subject:
        return 3.4
    is_told = not asked.kinds and not in_heading and explained(unit.text, asked.subject)
    return 3.2 if is_told else 0.0


def _script_of(unit: Unit, finder: PassageFinder) -> tuple[Unit, ...]:
    return tuple(each for each in finder.units_of(unit.document) if each.script == unit.script)


@cache
def _listed(part: str) -> frozenset[str]:
    """The stems of a hand-written list: organs, generic."""
    return frozenset(map(stem, table(part)["words"].split()))
