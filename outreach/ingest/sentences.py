"""Sentences: where one ends and the next begins, without changing a single character."""

from __future__ import annotations

import re

#: a possible end: a mark, closing quotes or brackets, and a space before a likely start
_CANDIDATE = re.compile(
    r"""[.!?]+ ["')\]]* \s+ (?= ["'(¿¡\[]* (?: [A-Z0-9À-ÖØ-Þ] | [a-z]+[A-Z] | \.\.\. ) )""", re.VERBOSE,
)
#: never end a sentence: a name, number or example follows
_BEFORE_MORE = frozenset(
    "dr mr mrs ms st vs e.g i.e no ext fig approx jan feb mar apr aug sep sept oct nov dec "
    "sr sra dra ph.d r.n m.d".split()
)
#: may end a sentence: they do when a word follows that usually opens one
_MAY_END = frozenset("etc a.m p.m u.s i.v yrs mos".split())
#: as much of the next sentence shows how it opens, in characters
_LOOK_AHEAD = 40
_OPENERS = frozenset(
    "a an ask avoid but call calls do don't for he if in it its most never not or see she some talk "
    "take tell the there these they this those to we when you your ¿ el la los las no si su sus usted".split()
)


def split_sentences(text: str) -> tuple[str, ...]:
    """Cut a paragraph into sentences; joined by a space they give the paragraph again.

    Abbreviations ("Dr. Lee", "e.g.", "8 a.m."), initials, decimal numbers and questions
    inside quotation marks do not end a sentence.
    """
    quotes_pair = text.count('"') % 2 == 0
    sentences, start = [], 0
    for match in _CANDIDATE.finditer(text):
        left = text[start:match.end()]
        if (quotes_pair and _is_open_quote(left)) or not _ends_here(left, text[match.end():match.end() + _LOOK_AHEAD]):
            continue
        sentences.append(left.rstrip())
        start = match.end()
    rest = text[start:].strip()
    return (*sentences, rest) if rest else tuple(sentences)


def _ends_here(left: str, right: str) -> bool:
    core = left.rstrip().rstrip("\"')]")
    if not core.endswith(".") or core.endswith(".."):
        return True
    word = core.rstrip(".").rsplit(maxsplit=1)[-1].lstrip("\"'([") if core.strip("\"'([.") else ""
    if not word:
        return False
    if word.lower() in _MAY_END:
        return _opens(right)
    if len(word) == 1 and word.isalpha() and word.isupper():
        return _opens(right) and word != "I" and not _looks_like_name(left)
    return word.lower() not in _BEFORE_MORE


def _opens(right: str) -> bool:
    first = re.match(r"[\w'¿]+", right)
    return first is not None and first.group().lower() in _OPENERS


def _looks_like_name(left: str) -> bool:
    """An initial after a bare initial or at the start ("E. coli", "J. K. Lee")."""
    words = left.split()
    return len(words) == 1 or bool(re.fullmatch(r"[A-Z]\.", words[-2]))


def _is_open_quote(left: str) -> bool:
    return left.count('"') % 2 == 1
