"""Dates in figures: "2025-12-30" and "12/30/2025" as a date that a person would say."""

from __future__ import annotations

import re
from datetime import date

from outreach.speech.reading_rules import Rule
from outreach.speech.tokens import Token, plain_tokens
from outreach.wording.aloud_words import aloud_words, known_language

_ISO = re.compile(r"(?<![\w\-/])(?P<year>[12]\d{3})-(?P<month>\d\d)-(?P<day>\d\d)(?![\w\-/])")
_SLASHED = re.compile(r"(?<![\w\-/])(?P<one>\d{1,2})/(?P<two>\d{1,2})/(?P<year>[12]\d{3})(?![\w\-/])")


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


DATE_RULES = (Rule(_ISO, _say_iso), Rule(_SLASHED, _say_slashed))
