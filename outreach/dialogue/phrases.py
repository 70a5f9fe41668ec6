"""Phrases that people may say, written as patterns of words in files that a reviewer can read and sign.

A pattern is words with spaces between them: `a|b` is either word, `<name>` a word of that list, `word?`
may be missing, `..` stands for up to two words and `...` for up to four, `!a|b` says that none of these
comes next, `^` and `$` are the two ends of the text, `_` is a space inside a word. A pattern that
begins with `~` does not count when the text denies it ("no", "without", "is gone").
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from outreach.errors import WordingError

_GAPS = MappingProxyType({"..": r"(?:\S+ ){0,2}", "...": r"(?:\S+ ){0,4}", "^": "^ ", "$": "$"})
Lists = Mapping[str, frozenset[str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """One pattern, and the words of which a text must hold one before the pattern is tried."""

    written: str
    pattern: re.Pattern[str]
    anchors: frozenset[str]
    #: True when "no …", "without …" and "… is gone" take its meaning away
    deniable: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrases:
    """Many phrases, found by a word of theirs."""

    by_word: Mapping[str, tuple[Phrase, ...]]

    def found_in(self, text: str) -> Iterator[tuple[Phrase, re.Match[str]]]:
        """Each place of a normalised text where a phrase stands, with a space at either end of the text."""
        padded = f" {text} "
        near = {phrase.written: phrase for word in text.split() for phrase in self.by_word.get(word, ())}
        for phrase in near.values():
            yield from ((phrase, match) for match in phrase.pattern.finditer(padded))

    def stand_in(self, text: str) -> bool:
        """True when any phrase stands in a normalised text."""
        return next(self.found_in(text), None) is not None

    @property
    def words(self) -> frozenset[str]:
        """Every word by which a phrase is found."""
        return frozenset(self.by_word)


@cache
def heard(name: str) -> Mapping[str, object]:
    """One file of what people may say; its patterns and lists by name."""
    text = files("outreach.wording.heard").joinpath(f"{name}.toml").read_text(encoding="utf-8")
    return MappingProxyType(tomllib.loads(text))


@cache
def word_lists(name: str) -> Lists:
    """The word lists of a file; a list may name lists above it as <name>."""
    lists: dict[str, frozenset[str]] = {}
    written = heard(name).get("words", {})
    for title, words in (written.items() if isinstance(written, dict) else ()):
        lists[title] = frozenset(_members(str(words), lists))
    return MappingProxyType(lists)


def pattern_words(name: str, sections: Iterable[str], language: str) -> frozenset[str]:
    """Every word that the patterns of some sections are written with in one language, without those of named lists."""
    written = (part.get(language, "") for section in sections if isinstance(part := heard(name).get(section), dict))
    return frozenset(word for text in written for word in re.findall(r"[a-z]+", re.sub(r"<\w+>", " ", text)))


@cache
def phrases(name: str, section: str) -> Phrases:
    """The phrases of one section of a file, of all its languages.

    Raises:
        WordingError: a pattern names a list that is not there, or consists of nothing but what may be missing.
    """
    found = heard(name).get(section)
    if not isinstance(found, dict):
        raise WordingError(f"heard/{name}.toml has no part {section!r}. Write it as [{section}] with a list a language")
    by_word: dict[str, tuple[Phrase, ...]] = {}
    for line in (line for language in found.values() for line in language.strip().splitlines()):
        phrase = read_phrase(line, word_lists(name))
        for word in phrase.anchors:
            by_word[word] = (*by_word.get(word, ()), phrase)
    return Phrases(by_word=MappingProxyType(by_word))


def read_phrase(written: str, lists: Lists) -> Phrase:
    """One pattern as written. Raises as `phrases` does."""
    items = written.strip().removeprefix("~").split()
    needed = [words for item in items if (words := _needed(item, lists))]
    if not needed:
        raise WordingError(f"the pattern {written!r} has no word that must stand there. Give it one")
    anchors = max(needed, key=lambda words: min(map(len, words)))
    return Phrase(written=written, pattern=re.compile("(?<= )" * (items[0] != "^") + "".join(
        _expression(item, lists) for item in items)), anchors=frozenset(word.split()[0] for word in anchors),
        deniable=written.strip().startswith("~"))


def _needed(item: str, lists: Lists) -> frozenset[str]:
    """The words of an item that has to stand there; none for one that may be missing, a gap or an end."""
    return frozenset() if item in _GAPS or item.endswith("?") or item.startswith("!") else _words(item, lists)


def _expression(item: str, lists: Lists) -> str:
    if item in _GAPS:
        return _GAPS[item]
    words = sorted(_words(item.removeprefix("!").removesuffix("?"), lists), key=len, reverse=True)
    either = f"(?:{'|'.join(map(re.escape, words))}) "
    if item.startswith("!"):
        return f"(?!{either})"
    return f"(?:{either})?" if item.endswith("?") else either


def _words(item: str, lists: Lists) -> frozenset[str]:
    return frozenset(_members(item.replace("|", " "), lists))


def _members(written: str, lists: Lists) -> Iterator[str]:
    for word in written.split():
        if not word.startswith("<"):
            yield word.replace("_", " ")
        elif (name := word.strip("<>")) in lists:
            yield from lists[name]
        else:
            raise WordingError(f"{word} is no list of words. Write it under [words], above where it is used")
