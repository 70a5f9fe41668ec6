"""How well a script's heading and its units answer what is asked of a guide."""

from __future__ import annotations

from outreach.catalog.finding import Unit
from outreach.search.guides import Guide
from outreach.search.kinds import WHAT, defines, heading_kinds, near_kinds, tells
from outreach.search.question import Asked, name_of
from outreach.search.words import fillers, listed, meanings, plain, stem, stems

#: share of the subject's weight that a document's name must hold before words of a unit may stand for the rest
NAMED = 0.4
#: share of a name that must be said before a sentence may answer under a heading of another kind
HALF = 0.5
#: how well a heading must fit the kind that is asked for
FITS = 0.5
#: a heading that fits so well answers also where the question tells more than the answer holds
FITS_WELL = 0.8


def kinds_of(asked: Asked, guide: Guide) -> tuple[str, ...]:
    """The kinds that are asked for, without those that only the guide's own name shows."""
    return tuple(kind for kind in asked.kinds if not _is_in_name(asked, kind, guide))


def _is_in_name(asked: Asked, kind: str, guide: Guide) -> bool:
    shown = [word for word in asked.shown.get(kind, ()) if word in asked.words]
    return bool(shown) and guide.is_whole and all(meanings(word) & guide.name for word in shown)


def fit_of(asked: Asked, guide: Guide, unit: Unit) -> float:
    """How well a script's heading answers the kind of question, from 0 to 1."""
    asks, kinds = kinds_of(asked, guide), heading_kinds(unit.title)
    if not asks:
        return 1.0 if kinds == {WHAT} or _asks_the_same(asked, unit.title) else 0.9 * (unit.digit == "1")
    fits = [0.0]
    for rank, kind in enumerate(asks):
        less = 0.15 * min(rank, 2)
        fits.append(1.0 - less if kind in kinds else 0.0)
        fits.append(0.6 - less if kinds & set(near_kinds(kind)) else 0.0)
    both = 0.2 * (sum(1 for kind in asks if kind in kinds) > 1)
    return max(fits) + both


def _asks_the_same(asked: Asked, title: str) -> bool:
    """True for "What is hyperthermia treatment?" where hyperthermia was asked for."""
    words = plain(title).split()[:4]
    behind = [stem(word) for word in words if word not in fillers()][:1]
    return words[:1] == ["what"] and any(meanings(word) & set(asked.subject) for word in behind)


def unit_score(asked: Asked, guide: Guide, unit: Unit, fit: float) -> float:
    """A unit of a heading that fits; elsewhere one that speaks of the kind itself."""
    asks = kinds_of(asked, guide)
    if not asks:
        about = any(meanings(word) & unit.body for word in asked.subject)
        return max(fit, 0.5 * bool(guide.rest)) + 0.3 * (about and defines(unit.text))
    speaks = (guide.is_open or guide.whole >= HALF or fit > 0) and tells(unit.text, asks)
    held = sum(1 for word in guide.rest if meanings(word) & unit.body) / (len(guide.rest) or 1)
    return max(fit, 0.55 * speaks) + 0.1 * speaks * (bool(guide.rest or not fit) + defines(unit.text)) + 0.2 * held


def alike(asked: Asked, guide: Guide, unit: Unit) -> float:
    """A little more for each word that heading and question share, a little less for what else the heading tells."""
    words = [word for word in asked.words if not meanings(word) & guide.name]
    shared = sum(1 for word in words if meanings(word) & unit.heading) / (len(words) or 1)
    asks = kinds_of(asked, guide)
    others = sum(1 for word in name_of(unit.title) if not meanings(word) & {*asked.words, *guide.name})
    near = (other for kind in asks for other in near_kinds(kind))
    kinds = heading_kinds(unit.title) - {WHAT, *asks, *near}
    guide_kinds = heading_kinds(unit.source_title) & set(asks)
    named = sum(1 for word in asked.words if meanings(word) & guide.name & unit.heading)
    return (0.8 * shared + 0.1 * named - 0.15 * min(others, 3) - 0.3 * len(kinds) + 0.4 * bool(guide_kinds))


def holds_rest(asked: Asked, guide: Guide, unit: Unit, fit: float) -> bool:
    """True when heading and unit hold the words that the name lacks, as far as they matter."""
    missing = [word for word in guide.rest if not meanings(word) & unit.heading]
    if not missing:
        return True
    if not guide.is_open and not guide.is_whole:
        return False
    return all(_is_held(asked, guide, unit, word, fit) for word in missing)


def _is_held(asked: Asked, guide: Guide, unit: Unit, word: str, fit: float) -> bool:
    """A word of the unit; a child, where the guide is not of a cancer; what well-fitting headings need not repeat."""
    is_organ = word in listed("organs")
    if meanings(word) & unit.body and not (is_organ and asked.beside(word, guide.name, fillers_between=False)):
        return guide.is_open or guide.covered >= NAMED or guide.is_whole
    if word in listed("children") and not guide.name & listed("cancers"):
        return True
    if is_organ or not kinds_of(asked, guide) or fit < FITS_WELL:
        return False
    if word in guide.foreign and guide.whole < 1.0:
        return False
    return guide.is_whole and not asked.beside(word, guide.name, fillers_between=False)


def starts_with(asked: Asked, unit: Unit) -> bool:
    """True for a heading that begins with what was asked."""
    return stems(unit.title)[:len(asked.subject)] == asked.subject
