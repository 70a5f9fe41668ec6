"""How times and counts are written on the desk's pages."""

from __future__ import annotations

from datetime import UTC, date, datetime

from flask import Flask

from outreach.model.small_counts import LEAST_TOLD

_LANGUAGES = {"en": "English", "es": "Spanish"}


def add_filters(app: Flask) -> None:
    """Let templates write times, days and counts."""
    app.add_template_filter(moment, "moment")
    app.add_template_filter(machine, "machine")
    app.add_template_filter(day, "day")
    app.add_template_filter(isoday, "isoday")
    app.add_template_filter(count, "count")
    app.add_template_filter(language_name, "language_name")


def moment(at: datetime) -> str:
    """"23 Nov 2026, 14:05 UTC"."""
    return f"{day(at.astimezone(UTC).date())}, {at.astimezone(UTC):%H:%M} UTC"


def machine(at: datetime) -> str:
    """A time as programs read it."""
    return at.astimezone(UTC).isoformat(timespec="seconds")


def day(at: date) -> str:
    """"3 Nov 2026"."""
    return f"{at.day} {at:%b %Y}"


def isoday(written: str) -> str:
    """A day as files keep it, "2026-11-03", as people read it; what is no day stays as it is."""
    try:
        return day(date.fromisoformat(written))
    except ValueError:
        return written


def language_name(code: str) -> str:
    """"English"; a language without a name here keeps its code."""
    return _LANGUAGES.get(code, code)


def count(number: int | None) -> str:
    """A count of people's doings, or "fewer than 10"; 0 tells of nobody."""
    if number is None:
        return "not known"
    return f"{number:,}" if number == 0 or number >= LEAST_TOLD else f"fewer than {LEAST_TOLD}"
