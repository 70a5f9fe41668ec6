"""Words around a list that is read aloud: how many items there are, and which one this is."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from outreach.model.language import primary_language
from outreach.wording.fill import fill

_FILE = Path(__file__).with_name("lists.toml")


@dataclass(frozen=True, slots=True, kw_only=True)
class ListWords:
    """The words of one language."""

    count: str
    numbered: str
    #: from two on
    numbers: tuple[str, ...]
    #: from the first on
    ordinals: tuple[str, ...]

    def count_of(self, items: int) -> str:
        """How many items follow, as "A list of three" says it."""
        word = self.number(items) or str(items)
        return fill(self.count, count=word)

    def number(self, items: int) -> str:
        """A small number as a word; empty where the file names none."""
        return self.numbers[items - 2] if 2 <= items < len(self.numbers) + 2 else ""

    def ordinal(self, item: int) -> str:
        """What is said before an item, counted from 0: "First", or "Number 11" where there is no such word."""
        return self.ordinals[item] if item < len(self.ordinals) else fill(self.numbered, count=item + 1)


@cache
def list_words(language: str) -> ListWords:
    """The words of a language, by its two letters; English for one that has none."""
    languages = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    words = languages.get(primary_language(language), languages["en"])
    return ListWords(count=words["count"], numbered=words["numbered"], numbers=tuple(words["numbers"]),
                     ordinals=tuple(words["ordinals"]))


def without_label(text: str, language: str) -> str:
    """A text without the labels that it begins with: "A list of three. First: Local …" is "Local …"."""
    label = _labels(list_words(language)).match(text)
    return text[label.end():] if label else text


@cache
def _labels(words: ListWords) -> re.Pattern[str]:
    """One label or more at the beginning of a text, whatever numbers they hold."""
    number = "|".join((r"\d+", *map(re.escape, words.numbers)))
    counted = (re.escape(form).replace(re.escape("{count}"), f"(?:{number})") for form in (words.count, words.numbered))
    return re.compile(rf"(?:(?:{'|'.join((*counted, *map(re.escape, words.ordinals)))})(?:\s+|$))+")
