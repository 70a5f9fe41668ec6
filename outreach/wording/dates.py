"""Dates as people read and hear them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType


@dataclass(frozen=True, slots=True, kw_only=True)
class _DateWords:
    """How one language writes a date; three letters of the month where space is dear."""

    months: tuple[str, ...]
    short: str
    spoken: str
    month_and_day: str


_ENGLISH = _DateWords(
    months=("January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
            "November", "December"),
    short="{month:.3} {day}, {year}", spoken="{month} {day}, {year}", month_and_day="{month:.3} {day}",
)
_SPANISH = _DateWords(
    months=("enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre",
            "noviembre", "diciembre"),
    short="{day} {month:.3} {year}", spoken="{day} de {month} de {year}", month_and_day="{day} {month:.3}",
)
_LANGUAGES: Mapping[str, _DateWords] = MappingProxyType({"en": _ENGLISH, "es": _SPANISH})


def short_date(iso: str, language: str) -> str:
    """ "Dec 30, 2025" or "30 dic 2025", for a text message. Raises: ValueError for anything but an ISO date."""
    return _write(_words(language).short, date.fromisoformat(iso), language)


def month_and_day(day: date, language: str) -> str:
    """ "May 3", "3 may": a day of the last weeks, short enough for a text message."""
    return _write(_words(language).month_and_day, day, language)


def spoken_date(iso: str, language: str) -> str:
    """ "December 30, 2025" or "30 de diciembre de 2025", for a voice.

    Raises: ValueError for anything but an ISO date.
    """
    return _write(_words(language).spoken, date.fromisoformat(iso), language)


def _write(form: str, day: date, language: str) -> str:
    return form.format(month=_words(language).months[day.month - 1], day=day.day, year=day.year)


def _words(language: str) -> _DateWords:
    """The words of a language; English for one that has none."""
    return _LANGUAGES.get(language, _ENGLISH)
