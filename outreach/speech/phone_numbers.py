"""Finds phone numbers in running text and writes them out digit by digit.

A number must look like one: three, three and four digits with separators; ten digits
in one row that could be a number of North America; a plus sign; or letters after an
area code. Dates, years, amounts and counts have none of these shapes.
"""

from __future__ import annotations

import re
import unicodedata

from outreach.speech.reading_rules import Rule
from outreach.speech.tokens import BREAK, Kind, Token, groups, plain_tokens
from outreach.wording.aloud_words import aloud_words

#: the keys of a phone with their letters, for numbers such as 1-800-4-CANCER
KEYPAD = {letter: digit
          for digit, letters in {"2": "ABC", "3": "DEF", "4": "GHI", "5": "JKL",
                                 "6": "MNO", "7": "PQRS", "8": "TUV", "9": "WXYZ"}.items()
          for letter in letters}
#: of a number with its country code; 15 is the limit of ITU-T E.164
_FEWEST_DIGITS, _MOST_DIGITS = 8, 15
_SEP = r"[\s.\-\N{NON-BREAKING HYPHEN}\N{EN DASH}]"
#: not inside a word, a longer number, a price or a decimal
_START = r"(?<![\w$#])(?<!\d[.,\-])"
_END = r"(?!\w)(?![.,\-]\d)"
_COUNTRY = rf"(?:\+?(?P<country>1){_SEP}{{0,3}})?"
_EXTENSION = r"(?:,?\s*(?:ext(?:ensi[oó]n)?\.?|x)\s*(?P<extension>\d{1,6}))?"

_SEPARATED = re.compile(
    rf"{_START}{_COUNTRY}(?:\((?P<inside>\d{{3}})\){_SEP}{{0,3}}|(?P<area>\d{{3}}){_SEP}{{1,3}})"
    rf"(?P<exchange>\d{{3}}){_SEP}{{1,3}}(?P<line>\d{{4}}){_EXTENSION}{_END}", re.IGNORECASE)
_IN_ONE_ROW = re.compile(
    rf"{_START}(?:\+?(?P<country>1))?(?P<area>[2-9]\d\d)(?P<exchange>[2-9]\d\d)(?P<line>\d{{4}})"
    rf"{_EXTENSION}{_END}", re.IGNORECASE)
_VANITY = re.compile(
    rf"{_START}{_COUNTRY}\(?(?P<area>[2-9]\d\d)\)?{_SEP}"
    r"(?P<letters>(?=[\d\-]*[^\W\d_])[^\W_](?:-?[^\W_]){6,12})(?!\w)(?!-\w)")
#: in two words, behind what shows that digits belong to it: "(855)-QUIT VET", "1-800-QUIT NOW"
_VANITY_APART = re.compile(
    rf"{_START}(?=[\d\s+(]*[\-.)])(?:\+?(?P<country>1){_SEP}{{1,3}}\(?|\((?=\d{{3}}\))|(?=\d{{3}}-))"
    rf"(?P<area>8(?:00|33|44|55|66|77|88))\)?{_SEP}{{1,3}}"
    r"(?P<letters>(?=[\dA-Z \-]*[A-Z])[\dA-Z](?:[ \-]?[\dA-Z]){6})(?![\w])(?!-\w)")
_ABROAD = re.compile(rf"(?<![\w+])\+(?P<abroad>[1-9]\d{{0,2}}(?:{_SEP}{{0,2}}\(?\d{{1,14}}\)?){{1,6}}){_END}")
_LOCAL = re.compile(
    rf"(?P<cue>\b(?:call|dial|text|phone|number|llam[ae]r?(?:\s+al)?|marque|n[uú]mero|tel[eé]fono)\b:?\s+)"
    rf"(?P<exchange>[2-9]\d\d)-(?P<line>\d{{4}}){_END}", re.IGNORECASE)


def _say_number(match: re.Match[str], language: str) -> tuple[Token, ...]:
    parts = match.groupdict()
    area = parts.get("inside") or parts["area"]
    said = _say_parts(parts["country"], area, parts["exchange"], parts["line"], language)
    if not parts["extension"]:
        return said
    word = Token(Kind.WORD, aloud_words(language).forms["extension"])
    return (*said, BREAK, word, Token(Kind.DIGITS, parts["extension"]))


def _say_parts(country: str | None, area: str, exchange: str, line: str, language: str) -> tuple[Token, ...]:
    """An area code that ends in 00 is said as one: "eight hundred"."""
    hundreds = aloud_words(language).hundreds
    said = plain_tokens(hundreds[area]) if area in hundreds else area
    return groups((country, said, exchange, line) if country else (said, exchange, line))


def _say_vanity(match: re.Match[str], language: str) -> tuple[Token, ...] | None:
    """Letters become the digits of their keys."""
    letters = match["letters"]
    if letters != letters.upper() and not match["area"].startswith("8"):
        return None
    digits = "".join(_key_of(character) for character in letters if character not in "- ")[:7]
    return _say_parts(match["country"], match["area"], digits[:3], digits[3:], language) if digits.isdigit() else None


def _key_of(character: str) -> str:
    plain = unicodedata.normalize("NFD", character)[0].upper()
    return KEYPAD.get(plain, plain if plain.isascii() else "?")


def _say_abroad(match: re.Match[str], _language: str) -> tuple[Token, ...] | None:
    numbers = tuple(re.findall(r"\d+", match["abroad"]))
    return groups(numbers) if _FEWEST_DIGITS <= sum(map(len, numbers)) <= _MOST_DIGITS else None


def _say_local(match: re.Match[str], _language: str) -> tuple[Token, ...]:
    return groups((match["exchange"], match["line"]))


#: A number of seven digits counts only after a word like "call".
PHONE_RULES = (Rule(_SEPARATED, _say_number), Rule(_IN_ONE_ROW, _say_number), Rule(_VANITY, _say_vanity),
               Rule(_VANITY_APART, _say_vanity), Rule(_ABROAD, _say_abroad), Rule(_LOCAL, _say_local))
