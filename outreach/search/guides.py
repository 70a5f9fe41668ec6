"""Which documents a question may be about: those that it names."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from math import log

from outreach.catalog.finding import PassageFinder
from outreach.search.question import Asked
from outreach.search.words import listed, meanings, stem, table

#: documents that are weighed
MOST_DOCUMENTS = 6
#: a guide whose name holds so much less of the subject than the best one's is not weighed
NEAR = 0.35

#: a question of no special kind must say more of a name
LEAST = 0.3


@dataclass(frozen=True, slots=True, kw_only=True)
class Guide:
    """A document as a question sees it."""

    document: str
    name: frozenset[str]
    #: the words of the subject that its name does not hold
    rest: tuple[str, ...]
    #: shares of the subject that its name holds, and of its name that the question holds
    covered: float
    whole: float
    #: True where all words of its name are said that tell it from others: "palpitations" of "heart palpitations"
    is_whole: bool
    #: True where the words name it, not merely what many diseases share
    is_named: bool
    #: True for the guide that is being read
    is_open: bool
    #: words of `rest` that no document holds
    foreign: frozenset[str] = frozenset()


def weights_of(subject: Iterable[str], finder: PassageFinder) -> Mapping[str, float]:
    """How telling each word is: rare words of the index most, unknown words more than any."""
    return {word: 10 / log(12 + max(map(finder.count, meanings(word)), default=0)) for word in subject}


def guides_for(asked: Asked, finder: PassageFinder, document: str, weights: Mapping[str, float]) -> tuple[Guide, ...]:
    """The guides that a question names, the best first; with the one that is being read."""
    names = _names(asked, finder)
    names += tuple((document, name) for name in finder.names_of(document))
    foreign = frozenset(word for word in weights if not any(map(finder.count, meanings(word))))
    guides = [replace(guide, foreign=foreign & {*guide.rest}) for found, name in names
              for guide in (_guide(asked, name, found, document, weights),)]
    best: dict[str, Guide] = {}
    for guide in sorted(guides, key=lambda each: (each.covered + each.whole / 2, each.document), reverse=True):
        best.setdefault(guide.document, guide)
    most = max((guide.covered for guide in best.values()), default=0.0)
    kept = tuple(guide for guide in best.values() if guide.covered >= most - NEAR)[:MOST_DOCUMENTS]
    return (*kept, *(guide for guide in best.values() if guide.is_open and guide not in kept))


def _names(asked: Asked, finder: PassageFinder) -> tuple[tuple[str, frozenset[str]], ...]:
    words = dict.fromkeys((*asked.subject, *asked.words))
    return _named([word for word in words if word not in listed("generic")], finder) or _named(words, finder)


def _named(words: Iterable[str], finder: PassageFinder) -> tuple[tuple[str, frozenset[str]], ...]:
    wanted = {form for word in words for form in meanings(word)}
    return finder.names(wanted) if wanted else ()


def _guide(asked: Asked, name: frozenset[str], found: str, document: str, weights: Mapping[str, float]) -> Guide:
    said = {*asked.words, *asked.subject}
    said |= {stem(word) for kind in asked.kinds for word in table("kind_names").get(kind, "").split()}
    held = {word for word in said if meanings(word) & name}
    covered = sum(weights[word] for word in held & weights.keys()) / (sum(weights.values()) or 1)
    whole = sum(1 for word in name if meanings(word) & said) / len(name)
    telling = {word for word in name if not _is_common(word)} or name
    is_whole = all(meanings(word) & said for word in telling)
    is_named = _is_named(held & weights.keys(), weights, is_whole=is_whole) and (bool(asked.kinds) or whole > LEAST)
    return Guide(document=found, name=name, rest=tuple(word for word in weights if word not in held), covered=covered,
                 whole=whole, is_whole=is_whole, is_named=is_named, is_open=found == document)


def _is_named(held: set[str], weights: Mapping[str, float], *, is_whole: bool) -> bool:
    """True where the whole name is said, and some of what is asked about is in it; or where a telling word is."""
    return (is_whole and (bool(held) or not weights)) or _is_telling(held)


def _is_common(word: str) -> bool:
    return bool(meanings(word) & (listed("organs") | listed("generic")))


def _is_telling(held: set[str]) -> bool:
    """True for words that name a disease: not for "cancer" or "heart" alone, but for "lung cancer"."""
    organs = held & listed("organs")
    return bool(held - organs - listed("generic")) or (bool(organs) and len(held) > 1)
