"""Amounts: doses with their units, prices, fractions, ranges, percents."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from outreach.speech.reading_rules import Rule, before
from outreach.speech.tokens import Token, plain_tokens
from outreach.wording.aloud_words import AloudWords, aloud_words

_NUMBER = r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?|\.\d+"
#: of a range; an em dash between spaces is a pause
_DASH = r"(?:\s?[\-\N{EN DASH}]\s?|\N{EM DASH})"
_NOT_INSIDE = r"(?<![\w$€£])(?<![\d\w][.,:/\-])"
_FRACTION_SIGNS = {"½": "1/2", "⅓": "1/3", "⅔": "2/3", "¼": "1/4", "¾": "3/4", "⅕": "1/5", "⅖": "2/5", "⅗": "3/5",
                   "⅘": "4/5", "⅙": "1/6", "⅚": "5/6", "⅛": "1/8", "⅜": "3/8", "⅝": "5/8", "⅞": "7/8"}
_SIGN_FRACTION = re.compile(rf"(?P<whole>\d+)?\s?(?P<part>[{''.join(_FRACTION_SIGNS)}])")
_FRACTION = re.compile(rf"{_NOT_INSIDE}(?:(?P<whole>\d+)[ \-])?(?P<part>\d{{1,2}}/\d{{1,2}})(?![\w/])(?![.,]\d)")
_RANGE = re.compile(rf"{_NOT_INSIDE}(?P<first>{_NUMBER})(?:\s?%)?{_DASH}(?P<last>{_NUMBER})(?![\w\-])(?![.,/]\d)")
_QUOTIENT = re.compile(rf"{_NOT_INSIDE}(?P<first>\d{{2,3}})/(?P<last>\d{{2,3}})(?![\w/])")
_MONEY = re.compile(
    rf"(?<![\w])(?P<sign>[$€£])\s?(?P<amount>{_NUMBER})(?:{_DASH}(?P=sign)?(?P<last>{_NUMBER}))?"
    r"(?P<scale>\s(?:thousand|million|billion|mil|millón|millones)(?:\sde)?\b)?(?!\w)")
_CENTS = re.compile(r"(?P<whole>[\d,]+)\.(?P<cents>\d\d)")


@cache
def amount_rules(language: str) -> tuple[Rule, ...]:
    """The rules of a language, the longest forms first."""
    words = aloud_words(language)
    units, per = _any_of(words.units), _any_of((*words.units, *words.per_units))
    rest = rf"(?P<per>(?:\s?/\s?(?:{per})(?![\w]))*)(?![\w])"
    dose = re.compile(
        rf"{_NOT_INSIDE}(?:(?P<first>{_NUMBER})(?:\s?%)?{_DASH})?(?P<amount>{_NUMBER})(?P<gap>\s?-?)(?P<unit>{units}){rest}")
    alone = re.compile(rf"(?<![\w/])(?P<unit>{_any_of(unit for unit in words.units if len(unit) > 1)}){rest}")
    return (Rule(dose, _say_dose), Rule(_SIGN_FRACTION, _say_fraction), Rule(_FRACTION, _say_fraction),
            Rule(_QUOTIENT, _say_quotient), Rule(_MONEY, _say_money), Rule(_RANGE, _say_range),
            Rule(alone, _say_unit), Rule(re.compile(rf"(?<=\w)\s?/\s?(?P<unit>{per})(?!\w)"), _say_per))


def _any_of(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


def _number(text: str) -> str:
    """".5" as "0.5"; the commas of thousands stay, every voice knows them."""
    return f"0{text}" if text.startswith(".") else text


def _span(first: str | None, last: str, words: AloudWords) -> str:
    if not first:
        return _number(last)
    return words.forms["range"].replace("{first}", _number(first)).replace("{last}", _number(last))


def _say_dose(match: re.Match[str], language: str) -> tuple[Token, ...] | None:
    """"50 mg/m2" as "50 milligrams per square meter"; "a 5-mg dose" as "a 5 milligram dose"."""
    words = aloud_words(language)
    if _is_no_unit(match, words):
        return None
    one = (_number(match["amount"]) == "1" and not match["first"]) or match["gap"].endswith("-")
    unit = words.units[match["unit"]][0 if one else 1]
    return plain_tokens(f"{_span(match['first'], match['amount'], words)} {unit}{_per(match['per'], words)}")


def _is_no_unit(match: re.Match[str], words: AloudWords) -> bool:
    """A single letter right behind a number without a space is a name: "5m" is none, "5 m" is five meters."""
    letter = len(match["unit"]) == 1 and match["unit"].isalpha()
    return (letter and match["gap"] != " ") or match["unit"] not in words.units


def _say_unit(match: re.Match[str], language: str) -> tuple[Token, ...] | None:
    """A unit without its number: "mg" as "milligrams"; short words that are others too stay."""
    words = aloud_words(language)
    if match["unit"] in _ALSO_WORDS and not match["per"]:
        return None
    single = match.string[:match.start()].rstrip().lower().endswith(f" {words.forms['per']}")
    return plain_tokens(f"{words.units[match['unit']][0 if single else 1]}{_per(match['per'], words)}")


def _say_per(match: re.Match[str], language: str) -> tuple[Token, ...]:
    """"cells/mm3", "times/week"."""
    return plain_tokens(_per(match[0], aloud_words(language)).strip())


#: units that are words or abbreviations of other things when no number stands before them
_ALSO_WORDS = frozenset(("cc", "ft", "min", "yr", "oz", "lbs", "hrs", "wks", "yrs", "kcal", "km", "IU", "UI", "m2",
                         "m²", "pg", "wk", "lb", "sec", "seg", "hr", "°", "%", "Gy", "ng"))


def _per(text: str, words: AloudWords) -> str:
    units = [unit.strip() for unit in text.split("/")[1:]]
    return "".join(f" {words.forms['per']} {words.units[unit][0] if unit in words.units else words.per_units[unit]}"
                   for unit in units)


def _say_fraction(match: re.Match[str], language: str) -> tuple[Token, ...] | None:
    words = aloud_words(language)
    part = words.fractions.get(_FRACTION_SIGNS.get(match["part"], match["part"]))
    if part is None or _is_choice(match, words):
        return None
    joined = words.fractions["joined"].replace("{whole}", match["whole"] or "").replace("{part}", part)
    return plain_tokens(joined if match["whole"] else part)


def _is_choice(match: re.Match[str], words: AloudWords) -> bool:
    """"Grade 3/4" and "phase 1/2" are two grades, no fraction."""
    return bool(re.search(rf"\b(?:{words.lists['numbered']})\s+$", before(match), re.IGNORECASE))


def _say_quotient(match: re.Match[str], language: str) -> tuple[Token, ...]:
    """A blood pressure: "120/80" as "120 over 80"."""
    form = aloud_words(language).forms["quotient"]
    return plain_tokens(form.replace("{first}", match["first"]).replace("{last}", match["last"]))


def _say_range(match: re.Match[str], language: str) -> tuple[Token, ...] | None:
    first, last = (float(match[name].replace(",", "")) for name in ("first", "last"))
    if first >= last or (match["last"].startswith("0") and "." not in match["last"]):
        return None
    return plain_tokens(_span(match["first"], match["last"], aloud_words(language)))


def _say_money(match: re.Match[str], language: str) -> tuple[Token, ...]:
    """"$25.50" as "25 dollars and 50 cents", "$1.5 million" as "1.5 million dollars"."""
    words = aloud_words(language)
    one, many, cent, cents, joint = words.money[match["sign"]]
    parts = _CENTS.fullmatch(match["amount"])
    if parts and not match["scale"] and not match["last"]:
        whole, rest = parts["whole"], int(parts["cents"])
        coins = f" {joint} {rest} {cent if rest == 1 else cents}" if rest else ""
        return plain_tokens(f"{whole} {one if whole == '1' else many}{coins}")
    amount = _span(match["amount"] if match["last"] else None, match["last"] or match["amount"], words)
    return plain_tokens(f"{amount}{match['scale'] or ''} {one if amount == '1' and not match['scale'] else many}")
