"""The words of a line's documents: which of them name a topic, and which merely occur in one."""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from threading import Lock
from types import MappingProxyType

from outreach.catalog.lookup import Catalogue
from outreach.catalog.names import by_stem, by_word, knows_names, names_of_length
from outreach.catalog.words import begins_word, is_word, knows_words
from outreach.dialogue.normalise import normalise
from outreach.search.edits import edits_between
from outreach.wording import commands

#: endings that a keyword and its forms differ in: "stage", "stages", "staged" and "staging" are one. Builds hold stems:
#: whoever changes this, or `normalise`, gives them another format
_ENDING = re.compile(r"(?:ments?|ings?|ies|ied|ed|es|s|e|y)$")
_SHORTEST_STEM = 3
#: one slip up to six letters, two from seven; measured: of 39,215 random slips none reached a wrong keyword
SHORTEST_TYPO, TWO_SLIPS = 4, 7
#: a shortened word such as "chemo" has at least so many letters
SHORTEST_START = 5
#: and stands for words of at least so many
LONG_WORD = 2 * SHORTEST_START
#: what `normalise` would leave as it is, which is slow among thousands
_PLAIN = re.compile(r"[a-z0-9]+").fullmatch


#: the current build, the one before and one to spare
KEPT = 3
_ONE_READS = Lock()


@dataclass(frozen=True, slots=True, kw_only=True)
class Vocabulary:
    """What one language's documents are made of."""

    #: each keyword and alias as a text has it, and the keywords that it names
    topics: Mapping[str, frozenset[str]]
    #: the stem of each keyword and alias, and the keywords that it names
    stems: Mapping[str, frozenset[str]]
    #: every word that occurs in the documents, and every beginning of one that may stand for it
    words: Container[str]
    #: the keywords and aliases that have so many letters
    of_length: Callable[[int], Iterable[str]]

    def named(self, word: str) -> frozenset[str]:
        """The keywords that a word names: exactly, or as another form of it."""
        joined = word.replace(" ", "")
        return self.topics.get(word) or (joined != word and self.topics.get(joined)) or self._form(joined)

    def misspelt(self, word: str) -> frozenset[str]:
        """The keywords to which a misspelt word is nearest; several where it is as near to each.

        A word of the documents or a form of a command is no misspelling.
        """
        if len(word) < SHORTEST_TYPO or word in self.words or _stem(word) in _COMMAND_STEMS:
            return frozenset()
        allowed, letters = 1 + (len(word) >= TWO_SLIPS), frozenset(word)
        near = {name: edits_between(word, name, allowed)
                for length in range(max(len(word) - allowed, SHORTEST_TYPO), len(word) + allowed + 1)
                for name in self.of_length(length)
                # a slip brings in one letter at most and takes one away: most names are ruled out without counting
                if len(letters.symmetric_difference(name)) <= 2 * allowed}
        least = min(near.values(), default=allowed + 1)
        nearest = (self.topics[name] for name, edits in near.items() if edits == least <= allowed)
        return frozenset().union(*nearest)

    def has(self, word: str) -> bool:
        """True for a word of the documents that says what a text is about."""
        return len(word) >= SHORTEST_TYPO and word in self.words and word not in _SAY_LITTLE

    def _form(self, word: str) -> frozenset[str]:
        stem = _stem(word)
        again = stem.removeprefix("re")
        return self.stems.get(stem) or (again != stem and self.stems.get(again)) or frozenset()


def make_vocabulary(topics: Iterable[tuple[str, str]], texts: Iterable[str]) -> Vocabulary:
    """From pairs of a keyword or alias and its keyword, and all that the documents say."""
    words = words_in(texts)
    starts = {word[:length] for word in words for length in range(SHORTEST_START, len(word))
              if len(word) >= LONG_WORD}
    return _of_names(topics, words | starts)


def words_in(texts: Iterable[str]) -> frozenset[str]:
    """Every word of some texts, as a text message is compared."""
    return frozenset(word for text in texts for word in re.findall(r"[a-z]+", normalise_long(text)))


