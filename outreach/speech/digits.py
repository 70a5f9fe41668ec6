"""Digits as a voice says them: "nine, one, one", "one; eight hundred; four, two, two"."""

from __future__ import annotations

import re
from collections.abc import Callable

from outreach.model.language import primary_language

DIGITS = {
    "en": ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"),
    "es": ("cero", "uno", "dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve"),
}

#: how an area code that ends in 00 is said
HUNDREDS = {
    "en": {"500": "five hundred", "600": "six hundred", "700": "seven hundred", "800": "eight hundred",
           "900": "nine hundred"},
    "es": {"500": "quinientos", "600": "seiscientos", "700": "setecientos", "800": "ochocientos",
           "900": "novecientos"},
}

#: the keys of a phone with their letters, for numbers such as 1-800-4-CANCER
KEYPAD = {letter: digit
          for digit, letters in {"2": "ABC", "3": "DEF", "4": "GHI", "5": "JKL",
                                 "6": "MNO", "7": "PQRS", "8": "TUV", "9": "WXYZ"}.items()
          for letter in letters}


#: closes a pattern: the comma after a number, which `substitute` turns into a longer pause
COMMA = r"(?P<comma>,(?=\s))?"


def primary(language: str) -> str:
    """The language without its region, "es" for "es-US"; any language without words here counts as "en"."""
    short = primary_language(language)
    return short if short in DIGITS else "en"


def say_digits(digits: str, language: str) -> str:
    """Say a row of digits one by one: "nine, one, one"."""
    words = DIGITS[primary(language)]
    return ", ".join(words[int(digit)] for digit in digits)


def say_groups(groups: tuple[str, ...], language: str, *, area: int = -1) -> str:
    """Say a phone number group by group; the group at `area` may be "eight hundred"."""
    hundreds = HUNDREDS[primary(language)]
    return "; ".join(
        hundreds[group] if at == area and group in hundreds else say_digits(group, language)
        for at, group in enumerate(groups)
    )


def substitute(pattern: re.Pattern[str], say: Callable[[re.Match[str], str], str], text: str,
               language: str) -> str:
    """Replace each number that a pattern finds by its words, kept apart from a number that follows.

    In "911, 988" the comma becomes a semicolon: "nine, one, one; nine, eight, eight".
    """
    def replace(match: re.Match[str]) -> str:
        said = say(match, language)
        return said + (";" if said != unchanged(match) else ",") if match["comma"] else said

    return pattern.sub(replace, text)


def unchanged(match: re.Match[str]) -> str:
    """What a pattern found, without the comma after it."""
    return match[0].removesuffix(",") if match["comma"] else match[0]
