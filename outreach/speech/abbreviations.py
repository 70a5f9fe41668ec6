"""Abbreviations in full: "e.g." as "for example", "Dr." as "Doctor", "N.C.I." by its letters."""

from __future__ import annotations

import re
from functools import cache

from outreach.speech.reading_rules import Rule
from outreach.speech.tokens import Kind, Token, plain_tokens
from outreach.wording.aloud_words import aloud_words

#: their full stop may end a sentence too
_MAY_END = ("etc.", "a.m.", "p.m.", "a. m.", "p. m.", "U.S.", "U.K.", "EE. UU.", "EE.UU.")
_DOTTED = re.compile(r"(?<![\w.])(?:[A-Z]\.){2,}(?!\w)")
_TITLES = re.compile(r"(?<![\w.])(?P<short>Drs?|Dra|Dres|Mrs?|Ms|Prof|Sra?|Srta)\.?(?=\s+[A-ZÀ-Þ])")


@cache
def abbreviation_rules(language: str) -> tuple[Rule, ...]:
    """The rules of a language, the longest first; "No." and "St." only before what they name."""
    words = aloud_words(language).abbreviations
    plain = "|".join(re.escape(short) for short in sorted(words, key=len, reverse=True) if not short.endswith(" "))
    named = "|".join(re.escape(short.strip()) for short in words if short.endswith(" "))
    rules = (Rule(re.compile(rf"(?<![\w.])(?P<short>{plain})(?!\w)", re.IGNORECASE), _say),
             Rule(_TITLES, _say), Rule(_DOTTED, _say_letters))
    if not named:
        return rules
    return (Rule(re.compile(rf"(?<![\w.])(?P<short>{named})(?=\s+[A-Z\d])"), _say_named), *rules)


def _say(match: re.Match[str], language: str) -> tuple[Token, ...] | None:
    short, words = match["short"], aloud_words(language).abbreviations
    said = words.get(short) or words.get(short.lower()) or words.get(f"{short}.")
    if said is None:
        return None
    return (*_letters_or_words(said), *_stop(match))


def _say_named(match: re.Match[str], language: str) -> tuple[Token, ...] | None:
    """"No." is a number only before a figure: "No. Call first." is an answer."""
    if match["short"] == "No." and not match.string[match.end():].lstrip()[:1].isdigit():
        return None
    return plain_tokens(aloud_words(language).abbreviations[f"{match['short']} "])


def _say_letters(match: re.Match[str], _language: str) -> tuple[Token, ...]:
    return (Token(Kind.LETTERS, match[0].replace(".", "")), *_stop(match))


def _letters_or_words(said: str) -> tuple[Token, ...]:
    """"A M" is said by letters."""
    if re.fullmatch(r"[A-Z](?: [A-Z])+", said):
        return (Token(Kind.LETTERS, said.replace(" ", "")),)
    return plain_tokens(said)


def _stop(match: re.Match[str]) -> tuple[Token, ...]:
    """The full stop that ends the sentence together with the abbreviation."""
    behind = match.string[match.end():]
    ends = match[0].lower() in map(str.lower, _MAY_END) or match.re is _DOTTED
    closes = not behind.strip() or (bool(re.match(r"\s+[A-ZÀ-Þ¿¡]", behind)) and match[0][0].islower())
    return (Token(Kind.MARK, ".", glued=True),) if ends and match[0].endswith(".") and closes else ()
