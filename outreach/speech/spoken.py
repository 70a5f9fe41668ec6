"""Turns a text into the list of tokens that any voice is given; knows no engine."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from outreach.speech.abbreviations import abbreviation_rules
from outreach.speech.amounts import amount_rules
from outreach.speech.capitals import CAPITAL_RULES
from outreach.speech.dates import DATE_RULES
from outreach.speech.letters import plain_letters
from outreach.speech.phone_numbers import PHONE_RULES
from outreach.speech.plain_text import as_plain_text
from outreach.speech.reading_rules import Rule, find_all
from outreach.speech.service_codes import SERVICE_RULES
from outreach.speech.signs import sign_rules
from outreach.speech.stages import stage_rules
from outreach.speech.tokens import PARAGRAPH, Kind, Token, plain_tokens
from outreach.speech.web_addresses import WEB_RULES

#: ®, ™, ℠, and (R), (TM), (SM) when they hang on a word
_SIGN = "[\N{REGISTERED SIGN}\N{TRADE MARK SIGN}\N{SERVICE MARK}]"
_MARKS = re.compile(rf"(?<=\w)(?:{_SIGN}|\((?:R|TM|SM)\))+|{_SIGN}")
#: a document's own number in NCI's summaries, and footnotes: [1], [2,3]
_REFERENCES = re.compile(r"\s*\(?\bCDR\s?\d{5,}\)?|\s*\[\d+(?:\s*[,\-\N{EN DASH}]\s*\d+)*\]")
_BLANK_LINE = re.compile(r"[ \t]*\n[ \t]*(?:\n[ \t]*)+")


def tokenise(text: str, language: str = "en") -> tuple[Token, ...]:
    """Read a text as a person would say it: numbers, codes, stages, doses, dates, addresses and signs.

    A blank line is the end of a paragraph. The same text always gives the same tokens.
    """
    plain = tidy(_REFERENCES.sub("", _MARKS.sub("", tidy(text))))
    tokens: list[Token] = []
    end = 0
    for find in find_all(plain, _rules(language), language):
        tokens += plain_tokens(plain[end:find.start], glued=_touches(plain, end))
        tokens += _set_in(find.tokens, glued=_touches(plain, find.start))
        end = find.end
    tokens += plain_tokens(plain[end:], glued=_touches(plain, end))
    return _sayable(tokens)


def spoken(text: str, language: str = "en") -> str:
    """The words of a text as any voice reads them right: for `<Say>`. Doing it twice changes nothing more."""
    return as_plain_text(tokenise(text, language), language)


def tidy(text: str) -> str:
    """Single spaces, letters that voices know, and no control character that could cut an utterance short."""
    composed = plain_letters(unicodedata.normalize("NFC", text))
    joined = composed.replace("\N{SOFT HYPHEN}", "").replace("\N{NON-BREAKING HYPHEN}", "-")
    paragraphs = _BLANK_LINE.sub(f" {PARAGRAPH} ", joined.strip())
    visible = (" " if unicodedata.category(character) in _UNSEEN else character for character in paragraphs)
    return " ".join("".join(visible).split())


def _rules(language: str) -> tuple[Rule, ...]:
    return (*WEB_RULES, *PHONE_RULES, *SERVICE_RULES, *DATE_RULES, *stage_rules(language), *amount_rules(language),
            *abbreviation_rules(language), *CAPITAL_RULES, *sign_rules(language))


def _touches(text: str, at: int) -> bool:
    """True where something begins right behind a mark: "(911"; behind a word a space is said."""
    return at > 0 and not text[at - 1].isspace()


def _set_in(tokens: tuple[Token, ...], *, glued: bool) -> tuple[Token, ...]:
    """The tokens of a find, the first one set against what stands before."""
    if not tokens or tokens[0].glued == glued:
        return tokens
    return (Token(tokens[0].kind, tokens[0].text, glued=glued), *tokens[1:])


def _sayable(tokens: Iterable[Token]) -> tuple[Token, ...]:
    """Without marks that have no sound; what stood on their two sides stands apart."""
    kept: list[Token] = []
    apart = False
    for token in tokens:
        if _is_unsayable(token):
            apart = True
            continue
        kept.append(Token(token.kind, token.text) if apart and token.glued else token)
        apart = False
    return tuple(kept)


def _is_unsayable(token: Token) -> bool:
    """Pictures and marks without a sound: an emoji, a bullet, a bracket of another kind."""
    return token.kind is Kind.MARK and (token.text in "*_|/\\^`[]{}" or unicodedata.category(token.text) in _PICTURES)


#: control characters, and halves of characters
_UNSEEN = ("Cc", "Cf", "Cs", "Co")
#: pictures, and marks that belong to no letter
_PICTURES = ("So", "Sk", "Mn", "Me", "Cn", "Zp", "Zl")
