"""Finds phone numbers in running text and writes them out digit by digit.

A number must look like one: three, three and four digits with separators; ten digits
in one row that could be a number of North America; a plus sign; or letters after an
area code. Dates, years, amounts and counts have none of these shapes.
"""

from __future__ import annotations

import re
import unicodedata

from outreach.speech.digits import COMMA, KEYPAD, primary, say_digits, say_groups, substitute, unchanged

#: of a number with its country code; 15 is the limit of ITU-T E.164
_FEWEST_DIGITS, _MOST_DIGITS = 8, 15
_SEP = r"[\s.\-\N{NON-BREAKING HYPHEN}\N{EN DASH}]"
#: not inside a word, a longer number, a price or a decimal
_START = r"(?<![\w$#])(?<!\d[.,\-])"
_END = r"(?!\w)(?![.,\-]\d)" + COMMA
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
    r"(?P<letters>(?=[\d\-]*[^\W\d_])[^\W_](?:-?[^\W_]){6,12})(?!\w)(?!-\w)" + COMMA)
_ABROAD = re.compile(rf"(?<![\w+])\+(?P<abroad>[1-9]\d{{0,2}}(?:{_SEP}{{0,2}}\(?\d{{1,14}}\)?){{1,6}}){_END}")
_LOCAL = re.compile(
    rf"(?P<cue>\b(?:call|dial|text|phone|number|llam[ae]r?(?:\s+al)?|marque|n[uú]mero|tel[eé]fono)\b:?\s+)"
    rf"(?P<exchange>[2-9]\d\d)-(?P<line>\d{{4}}){_END}", re.IGNORECASE)


def say_phone_numbers(text: str, language: str) -> str:
    """Replace each phone number by its digits as words, with a pause between its groups.

    An area code that ends in 00 is said as one: "eight hundred". Letters become the
    digits of their keys. A number of seven digits counts only after a word like "call".
    """
    for pattern, say in _FORMS:
        text = substitute(pattern, say, text, language)
    return text


def _say_number(match: re.Match[str], language: str) -> str:
    parts = match.groupdict()
    area = parts.get("inside") or parts["area"]
    said = _say_parts(parts["country"], area, parts["exchange"], parts["line"], language)
    if not parts["extension"]:
        return said
    word = "extensión" if primary(language) == "es" else "extension"
    return f"{said}; {word} {say_digits(parts['extension'], language)}"


def _say_parts(country: str | None, area: str, exchange: str, line: str, language: str) -> str:
    groups = (country, area, exchange, line) if country else (area, exchange, line)
    return say_groups(groups, language, area=len(groups) - 3)


def _say_vanity(match: re.Match[str], language: str) -> str:
    letters = match["letters"]
    if letters != letters.upper() and not match["area"].startswith("8"):
        return unchanged(match)
    digits = "".join(_key_of(character) for character in letters if character != "-")[:7]
    if not digits.isdigit():
        return unchanged(match)
    return _say_parts(match["country"], match["area"], digits[:3], digits[3:], language)


def _key_of(character: str) -> str:
    plain = unicodedata.normalize("NFD", character)[0].upper()
    return KEYPAD.get(plain, plain if plain.isascii() else "?")


def _say_abroad(match: re.Match[str], language: str) -> str:
    groups = tuple(re.findall(r"\d+", match["abroad"]))
    if not _FEWEST_DIGITS <= sum(map(len, groups)) <= _MOST_DIGITS:
        return unchanged(match)
    return say_groups(groups, language)


def _say_local(match: re.Match[str], language: str) -> str:
    return match["cue"] + say_groups((match["exchange"], match["line"]), language)


_FORMS = ((_SEPARATED, _say_number), (_IN_ONE_ROW, _say_number), (_VANITY, _say_vanity),
          (_ABROAD, _say_abroad), (_LOCAL, _say_local))
