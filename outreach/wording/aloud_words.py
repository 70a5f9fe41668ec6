"""The words for figures, signs and abbreviations that are read aloud, by language."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType

from outreach.model.language import primary_language

_FOLDER = Path(__file__).with_name("aloud")
LANGUAGES = ("en", "es")
_PLAIN = ("hundreds", "fractions", "signs", "greek", "stage_prefixes", "per_units", "abbreviations", "lists")


@dataclass(frozen=True, slots=True, kw_only=True)
class AloudWords:
    """The words of one language."""

    digits: tuple[str, ...]
    #: from one on
    numbers: tuple[str, ...]
    months: tuple[str, ...]
    #: single words and forms: "dot", "range"
    forms: Mapping[str, str]
    hundreds: Mapping[str, str]
    fractions: Mapping[str, str]
    #: by sign: one, several, a hundredth, hundredths, the word between
    money: Mapping[str, tuple[str, ...]]
    signs: Mapping[str, str]
    #: the names of Greek letters, by the small letter
    greek: Mapping[str, str]
    stage_prefixes: Mapping[str, str]
    #: one and several
    units: Mapping[str, tuple[str, ...]]
    #: what may stand after "per", besides a unit
    per_units: Mapping[str, str]
    abbreviations: Mapping[str, str]
    #: words in capitals: "shouted", "words", "letters"
    capitals: Mapping[str, frozenset[str]]
    #: alternatives of a pattern: what stands before, between and after numerals
    lists: Mapping[str, str]


def known_language(language: str) -> str:
    """The language without its region, "es" for "es-US"; any language without words here counts as "en"."""
    short = primary_language(language)
    return short if short in LANGUAGES else "en"


def aloud_words(language: str) -> AloudWords:
    """The words of a BCP 47 language."""
    return _read(known_language(language))


@cache
def _read(language: str) -> AloudWords:
    table = tomllib.loads((_FOLDER / f"{language}.toml").read_text(encoding="utf-8"))
    forms = {name: value for name, value in table.items() if isinstance(value, str)}
    return AloudWords(
        digits=tuple(table["digits"]), numbers=tuple(table["numbers"]), months=tuple(table["months"]),
        forms=MappingProxyType(forms),
        capitals={name: frozenset(text.split()) for name, text in table["capitals"].items()},
        money=_rows(table["money"]), units=_rows(table["units"]),
        **{name: MappingProxyType(table[name]) for name in _PLAIN})


def _rows(table: dict[str, list[str]]) -> Mapping[str, tuple[str, ...]]:
    return MappingProxyType({name: tuple(words) for name, words in table.items()})
