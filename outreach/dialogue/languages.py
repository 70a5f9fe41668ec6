"""Which language a person writes in: asked for by a word, or told by a clear text of theirs.

Misspelt Spanish without accents is the normal case, so single words and their spelling are weighed, never
sentences. Who is in doubt keeps the language they had. All words stand in outreach/wording/heard/language.toml.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from outreach.dialogue.normalise import LONGEST, normalise
from outreach.dialogue.phrases import heard
from outreach.dialogue.spanish_sounds import SHORTEST, by_sound, sound_of

#: so many signs, and twice as many as of any other language, make a text clear
FEWEST_SIGNS = 2
#: longer texts hold something else than the wish for a language
MOST_ASKING_WORDS = 8
#: letters and marks that Spanish has and English lacks
_SPANISH_MARKS = re.compile("[\u00f1\u00bf\u00a1]|[\u00e1\u00ed\u00f3\u00fa]", re.IGNORECASE)
_LANGUAGES = ("en", "es")


def asked_for(text: str) -> str:
    """The language that a normalised text asks for, such as "en espanol por favor"; empty for any other text."""
    words = text.split()
    if not 0 < len(words) <= MOST_ASKING_WORDS:
        return ""
    bare = " ".join(word for word in words if word not in _listed("asked", "around"))
    return next((one for one in _LANGUAGES if {text, bare} & _listed("asked", one)), "")


def written_in(body: str) -> str:
    """The language of a clear text; empty for one word, digits, pictures, and whatever could be either."""
    text = normalise(body)
    if text in _listed("commands", "es"):
        return "es"
    signs = _signs(body, text)
    clear = len(text.split()) > 1 and max(signs) >= FEWEST_SIGNS and max(signs) >= 2 * min(signs)
    return _more(signs) if clear else ""


def steers_in(text: str) -> str:
    """The language of a normalised text that is one command alone, such as "temas"; empty for any other text."""
    return "es" if text in _listed("steering", "es") else ""


def leans_to(body: str) -> str:
    """The language that more of a text's words are of, be it one word: for danger, which has to be understood."""
    return _more(_signs(body, normalise(body)))


def _more(signs: tuple[int, int]) -> str:
    english, spanish = signs
    return "" if english == spanish else "en" if english > spanish else "es"


def _signs(body: str, text: str) -> tuple[int, int]:
    """How many different words of a text are English, and how many Spanish."""
    found = [_language_of(word) for word in set(text.split())]
    marked = bool(_SPANISH_MARKS.search(body[:LONGEST]))
    return found.count("en"), found.count("es") + marked


@cache
def _word_table() -> _Words:
    looks = heard("language")["looks"]
    patterns = dict(looks) if isinstance(looks, dict) else {}
    neither = dict.fromkeys(_listed("alike", "en"), "")
    return _Words(listed=neither | {word: one for one in _LANGUAGES for word in _listed("words", one)},
                  looks={one: re.compile(patterns[one]) for one in _LANGUAGES}, sounds=by_sound(_listed("words", "es")))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Words:
    listed: dict[str, str]
    looks: dict[str, re.Pattern[str]]
    #: the Spanish words by their sound, for who writes "kiero bivir"
    sounds: Mapping[str, str]


def _language_of(word: str) -> str:
    """The language of one word; empty where both have it, or neither."""
    words = _word_table()
    if word in words.listed:
        return words.listed[word]
    if len(word) < SHORTEST or not word.isalpha():
        return ""
    if sound_of(word) in words.sounds:
        return "es"
    looks = [one for one in _LANGUAGES if words.looks[one].search(word)]
    return looks[0] if len(looks) == 1 else ""


@cache
def _listed(section: str, name: str) -> frozenset[str]:
    lists = heard("language")[section]
    written = lists[name] if isinstance(lists, dict) else ""
    return frozenset(word.replace("_", " ") for word in written.split())
