"""Dates that a page gives itself: "Reviewed: May 3, 2025"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

_MONTHS = {
    name: number for number, names in enumerate((
        "january jan enero ene", "february feb febrero", "march mar marzo", "april apr abril abr", "may mayo",
        "june jun junio", "july jul julio", "august aug agosto ago", "september sept sep septiembre setiembre",
        "october oct octubre", "november nov noviembre", "december dec diciembre dic"), start=1)
    for name in names.split()
}
_WHEN = (r"(?P<iso>\d{4}-\d\d?-\d\d?)|(?P<us>\d\d?/\d\d?/\d{4})|"
         r"(?P<month>[A-Za-z]{3,10})\.? (?:(?P<day>\d\d?)(?:st|nd|rd|th)?,? )?(?P<year>\d{4})|"
         r"(?P<day2>\d\d?) (?:de )?(?P<month2>[A-Za-z]{3,10})\.?,? (?:del? )?(?P<year2>\d{4})")
_LINE = re.compile(
    rf"\(?(?:date )?(?:(?:this )?(?:page|content|text|article|document|summary|p.gina) )?(?:was )?"
    rf"(?:last |most recently )?"
    rf"(?P<what>reviewed|updated|revised|modified|medically reviewed|(?:.ltima )?(?:revisi.n|actualizaci.n)|"
    rf"revisad[oa]|actualizad[oa])(?: (?:and|y) (?:updated|actualizad[oa]))?(?: date)?(?: on| el)?\s*:? ?"
    rf"(?:{_WHEN})[.)]*", re.IGNORECASE,
)
_REVIEWS = re.compile(r"review|revisad|revisi", re.IGNORECASE)
_SIGNS = re.compile(r"review|revis|updat|actuali|modif", re.IGNORECASE)
#: longer lines tell more than a date; in characters
LONGEST_LINE = 80


def is_date_line(text: str) -> bool:
    """True for a line that says when the page was reviewed or updated, and nothing else."""
    return len(text) <= LONGEST_LINE and bool(_match(text))


def reviewed_on(texts: Iterable[str]) -> str:
    """The ISO date of a page's own last review, or of its last update; empty when it gives none.

    A month without a day is its first day. Month/day/year is read as in the United States.
    """
    found = [(match["what"].lower(), when) for text in texts if len(text) <= LONGEST_LINE
             for match in [_match(text)] if match for when in [_date(match)] if when]
    reviews = [when for what, when in found if _REVIEWS.search(what)]
    return max(reviews or [when for _, when in found], default="")


def _match(text: str) -> re.Match[str] | None:
    return _LINE.fullmatch(text) if _SIGNS.search(text) else None


def _date(match: re.Match[str]) -> str:
    try:
        if match["iso"]:
            return date(*map(int, match["iso"].split("-"))).isoformat()
        if match["us"]:
            month, day, year = map(int, match["us"].split("/"))
            return date(year, month, day).isoformat()
        name, day_text, year_text = (match[key] or match[f"{key}2"] for key in ("month", "day", "year"))
        return date(int(year_text), _MONTHS[name.lower()], int(day_text or 1)).isoformat()
    except (ValueError, KeyError):
        return ""
