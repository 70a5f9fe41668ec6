"""Words that no guide is named by: the unit that explains one, or whose heading is just what was asked."""

from __future__ import annotations

from outreach.catalog.finding import PassageFinder, Unit
from outreach.search.definitions import explained
from outreach.search.fitting import starts_with
from outreach.search.kinds import defines, heading_kinds
from outreach.search.question import Asked, name_of
from outreach.search.words import meanings, table

#: a word of more units is not looked up alone
TOO_COMMON = 1500
#: fewer letters begin too many headings
SHORTEST = 5
#: how good is: a heading of these words alone; one that begins with them; one that explains them; a sentence that does
ALONE, BEGINS, HEADING_EXPLAINS, EXPLAINS = 3.6, 3.4, 3.5, 3.2


def explaining_unit(asked: Asked, finder: PassageFinder) -> tuple[Unit, float] | None:
    """The unit of whatever document that explains the very words best, and how good it is."""
    hints = _hints(asked, finder)
    if hints is None:
        return None
    scored = [(_score(asked, unit), -unit.script, -unit.number, unit)
              for unit in finder.units_with([meanings(word) for word in asked.subject], hints)]
    score, _, _, unit = max(scored, key=lambda each: each[:3], default=(0.0, 0, 0, None))
    return (unit, score) if unit and score else None


def _hints(asked: Asked, finder: PassageFinder) -> tuple[str, ...] | None:
    """What units must hold besides the subject, where that is too common to be looked up; None if nothing helps."""
    if min(max(map(finder.count, meanings(word))) for word in asked.subject) <= TOO_COMMON:
        return ()
    return tuple(word for word in asked.words if word not in asked.subject
                 and 0 < finder.count(word) <= TOO_COMMON) or None


def _score(asked: Asked, unit: Unit) -> float:
    in_heading = all(meanings(word) & unit.heading for word in asked.subject)
    kinds = [kind for kind in asked.kinds if kind not in table("soft")["kinds"].split()]
    if kinds and not set(kinds) & heading_kinds(unit.title):
        return 0.0
    said = (*asked.subject, *asked.words)
    if in_heading and all(any(word in meanings(each) for each in said) for word in name_of(unit.title)):
        return ALONE + 0.3 * defines(unit.text)
    if kinds:
        return 0.0
    if in_heading and explained(unit.title, asked.subject):
        return HEADING_EXPLAINS
    if in_heading:
        return BEGINS * (starts_with(asked, unit) and len("".join(asked.subject)) >= SHORTEST)
    return EXPLAINS * explained(unit.text, asked.subject)
