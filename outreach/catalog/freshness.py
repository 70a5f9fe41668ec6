"""Freshness: when a source's own review falls due, and what to say about it today."""

from __future__ import annotations

import calendar
from datetime import date, timedelta
from enum import StrEnum

from outreach.model.script import SourceCredit

#: months between a source's reviews
MONTHS = {"monthly": 1, "quarterly": 3, "annual": 12}
#: how long before the due date a page counts as due
NOTICE = timedelta(days=14)


class Freshness(StrEnum):
    """Whether a source still stands by its own review rule."""

    FRESH = "fresh"
    DUE = "due"
    OVERDUE = "overdue"
    UNKNOWN = "unknown"


def due_on(reviewed_on: date, frequency: str) -> date | None:
    """The day a review falls due; None when the source sets no rhythm.

    "quarterly" is three calendar months; the 31st becomes a shorter month's last day.
    """
    months = MONTHS.get(frequency)
    if months is None:
        return None
    year, month = divmod(reviewed_on.year * 12 + reviewed_on.month - 1 + months, 12)
    day = min(reviewed_on.day, calendar.monthrange(year, month + 1)[1])
    return date(year, month + 1, day)


def due_date(reviewed_on: str, frequency: str) -> date | None:
    """The same for a date as it is written; None where it is missing, or no date that a calendar holds."""
    try:
        return due_on(date.fromisoformat(reviewed_on), frequency)
    except ValueError:
        return None


def freshness(reviewed_on: str, frequency: str, *, today: date) -> Freshness:
    """The state of a source today. A missing or unreadable date is unknown."""
    return state_on(due_date(reviewed_on, frequency), today=today)


def state_on(due: date | None, *, today: date) -> Freshness:
    """The state of a source whose review falls due on a day; on the day itself it is due, not yet overdue."""
    if due is None:
        return Freshness.UNKNOWN
    if today > due:
        return Freshness.OVERDUE
    return Freshness.DUE if today > due - NOTICE else Freshness.FRESH


def telling(source: SourceCredit, policy: str, today: date) -> str:
    """What becomes of a source's words today: "say", "warn" or "hold".

    The operator's policy (OUTREACH_OVERDUE) counts for overdue sources alone; all others are told as they are.
    """
    state = freshness(source.reviewed_on, source.review_frequency, today=today)
    return policy if state is Freshness.OVERDUE else "say"
