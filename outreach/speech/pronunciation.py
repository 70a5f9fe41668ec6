"""The lexicon: how words are said that a voice would say wrong, and which words people must listen to.

The entries of this project stand in `lexicon/<language>.tsv`; those of an operator, with the names of the people who
listened, in `pronunciation.toml` beside the scripts.
"""

from __future__ import annotations

import csv
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from outreach.errors import ScriptFormatError
from outreach.speech.tokens import Kind, Token
from outreach.wording.aloud_words import known_language

#: the operator's own entries, in the folder of scripts
PRONUNCIATION = "pronunciation.toml"
#: its part for words that need no help: who listened, and which they are
HEARD = "heard"
_FOLDER = Path(__file__).with_name("lexicon")
_FIELDS = frozenset(("ipa", "respelling", "by"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """How a word is said."""

    word: str
    #: in the International Phonetic Alphabet; empty where every voice says it right
    ipa: str = ""
    #: as syllables that a voice without phonemes reads right
    respelling: str = ""
    #: where it comes from, or who listened
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """The entries of one language."""

    language: str = "en"
    entries: Mapping[str, Entry] = field(default_factory=dict)
    #: words that no voice is trusted with before a person has listened
    risky: frozenset[str] = frozenset()

    def find(self, word: str) -> Entry | None:
        """The entry of a word as it is written, else in small letters."""
        return self.entries.get(word) or self.entries.get(word.lower())

    def used_by(self, tokens: Iterable[Token]) -> tuple[tuple[str, str, str], ...]:
        """The entries that these tokens are said with: part of what identifies a recording."""
        found = (self.find(token.text) for token in tokens if token.kind is Kind.WORD)
        return tuple((entry.word, entry.ipa, entry.respelling) for entry in found if entry)


def read_lexicon(language: str, scripts: Path | None = None) -> Lexicon:
    """This project's entries for a language, and over them the operator's, from the folder of scripts.

    A word that somebody only heard said right keeps this project's sounds where it has any.

    Raises:
        ScriptFormatError: the operator's file cannot be read; says where and what to do.
    """
    short = known_language(language)
    own = _own(short)
    theirs = _operators(scripts / PRONUNCIATION, short) if scripts and (scripts / PRONUNCIATION).is_file() else {}
    return Lexicon(language=short, entries={**theirs, **own, **_with_sounds(theirs)}, risky=_risky(short))


@cache
def _own(language: str) -> Mapping[str, Entry]:
    with (_FOLDER / f"{language}.tsv").open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader((line for line in file if not line.startswith("#")), delimiter="\t")
        return {row["word"]: Entry(word=row["word"], ipa=row["ipa"], respelling=row["respelling"], source=row["source"])
                for row in rows}


@cache
def _risky(language: str) -> frozenset[str]:
    return frozenset((_FOLDER / f"{language}.risk.txt").read_text(encoding="utf-8").split())


def _operators(path: Path, language: str) -> dict[str, Entry]:
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8")).get(language, {})
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as problem:
        raise ScriptFormatError(path, 1, problem=f"this is no TOML file: {problem}",
                                remedy='Write lines such as: taxol = { by = "J. Okafor, RN" }') from problem
    if not isinstance(table, dict):
        raise ScriptFormatError(path, 1, problem=f"{language} is no part of this file",
                                remedy=f"Write [{language}] on a line of its own, and the words below it")
    heard = table.pop(HEARD, {}) if _lists_of_words(table.get(HEARD)) else {}
    marked = {word: Entry(word=word, source=name) for name, words in heard.items() for word in words}
    return marked | {word: _entry(word, value, path) for word, value in table.items()}


def _with_sounds(entries: Mapping[str, Entry]) -> dict[str, Entry]:
    return {word: entry for word, entry in entries.items() if entry.ipa or entry.respelling}


def _lists_of_words(value: object) -> bool:
    """True for a table of names, each with the words that this person heard said right."""
    return isinstance(value, dict) and all(
        name.strip() and isinstance(words, list) and all(isinstance(word, str) for word in words)
        for name, words in value.items())


def _entry(word: str, value: object, path: Path) -> Entry:
    """One line of the operator's file; a person stands behind each."""
    known = isinstance(value, dict) and set(value) <= _FIELDS and all(isinstance(part, str) for part in value.values())
    if not isinstance(value, dict) or not known or not value.get("by"):
        raise ScriptFormatError(path, 1, problem=f"{word}: this entry cannot be read",
                                remedy=f'Write {word} = {{ by = "who listened" }}; ipa and respelling where needed')
    return Entry(word=word, ipa=value.get("ipa", ""), respelling=value.get("respelling", ""), source=value["by"])
