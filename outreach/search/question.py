"""A question as the search reads it: what kind it is, what it is about, whether it asks advice about a person."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from outreach.search.kinds import take_kinds
from outreach.search.spelling import Words, mended
from outreach.search.words import MOST_LETTERS, fillers, plain, stem, stems, table

#: words of a question that headings have, too
_ASKING = frozenset(("where", "who", "why", "when"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """One question."""

    #: "symptoms", "treatment" …; none for "what is it"
    kinds: tuple[str, ...]
    #: the stems of the words that are left: the disease, the test, the word to explain
    subject: tuple[str, ...]
    #: the stems of all words but fillers
    words: tuple[str, ...]
    #: True for advice about the person, which is never given
    is_personal: bool


def read_question(text: str, words: Words) -> Asked:
    """Understand a question; its misspelt words are read as words of the index."""
    written = plain(text[:MOST_LETTERS])
    whole = mended(written, words)
    kinds, _ = take_kinds(whole)
    told: tuple[str, ...] = tuple(stem(word) for word in whole.split() if word in _ASKING or word not in fillers())
    return Asked(kinds=kinds, subject=subject_of(whole), words=told,
                 is_personal=is_personal(written) or is_personal(whole))


def subject_of(text: str) -> tuple[str, ...]:
    """The stems of a text without fillers and the words that show its kind, each once."""
    _, rest = take_kinds(plain(text))
    return tuple(dict.fromkeys(stem(word) for word in rest.split() if word not in fillers()))


def name_of(title: str) -> tuple[str, ...]:
    """The stems of what a title names; of all its words where it names only a kind of thing."""
    return subject_of(title) or tuple(dict.fromkeys(stems(title)))


def is_personal(text: str) -> bool:
    """True for a plain text that asks advice about a person: what to do, their dose, their results, their fate."""
    return any(pattern.search(text) for pattern in _personal())


@cache
def _personal() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(line) for line in table("person")["asks"].strip().splitlines())
