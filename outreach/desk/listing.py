"""Long lists in pages: what waits by risk or due date, and a calendar of what falls due."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from outreach.catalog.freshness import Freshness, state_on
from outreach.desk.paging import Wanted, holds, place_of
from outreach.desk.standing import Standing

#: asked for in the place of a reason: whatever there is, also what waits for nobody
EVERY_SCRIPT = "every script"
#: stands behind every day
_NEVER = "9999"


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One page of a list."""

    items: tuple[Standing, ...]
    number: int
    pages: int
    total: int
    #: how many wait in all, by why
    counts: Mapping[str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class DueDocument:
    """A document and the day on which its source's own review falls due."""

    name: str
    title: str
    source: str
    due: date
    state: Freshness
    #: how many scripts rest on it
    scripts: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Calendar:
    """What falls due, month by month, the soonest first."""

    #: the month's first day, and its documents
    months: tuple[tuple[date, tuple[DueDocument, ...]], ...]
    number: int
    pages: int
    total: int
    overdue: int
    #: documents that name no day of review, or no rhythm
    without_day: int


def queue(standings: Iterable[Standing], wanted: Wanted) -> Page:
    """What waits and is wanted, in its order; every script only where that is asked for."""
    every = tuple(standings)
    waiting = [one for one in every if one.why]
    counts = Counter(one.why for one in sorted(waiting, key=_by_risk))
    chosen = every if wanted.why == EVERY_SCRIPT else waiting
    found = [one for one in chosen if wanted.why in ("", EVERY_SCRIPT, one.why) and _has(one, wanted.search)]
    ordered = sorted(found, key=_by_risk if wanted.order == "risk" else _by_due)
    number, pages = place_of(len(ordered), wanted)
    return Page(items=tuple(ordered[(number - 1) * wanted.size:number * wanted.size]), number=number, pages=pages,
                total=len(ordered), counts=counts)


def freshness(standings: Iterable[Standing], wanted: Wanted, *, today: date) -> Calendar:
    """The documents of scripts by the month in which they fall due."""
    scripts = sorted((one for one in standings if not one.is_wording), key=lambda one: one.document)
    documents = [tuple(group) for _, group in groupby(scripts, key=lambda one: one.document)]
    dated = [_due(group, today) for group in documents if group[0].due_on]
    found = sorted((one for one in dated if _has_document(one, wanted.search)), key=lambda one: (one.due, one.name))
    number, pages = place_of(len(found), wanted)
    shown = found[(number - 1) * wanted.size:number * wanted.size]
    months = tuple((month, tuple(group)) for month, group in groupby(shown, key=lambda one: one.due.replace(day=1)))
    return Calendar(months=months, number=number, pages=pages, total=len(found),
                    overdue=sum(one.state is Freshness.OVERDUE for one in dated),
                    without_day=len(documents) - len(dated))


def _due(group: Sequence[Standing], today: date) -> DueDocument:
    first = group[0]
    due = date.fromisoformat(first.due_on)
    return DueDocument(name=first.document, title=first.document_title or first.document, source=first.source, due=due,
                       state=state_on(due, today=today), scripts=len(group))


def _by_risk(one: Standing) -> tuple[int, str, str]:
    return -one.risk, one.due_on or _NEVER, one.name


def _by_due(one: Standing) -> tuple[str, int, str]:
    return one.due_on or _NEVER, -one.risk, one.name


def _has(one: Standing, search: str) -> bool:
    return holds(f"{one.name} {one.title} {one.document_title}", search)


def _has_document(one: DueDocument, search: str) -> bool:
    return holds(f"{one.name} {one.title} {one.source}", search)