def vocabulary_of(catalogue: Catalogue, language: str) -> Vocabulary:
    """A build's vocabulary; a build never changes, so each process reads its keywords once, and its texts never.

    One thread reads them while the others wait: four at once would hold four times the memory, for good.
    """
    with _ONE_READS:
        return _read_vocabulary(catalogue, language)


@lru_cache(maxsize=KEPT)
def _read_vocabulary(catalogue: Catalogue, language: str) -> Vocabulary:
    """Of a build, which knows its words and names; what one of an earlier version does not know is gathered from it."""
    if not knows_words(catalogue, language):
        return make_vocabulary(catalogue.keywords(language), catalogue.texts(language))
    words = BuiltWords(catalogue=catalogue, language=language)
    if not knows_names(catalogue, language):
        return _of_names(catalogue.keywords(language), words)
    return Vocabulary(topics=by_word(catalogue, language), stems=by_stem(catalogue, language), words=words,
                      of_length=names_of_length(catalogue, language))


@dataclass(frozen=True, slots=True, kw_only=True)
class BuiltWords:
    """The words of a build, and the beginnings that may stand for them, without holding one."""

    catalogue: Catalogue
    language: str

    def __contains__(self, word: object) -> bool:
        """True for a word of the documents, or a long word's beginning."""
        sought = str(word)
        return is_word(self.catalogue, self.language, sought) or (len(sought) >= SHORTEST_START and begins_word(
            self.catalogue, self.language, sought, shortest=LONG_WORD))


def names_in(topics: Iterable[tuple[str, str]]) -> frozenset[tuple[str, str, str]]:
    """From pairs of a keyword or alias and its keyword: each as a text has it, its stem, and its keyword."""
    plain = ((word if _PLAIN(word) else normalise(word), keyword) for word, keyword in topics)
    return frozenset((word, _stem(word), keyword) for word, keyword in plain)


def _of_names(topics: Iterable[tuple[str, str]], words: Container[str]) -> Vocabulary:
    plain, stems, lengths = dict[str, set[str]](), dict[str, set[str]](), dict[int, set[str]]()
    for word, stem, keyword in names_in(topics):
        plain.setdefault(word, set()).add(keyword)
        stems.setdefault(stem, set()).add(keyword)
        lengths.setdefault(len(word), set()).add(word)
    return Vocabulary(topics=_frozen(plain), stems=_frozen(stems), words=words,
                      of_length=lambda length: lengths.get(length, ()))


def _frozen(keywords: dict[str, set[str]]) -> Mapping[str, frozenset[str]]:
    return MappingProxyType({word: frozenset(named) for word, named in keywords.items()})


def normalise_long(text: str) -> str:
    """A document's text in the form of a message, piece by piece."""
    return " ".join(normalise(line) for line in text.split("\n"))


def _stem(word: str) -> str:
    """What the forms of a word have in common; short words stay."""
    stem = _ENDING.sub("", word)
    return stem if len(stem) >= _SHORTEST_STEM else word


NO_WORDS = _of_names((), frozenset())
_COMMAND_STEMS = frozenset(_stem(word) for words in (commands.STOP_WORDS, commands.START_WORDS, commands.HELP_WORDS)
                           for word in words)
#: words that occur in every text and tell nothing of its subject
_SAY_LITTLE = frozenset(
    "about after again against also always another around back because been before being best better between both "
    "call came cannot come could days does doing done down during each even ever every feel find first found from "
    "gave getting give given goes going good gone have having help here himself into just keep kind know last later "
    "less life like little live long look made make many maybe might mind more most much must myself need never next "
    "nothing often once only other over part place please really right same seem sent should shown since some "
    "something soon still such sure take tell text than that their them then there these they thing things think "
    "this those thought through time today told took turn under until upon used very want ways well went were what "
    "when where which while will with within without work would year years your yours morning hello point balance "
    "name number people person phone reply start stop send show message read number write date week month hour "
    "para como esta este pero todo toda muy mas cuando donde desde hasta entre sobre".split(),
)
