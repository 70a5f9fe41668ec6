"""Dates as people read and hear them."""

from __future__ import annotations

from datetime import date

_MONTHS = {"en": ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
                  "November", "December")}


def short_date(iso: str, language: str) -> str:
    """ "Dec 30, 2025" for a text message. Raises: ValueError for anything but an ISO date."""
    day = date.fromisoformat(iso)
    return f"{_month(day, language)[:3]} {day.day}, {day.year}"


def month_and_day(day: date, language: str) -> str:
    """ "May 3", "Nov 22": a day of the last weeks, short enough for a text message."""
    return f"{_month(day, language)[:3]} {day.day}"


def spoken_date(iso: str, language: str) -> str:
    """ "December 30, 2025" for a voice. Raises: ValueError for anything but an ISO date."""
    day = date.fromisoformat(iso)
    return f"{_month(day, language)} {day.day}, {day.year}"


def _month(day: date, language: str) -> str:
    return _MONTHS.get(language, _MONTHS["en"])[day.month - 1]
