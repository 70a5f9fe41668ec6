"""The list of tokens between a text and any voice: words, digits, letters, pauses; it knows no engine."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

#: what a paragraph's end becomes, so that it survives the tidying of spaces
PARAGRAPH = "\N{PILCROW SIGN}"


class Kind(StrEnum):
    """What a token is."""

    #: an ordinary word or number, which a lexicon may tell how to say
    WORD = "word"
    #: punctuation
    MARK = "mark"
    #: a row of digits that is said one by one: "911"
    DIGITS = "digits"
    #: letters that are said one by one: "PDQ"
    LETTERS = "letters"
    #: a longer pause than a comma, between the groups of a number
    BREAK = "break"
    #: the end of a paragraph
    PARAGRAPH = "paragraph"


@dataclass(frozen=True, slots=True)
class Token:
    """One piece of what is said."""

    kind: Kind
    text: str = ""
    #: True when no space stands before it: a comma, a closing bracket
    glued: bool = False


BREAK = Token(Kind.BREAK, ";", glued=True)
COMMA = Token(Kind.MARK, ",", glued=True)
#: a word with its apostrophes, hyphens and decimal points; or one other character
_PIECE = re.compile(r"\w+(?:(?:(?<=\d)[.,:](?=\d)|['\N{RIGHT SINGLE QUOTATION MARK}\-])\w+)*|[^\w\s]")


def plain_tokens(text: str, *, glued: bool = False) -> tuple[Token, ...]:
    """Cut a text into words and marks; `glued` tells whether the first follows the text before without a space."""
    return tuple(_plain(match, text, glued=glued) for match in _PIECE.finditer(text))


def _plain(match: re.Match[str], text: str, *, glued: bool) -> Token:
    piece, start = match[0], match.start()
    if piece == PARAGRAPH:
        return Token(Kind.PARAGRAPH)
    touches = not text[start - 1].isspace() if start else glued
    return Token(Kind.WORD if piece[0].isalnum() or piece[0] == "_" else Kind.MARK, piece, glued=touches)


def groups(numbers: Iterable[str | tuple[Token, ...]]) -> tuple[Token, ...]:
    """Groups of digits, each said digit by digit or in words of its own, with a pause between two."""
    said: tuple[Token, ...] = ()
    for group in numbers:
        tokens = (Token(Kind.DIGITS, group),) if isinstance(group, str) else group
        said = (*said, BREAK, *tokens) if said else tokens
    return said
