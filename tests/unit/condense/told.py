"""Which source sentences a unit is made of, and what in it is made of none."""

from __future__ import annotations

import re
from collections.abc import Iterable

from outreach.wording.lists import list_words

#: what a lead-in or item that the source leaves open may be closed with
CLOSINGS = (":", ";", ".")
#: what a voice says around a list
_ORDINALS = "|".join(word for language in ("en", "es") for word in list_words(language).ordinals)
_LABEL = re.compile(rf"(?:(?:A list of|Una lista de) \w+\.|(?:{_ORDINALS}|Number \d+:|Número \d+:))(?: |$)")


def said_in(unit: str, sentences: Iterable[str]) -> tuple[list[str], str]:
    """The same for a voice, whose lists carry labels of their own."""
    return told_in(without_labels(unit), sentences)


def without_labels(unit: str) -> str:
    """A spoken unit without the count and the numbers of its list."""
    return _LABEL.sub("", unit)


def told_in(unit: str, sentences: Iterable[str]) -> tuple[list[str], str]:
    """The sentences that a unit repeats, in its order, and the words that no sentence accounts for."""
    longest_first = sorted(set(sentences), key=len, reverse=True)
    told, rest = [], unit
    while rest:
        sentence = next((s for s in longest_first if _starts(rest, s)), "")
        if not sentence:
            return told, rest
        told.append(sentence)
        rest = _behind(rest, sentence)
    return told, ""


def _starts(rest: str, sentence: str) -> bool:
    behind = rest.removeprefix(sentence.rstrip(","))
    return behind != rest and (not behind or behind.startswith(" ") or behind.rstrip(" ")[:1] in CLOSINGS)


def _behind(rest: str, sentence: str) -> str:
    behind = rest.removeprefix(sentence.rstrip(","))
    return behind[1:].lstrip(" ") if behind.startswith(CLOSINGS) else behind.lstrip(" ")
