"""Cuts a prompt into utterances: what a voice says in one breath, and the pause after it."""

from __future__ import annotations

import re
from dataclasses import dataclass

PAUSE_AFTER_SENTENCE = 0.3
PAUSE_AFTER_COLON = 0.5

#: words with a full stop that belongs to them
_ABBREVIATIONS = frozenset((
    "dr", "dra", "mr", "mrs", "ms", "sr", "sra", "srta", "st", "prof", "gen", "rev", "vs", "núm", "fig",
    "vol", "approx", "aprox", "dept", "e.g", "i.e", "p", "ej", "p.ej", "cf", "ca", "ee", "uu", "ud", "uds",
))
#: a single capital (an initial), dotted letters (N.C.I.), a stage such as rIIIB
_CODE = re.compile(r"(?:[A-Z]|(?:[A-Z]\.)+[A-Z]|[a-z]?[IVX]+[A-C]?)")
_CLOSING = "\"')]\N{RIGHT DOUBLE QUOTATION MARK}\N{RIGHT SINGLE QUOTATION MARK}"
_OPENING = "\"'([\N{LEFT DOUBLE QUOTATION MARK}\N{LEFT SINGLE QUOTATION MARK}¿¡"
_BOUNDARY = re.compile(
    rf"(?P<colon>:)\s+|(?P<stop>[.!?\N{{HORIZONTAL ELLIPSIS}}]+[{re.escape(_CLOSING)}]*)"
    rf"\s+(?=[{re.escape(_OPENING)}]*[A-ZÀ-Þ0-9])")


@dataclass(frozen=True, slots=True, kw_only=True)
class Utterance:
    """One piece of speech, rendered and kept by itself."""

    words: str
    #: seconds of silence after it; the last one of a prompt has none
    pause: float = 0.0


def split_into_utterances(prompt: str) -> tuple[Utterance, ...]:
    """Cut a prompt after sentences (0.3 s of silence) and after a colon with a space (0.5 s).

    Numbers, abbreviations ("Dr.", "e.g.") and codes ("rIIIB.") are never cut from the
    words around them. Pieces without a letter or digit are left out.
    """
    pieces: list[Utterance] = []
    start = 0
    for match in _BOUNDARY.finditer(prompt):
        if match["colon"] or not _belongs_to_a_word(prompt[start:match.start()], match["stop"]):
            pause = PAUSE_AFTER_COLON if match["colon"] else PAUSE_AFTER_SENTENCE
            pieces.append(Utterance(words=prompt[start:match.end()].strip(), pause=pause))
            start = match.end()
    pieces.append(Utterance(words=prompt[start:].strip()))
    return _without_last_pause([piece for piece in pieces if re.search(r"[^\W_]", piece.words)])


def _belongs_to_a_word(before: str, stop: str) -> bool:
    last = before.rpartition(" ")[2].lstrip(_OPENING)
    return stop == "." and (last.lower() in _ABBREVIATIONS or bool(_CODE.fullmatch(last)))


def _without_last_pause(pieces: list[Utterance]) -> tuple[Utterance, ...]:
    return (*pieces[:-1], *(Utterance(words=piece.words) for piece in pieces[-1:]))
