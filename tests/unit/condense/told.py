"""Which source sentences a unit is made of, and what in it is made of none."""

from __future__ import annotations

from collections.abc import Iterable

#: what a lead-in or item that the source leaves open may be closed with
CLOSINGS = (":", ";", ".")


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
