"""Cuts tokens into utterances: what a voice says in one breath, and the pause after it."""

from __future__ import annotations

from dataclasses import dataclass

from outreach.speech.tokens import Kind, Token
from outreach.wording.lists import list_words

PAUSE_AFTER_SENTENCE = 0.3
PAUSE_AFTER_COLON = 0.5
PAUSE_BEFORE_ITEM = 0.5
PAUSE_AFTER_PARAGRAPH = 0.7

_ENDS = frozenset(".!?\N{HORIZONTAL ELLIPSIS}")
_CLOSING = frozenset("\"')\N{RIGHT DOUBLE QUOTATION MARK}\N{RIGHT SINGLE QUOTATION MARK}")
_OPENING = frozenset("\"'(\N{LEFT DOUBLE QUOTATION MARK}\N{LEFT SINGLE QUOTATION MARK}¿¡")


@dataclass(frozen=True, slots=True, kw_only=True)
class Utterance:
    """One piece of speech, rendered and kept by itself."""

    tokens: tuple[Token, ...]
    #: seconds of silence after it; the last one of a prompt has none
    pause: float = 0.0


def split_into_utterances(tokens: tuple[Token, ...], language: str = "en") -> tuple[Utterance, ...]:
    """Cut after sentences (0.3 s of silence), colons and before list items (0.5 s), and paragraphs (0.7 s).

    Pieces without anything to say are left out.
    """
    ordinals = {word.rstrip(":") for word in list_words(language).ordinals}
    pieces: list[Utterance] = []
    start = 0
    for at in range(1, len(tokens)):
        pause = _pause_before(tokens, at, ordinals)
        if pause and any(map(_is_said, tokens[start:at])):
            pieces.append(Utterance(tokens=tokens[start:at], pause=pause))
            start = at
    pieces.append(Utterance(tokens=tokens[start:]))
    return _without_last_pause([piece for piece in pieces if any(map(_is_said, piece.tokens))])


def _pause_before(tokens: tuple[Token, ...], at: int, ordinals: set[str]) -> float:
    """The silence between a token and the one before it; 0 inside a sentence."""
    token, before = tokens[at], tokens[at - 1]
    if token.glued or token.kind is Kind.PARAGRAPH:
        return 0.0
    if before.kind is Kind.PARAGRAPH:
        return PAUSE_BEFORE_ITEM if token.text in ordinals else PAUSE_AFTER_PARAGRAPH
    if before.text == ":":
        return PAUSE_AFTER_COLON
    if not _ends_sentence(tokens, at - 1) or not _begins_sentence(tokens, at):
        return 0.0
    return PAUSE_BEFORE_ITEM if token.text in ordinals else PAUSE_AFTER_SENTENCE


def _ends_sentence(tokens: tuple[Token, ...], at: int) -> bool:
    while at > 0 and tokens[at].text in _CLOSING:
        at -= 1
    if tokens[at].text not in _ENDS or not at:
        return False
    return not (tokens[at].text == "." and _is_initial(tokens[at - 1]))


def _is_initial(token: Token) -> bool:
    """The J of "J. Okafor"."""
    return token.kind is Kind.WORD and len(token.text) == 1 and token.text.isupper()


def _begins_sentence(tokens: tuple[Token, ...], at: int) -> bool:
    while at + 1 < len(tokens) and tokens[at].text in _OPENING:
        at += 1
    first = tokens[at]
    return first.kind in (Kind.DIGITS, Kind.LETTERS) or first.text[:1].isupper() or first.text[:1].isdigit()


def _is_said(token: Token) -> bool:
    return token.kind in (Kind.WORD, Kind.DIGITS, Kind.LETTERS)


def _without_last_pause(pieces: list[Utterance]) -> tuple[Utterance, ...]:
    return (*pieces[:-1], *(Utterance(tokens=piece.tokens) for piece in pieces[-1:]))
