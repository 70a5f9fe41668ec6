"""The disease that a question names and no guide is about, so that a refusal can say which one we have nothing on."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from outreach.catalog.finding import PassageFinder
from outreach.search.words import meanings, plain, stems

#: how a cancer is asked for, and how it is said back
_CANCER = {"en": (r"(?:{part} (?:cancers?|tumou?rs?|carcinoma)|cancers? (?:of|in) (?:the |my )?{part})",
                  "{part} cancer"),
           "es": (r"(?:cancer|tumor(?:es)?) (?:de|del|en) (?:la |el |los |las )?{part}", "cancer de {part}")}


def uncovered_disease(text: str, finder: PassageFinder) -> str:
    """The name of the disease that a question is about, as it is said back; empty where a guide is about it."""
    said = plain(text)
    return next((name for pattern, name in _patterns(finder.language).items()
                 if pattern.search(said) and not _has_guide(name, finder)), "")


def _has_guide(name: str, finder: PassageFinder) -> bool:
    """True where some guide's name holds all words of a disease's name."""
    wanted = stems(name)
    forms = {form for word in wanted for form in meanings(word)}
    return any(all(meanings(word) & held for word in wanted) for _, held in finder.names(forms))


@cache
def _patterns(language: str) -> Mapping[re.Pattern[str], str]:
    """By pattern: the name that is said back. Cancers of a part come first: "lung cancer" before "lung"."""
    return MappingProxyType({re.compile(rf"\b{pattern}\b"): name for pattern, name in _rows(language)})


def _rows(language: str) -> Iterator[tuple[str, str]]:
    asked, told = _CANCER.get(language, ("", ""))
    for name, forms in _table(f"parts_{language}"):
        yield asked.replace("{part}", f"(?:{forms})"), told.format(part=name)
    for name, forms in _table(language):
        yield f"(?:{forms})", name


def _table(part: str) -> Iterator[tuple[str, str]]:
    """Each name with the pattern of it and its other words."""
    raw = tomllib.loads(files("outreach.search").joinpath("diseases.toml").read_text(encoding="utf-8"))
    for line in raw.get(part, {"names": ""})["names"].strip().splitlines():
        name, _, others = line.partition(":")
        yield name, "|".join(plain(each) for each in (name, *filter(None, others.split(","))))
