"""Pages: whole units of a script, as many as fit one segment, read one MORE at a time."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from outreach.sms.segments import GSM7_SINGLE, SmsCost, measure

#: writes a page out as it is sent: its words, its number, how many there are
PageForm = Callable[[str, int, int], str]


@dataclass(frozen=True, slots=True, kw_only=True)
class SmsPage:
    """One text message of a topic, exactly as it is sent."""

    text: str
    #: counts from 1
    number: int
    total: int
    cost: SmsCost


def split_into_pages(units: tuple[str, ...], form: PageForm) -> tuple[SmsPage, ...]:
    """Split a script into pages that a patient reads one at a time.

    A page is the whole units that fit one segment together with its heading and prompt.
    A unit that does not fit one segment goes alone and takes more. A unit is never cut.
    """
    bodies = _settled(units, _fitting(form))
    return tuple(_page(form, " ".join(body), number, len(bodies)) for number, body in enumerate(bodies, start=1))


def page_counter(form: PageForm) -> Callable[[tuple[str, ...]], int]:
    """Tells how many pages a script would come to; what fits a page is looked at once, however many are tried."""
    fits = _fitting(form)
    return lambda units: len(_settled(units, fits))


#: the units of each page
Bodies = list[tuple[str, ...]]
#: whether words fit a page, by its number, of so many
Fits = Callable[[str, int, int], bool]


def _fitting(form: PageForm) -> Fits:
    return cache(lambda words, number, total: fits_one_segment(form(words, number, total)))


def _settled(units: tuple[str, ...], fits: Fits) -> Bodies:
    """Fill pages for as many as then come out: labels and the last page's ending depend on it."""
    if not units:
        return []
    never_last = _fill(units, fits, len(units) + 1)
    for total in range(max(1, len(never_last) - 1), len(units) + 1):
        bodies = _fill(units, fits, total)
        if len(bodies) == total:
            return bodies
    return [*never_last[:-1], *filter(None, (never_last[-1][:-1], never_last[-1][-1:]))]


def _fill(units: tuple[str, ...], fits: Fits, total: int) -> Bodies:
    bodies: Bodies = []
    words = ""
    for unit in units:
        grown = f"{words} {unit}"
        if bodies and len(grown) <= GSM7_SINGLE and fits(grown, len(bodies), total):
            bodies[-1], words = (*bodies[-1], unit), grown
        else:
            bodies.append((unit,))
            words = unit
    return bodies


def fits_one_segment(text: str) -> bool:
    """True when a text is sent and billed as a single segment."""
    return len(text) <= GSM7_SINGLE and measure(text).segments == 1


def _page(form: PageForm, body: str, number: int, total: int) -> SmsPage:
    text = form(body, number, total)
    return SmsPage(text=text, number=number, total=total, cost=measure(text))
