"""Guides by a word of their title, for people who text: RECURRENT, BLADDER."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType

from outreach.catalog.lookup import Catalogue
from outreach.catalog.names import guide_names
from outreach.dialogue.normalise import normalise
from outreach.dialogue.shelf import KEPT, Serving, Shelf
from outreach.model.conversation import Question
from outreach.wording.commands import why_unusable

#: shorter words of a title tell little
SHORTEST = 4
#: what a guide is called whose title has no word of its own; its number comes behind
_NAMELESS = "GUIDE"


def guide_words(shelf: Shelf) -> Mapping[str, str]:
    """The word that stands for each guide which has something to read, in their order; none for a single guide."""
    is_all_served = not shelf.holds.held and shelf.overdue != "hold"
    words = _words(shelf.catalogue, shelf.language) if is_all_served else _served_words(shelf.serving)
    return words if len(words) > 1 else {}


@lru_cache(maxsize=KEPT)
def _served_words(serving: Serving) -> Mapping[str, str]:
    """Those of guides that have something to read."""
    shelf, untouched = serving.shelf, _untouched(serving.shelf)
    return MappingProxyType({word: document for word, document in _words(shelf.catalogue, shelf.language).items()
                             if untouched(document) or shelf.topics(document)})


@dataclass(frozen=True, slots=True)
class GuideNames:
    """The words of guides, in lower case; gathered only where one is looked for, for there may be thousands."""

    shelf: Shelf

    def __contains__(self, word: object) -> bool:
        """True for a word that stands for a guide."""
        return str(word).upper() in guide_words(self.shelf)


def _untouched(shelf: Shelf) -> Callable[[str], bool]:
    """Tells of which documents no script can be held: with a few held scripts nobody has to ask for all documents."""
    if shelf.overdue == "hold" or shelf.holds.is_everything:
        return lambda _document: False
    touched = {script.partition("/")[0] for script in shelf.holds.held}
    return lambda document: document not in touched


def chosen_guide(shelf: Shelf, question: Question | None, text: str, listed: str) -> str:
    """The document that a guide's word chooses, or a number where the guides were the last list; else empty."""
    words = guide_words(shelf)
    if text.isdecimal() and question and question.word == listed:
        return dict(enumerate(words.values(), start=1)).get(int(text), "")
    return words.get(text.replace(" ", "").upper(), "")


@lru_cache(maxsize=KEPT)
def _words(catalogue: Catalogue, language: str) -> Mapping[str, str]:
    """A word for each document, as the build has it; one of an earlier version has none written down."""
    return MappingProxyType(dict(guide_names(catalogue, language)) or words_of_guides(catalogue, language))


def words_of_guides(catalogue: Catalogue, language: str) -> dict[str, str]:
    """A word for each document: the first of its title that no other title and no topic has."""
    titles = {document: normalise(topics[0].source.title).upper().split()
              for document in catalogue.documents(language) if (topics := catalogue.topics(document, language))}
    common = Counter(word for words in titles.values() for word in set(words))
    taken = {word.upper() for pair in catalogue.keywords(language) for word in pair}
    named = {}
    for number, (document, words) in enumerate(titles.items(), start=1):
        own = (word for word in words if common[word] == 1 and word not in taken and _serves(word))
        named[next(own, f"{_NAMELESS}{number}")] = document
    return named


def _serves(word: str) -> bool:
    return len(word) >= SHORTEST and not why_unusable(word)
