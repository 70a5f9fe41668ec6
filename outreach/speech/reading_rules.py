"""A rule of reading: what it finds in a text, and which tokens that becomes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from outreach.speech.tokens import Token

#: so far back rules look for the word before a find, in characters: long texts must not be read again for each find
_LOOK_BACK = 100
#: what is said for a find, in a language; None when it is not what the rule looks for after all
Say = Callable[[re.Match[str], str], tuple[Token, ...] | None]


@dataclass(frozen=True, slots=True)
class Rule:
    """Finds one kind of figure or sign."""

    pattern: re.Pattern[str]
    say: Say


@dataclass(frozen=True, slots=True, order=True)
class Find:
    """A stretch of the text that is said in another way than it is written."""

    start: int
    end: int
    tokens: tuple[Token, ...]


def find_all(text: str, rules: Iterable[Rule], language: str) -> tuple[Find, ...]:
    """What the rules find, in the order of the text; where two meet, the earlier rule has it.

    A group `cue` at the beginning of a find, and a group `after` at its end, stay as they are.
    """
    found: list[Find] = []
    taken = bytearray(len(text))
    for rule in rules:
        for find in _finds_of(text, rule, language):
            if not any(taken[find.start:find.end]):
                taken[find.start:find.end] = b"\1" * (find.end - find.start)
                found.append(find)
    return tuple(sorted(found))


def _finds_of(text: str, rule: Rule, language: str) -> Iterator[Find]:
    for match in rule.pattern.finditer(text):
        names = match.re.groupindex
        start = match.end("cue") if "cue" in names and match["cue"] is not None else match.start()
        end = match.start("after") if "after" in names and match["after"] is not None else match.end()
        tokens = rule.say(match, language) if start < end else None
        if tokens is not None:
            yield Find(start, end, tokens)


def before(match: re.Match[str]) -> str:
    """The end of what stands before a find: the last word or two, for rules that mind them."""
    return match.string[max(0, match.start() - _LOOK_BACK):match.start()]
