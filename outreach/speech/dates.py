"""Dates and times in figures: "2025-12-30" as a date, "8:05 a.m." as a time that a person would say."""

from __future__ import annotations

import re
from datetime import date

from outreach.speech.reading_rules import Rule
from outreach.speech.tokens import Token, plain_tokens
from outreach.wording.aloud_words import aloud_words, known_language

_ISO = re.compile(r"(?<![\w\-/])(?P<year>[12]\d{3})-(?P<month>\d\d)-(?P<day>\d\d)(?![\w\-/])")
_SLASHED = re.compile(r"(?<![\w\-/])(?P<one>\d{1,2})/(?P<two>\d{1,2})/(?P<year>[12]\d{3})(?![\w\-/])")
_FEW_MINUTES = 10
#: a time of day; behind a ratio's word a colon is no time
_TIME = re.compile(r"(?<![\w:.,])(?P<hour>[01]?\d|2[0-3]):(?P<minute>[0-5]\d)(?![\w:])(?![.,]\d)"
                   r"(?P<after>\s?[ap]\.?\s?m\b)?", re.IGNORECASE)


def _say_iso(match: re.Match[str], language: str) -> tuple[Token, ...] | None:
    return _say(int(match["year"]), int(match["month"]), int(match["day"]), language)


def _say_slashed(match: re.Match[str], language: str) -> tuple[Token, ...] | None:
    """In English the month comes first; in Spanish only what can be read in one way is read as a date."""
    one, two, year = int(match["one"]), int(match["two"]), int(match["year"])
    if known_language(language) == "es" and one <= 12 and two <= 12 and one != two:
        return plain_tokens(f"{one}, {two}, {year}")
    return _say(year, one, two, language) or _say(year, two, one, language)


def _say(year: int, month: int, day: int, language: str) -> tuple[Token, ...] | None:
    """None for a day that no calendar has."""
    words = aloud_words(language)
    try:
        date(year, month, day)
    except ValueError:
        return None
    form = words.forms["date"].replace("{month}", words.months[month - 1])
    return plain_tokens(form.replace("{day}", str(day)).replace("{year}", str(year)))


def _say_time(match: re.Match[str], language: str) -> tuple[Token, ...]:
    """"8:00 a.m." as "8 A M", "8:05" as "8 oh 5", "8:00" as "8 o'clock"."""
    forms, hour, minute = aloud_words(language).forms, int(match["hour"]), int(match["minute"])
    if not minute:
        return plain_tokens(str(hour) if match["after"] else forms["full_hour"].replace("{hour}", str(hour)))
    form = forms["hour_and_few" if minute < _FEW_MINUTES else "hour_and_minutes"]
    return plain_tokens(form.replace("{hour}", str(hour)).replace("{minute}", str(minute)))


DATE_RULES = (Rule(_ISO, _say_iso), Rule(_SLASHED, _say_slashed), Rule(_TIME, _say_time))
