"""Tokens as plain words, for voices that take no markup: `<Say>` and pyttsx3."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from outreach.speech.tokens import BREAK, Kind, Token
from outreach.wording.aloud_words import aloud_words

if TYPE_CHECKING:  # the provider's voice has no lexicon: a web process loads none
    from outreach.speech.pronunciation import Lexicon

#: a row of letters longer than this is said in steps, so that each is heard
_LETTERS_IN_ONE_BREATH = 3
_SEPARATING = (",", ";", ":", "!", "?", ".", "\N{HORIZONTAL ELLIPSIS}")


def as_plain_text(tokens: Sequence[Token], language: str, lexicon: Lexicon | None = None) -> str:
    """Write the tokens as words: "nine, one, one", "P D Q"; with a lexicon, hard words by its respelling."""
    ready = settled(tokens)
    text = ""
    for token, before in zip(ready, (None, *ready), strict=False):
        entry = lexicon.find(token.text) if lexicon and token.kind is Kind.WORD else None
        text += f"{separator(token, before)}{(entry and entry.respelling) or words_of(token, language)}"
    return text.strip()


def words_of(token: Token, language: str) -> str:
    """One token in words."""
    if token.kind is Kind.DIGITS:
        return ", ".join(aloud_words(language).digits[int(digit)] for digit in token.text)
    if token.kind is Kind.LETTERS:
        return (", " if len(token.text) > _LETTERS_IN_ONE_BREATH else " ").join(token.text)
    return token.text


def settled(tokens: Sequence[Token]) -> tuple[Token, ...]:
    """Without paragraphs; behind digits a comma becomes a longer pause, so that two numbers are heard as two."""
    said = [token for token in tokens if token.kind is not Kind.PARAGRAPH]
    return tuple(BREAK if token.text == "," and token.glued and at and said[at - 1].kind is Kind.DIGITS else token
                 for at, token in enumerate(said))


def separator(token: Token, before: Token | None) -> str:
    """The space before a token; words that touch in the text are still two words."""
    if before is None:
        return ""
    if not token.glued:
        return " "
    ends_a_piece = _is_said(before) or before.text in _SEPARATING
    return " " if _is_said(token) and ends_a_piece and not token.text.startswith("'") else ""


def _is_said(token: Token) -> bool:
    return token.kind in (Kind.WORD, Kind.DIGITS, Kind.LETTERS)
