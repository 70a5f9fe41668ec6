"""Signs that voices drop or misread: "≥ 60" as "at least 60", "and/or" as "and or", dashes as pauses."""

from __future__ import annotations

import re
from functools import cache

from outreach.speech.reading_rules import Rule
from outreach.speech.tokens import COMMA, Token, plain_tokens
from outreach.wording.aloud_words import aloud_words

_DASHES = re.compile(r"(?<=\s)[\-\N{EN DASH}\N{EM DASH}]+(?=\s)|\s?(?:[\N{EN DASH}\N{EM DASH}]|--+)\s?")
_HANGING = re.compile(r"(?<=\w)-(?=[\s,])")
_SLASH = re.compile(r"(?<=[^\s/])\s?/+\s?(?=[^\s/])")
#: one Greek letter that is no part of a word of them; behind a Latin word it is a word of its own: "TNFα"
_GREEK = re.compile(r"(?<![α-ωΑ-Ωά-ώ])(?P<letter>[α-ωΑ-Ω])(?![α-ωΑ-Ωά-ώ])")


@cache
def sign_rules(language: str) -> tuple[Rule, ...]:
    """The rules of a language."""
    signs = aloud_words(language).signs
    any_sign = "|".join(re.escape(sign) for sign in sorted(signs, key=len, reverse=True))
    return (Rule(re.compile(f"(?P<sign>{any_sign})"), _say_sign), Rule(_GREEK, _say_greek),
            Rule(_DASHES, _pause), Rule(_HANGING, _nothing), Rule(_SLASH, _or))


def _say_sign(match: re.Match[str], language: str) -> tuple[Token, ...]:
    return plain_tokens(aloud_words(language).signs[match["sign"]])


def _say_greek(match: re.Match[str], language: str) -> tuple[Token, ...] | None:
    name = aloud_words(language).greek.get(match["letter"].lower())
    return plain_tokens(name) if name else None


def _pause(match: re.Match[str], _language: str) -> tuple[Token, ...]:
    return (COMMA,) if match.string[:match.start()].strip() else ()


def _nothing(_match: re.Match[str], _language: str) -> tuple[Token, ...]:
    return ()


def _or(match: re.Match[str], _language: str) -> tuple[Token, ...]:
    """Between two words a slash is a short pause; "and/or" runs on."""
    before = match.string[:match.start()].rpartition(" ")[2].lower()
    return () if before in ("and", "y") else (COMMA,)
