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
_OPEN_ENDED = re.compile(r"(?<=\d)\+(?!\s?\d)")


@cache
def sign_rules(language: str) -> tuple[Rule, ...]:
    """The rules of a language."""
    signs = aloud_words(language).signs
    any_sign = "|".join(re.escape(sign) for sign in sorted(signs, key=len, reverse=True))
    return (Rule(re.compile(f"(?P<sign>{any_sign})"), _say_sign), Rule(_DASHES, _pause), Rule(_HANGING, _nothing),
            Rule(_SLASH, _or))


def _say_sign(match: re.Match[str], language: str) -> tuple[Token, ...]:
    return plain_tokens(aloud_words(language).signs[match["sign"]])


def _pause(match: re.Match[str], _language: str) -> tuple[Token, ...]:
    return (COMMA,) if match.string[:match.start()].strip() else ()


def _nothing(_match: re.Match[str], _language: str) -> tuple[Token, ...]:
    return ()


def _or(match: re.Match[str], _language: str) -> tuple[Token, ...]:
    """Between two words a slash is a short pause; "and/or" runs on."""
    before = match.string[:match.start()].rpartition(" ")[2].lower()
    return () if before in ("and", "y") else (COMMA,)
