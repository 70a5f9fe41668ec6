"""A question as the search reads it: what kind it is, what it is about, whether it asks advice about a person."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from functools import cache, lru_cache
from itertools import pairwise

from outreach.search.kinds import take_kinds
from outreach.search.spelling import Words, mended
from outreach.search.words import MOST_LETTERS, everyday, fillers, meanings, plain, stem, stems, table

#: words of a question that headings have, too
_ASKING = frozenset(("where", "who", "why", "when"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """One question."""

    #: "symptoms", "treatment" …; none for "what is it"
    kinds: tuple[str, ...]
    #: the stems of the words that are left: the disease, the test, the word to explain
    subject: tuple[str, ...]
    #: the stems of all words but fillers, those that show the kind too
    words: tuple[str, ...]
    #: the question as it was read: plain letters, slips put right; never kept
    read: str = ""
    #: the stems of all words in their order
    order: tuple[str, ...] = ()
    #: by kind: the stems of the words that showed it
    shown: Mapping[str, frozenset[str]] = field(default_factory=dict, hash=False)
    #: True for advice about the person, which is never given
    is_personal: bool

    def beside(self, word: str, name: Collection[str], *, fillers_between: bool) -> bool:
        """True where a word stands next to a word of a name, as "fracture" does in "stress fracture".

        With `fillers_between` small words between the two do not part them.
        """
        row = [each for each in self.order if each in self.words] if fillers_between else self.order
        pairs = [*pairwise(row), *((right, left) for left, right in pairwise(row))]
        return any(one == word and meanings(other) & set(name) for one, other in pairs)


def read_question(text: str, words: Words) -> Asked:
    """Understand a question; its misspelt words are read as words of the index."""
    written = plain(text[:MOST_LETTERS])
    whole = mended(written, words)
    shown, rest = take_kinds(whole)
    spelt = whole.split()
    told: tuple[str, ...] = tuple(stem(word) for word in spelt if word in _ASKING or word not in fillers())
    return Asked(kinds=tuple(shown), subject=_subject(rest), words=told, read=whole,
                 order=tuple(map(stem, spelt)), shown=shown,
                 is_personal=is_personal(written) or is_personal(whole))


def _subject(rest: str) -> tuple[str, ...]:
    """What a question is about, without words of daily life."""
    words = (word for word in rest.split() if word not in fillers() and word not in everyday())
    return tuple(dict.fromkeys(map(stem, words)))


def subject_of(text: str) -> tuple[str, ...]:
    """The stems of a title without fillers and the words that show its kind, each once."""
    _, rest = take_kinds(plain(text))
    return tuple(dict.fromkeys(stem(word) for word in rest.split() if word not in fillers()))


@lru_cache(maxsize=8192)
def name_of(title: str) -> tuple[str, ...]:
    """The stems of what a title names; of all its words where it names only a part of some subject."""
    rest = _parts().sub(" ", plain(title)).split()
    return tuple(dict.fromkeys(stem(word) for word in rest if word not in fillers() or len(rest) == 1)) or \
        tuple(dict.fromkeys(stems(title)))


@cache
def _parts() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{table('title')['parts']})\b")


def is_personal(text: str) -> bool:
    """True for a plain text that asks advice about a person: what to do, their dose, their results, their fate."""
    return any(pattern.search(text) for pattern in _personal())


@cache
def _personal() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(line) for line in table("person")["asks"].strip().splitlines())
