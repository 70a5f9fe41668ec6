"""Other names of well-known diseases: everyday, doctors', Latin and short ones. A guide with one has them all."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from outreach.search.question import name_of
from outreach.search.words import listed, plain

Name = tuple[str, ...]


def other_names(names: Iterable[Name]) -> Iterator[Name]:
    """The stems of each other name of what one of the names means."""
    for name in names:
        for other in _same_as(name):
            yield name_of(other)


def spellings(names: Iterable[Name]) -> Iterator[str]:
    """The words of those other names as they are written, so that none is taken for a slip."""
    for name in names:
        for other in _same_as(name):
            yield from plain(other).split()


def _same_as(name: Name) -> tuple[str, ...]:
    """The names of a group, also where a title adds whom it is for: "Kidney Stones in Adults"."""
    found = _groups().get(frozenset(name)) or _groups().get(frozenset(name) - listed("grown"))
    return found or ()


@cache
def _groups() -> Mapping[frozenset[str], tuple[str, ...]]:
    """By the stems of a name: all names of its group."""
    raw = tomllib.loads(files("outreach.search").joinpath("known_names.toml").read_text(encoding="utf-8"))
    groups: dict[frozenset[str], tuple[str, ...]] = {}
    for line in raw["names"].strip().splitlines():
        every = tuple(name.strip() for name in line.split(","))
        groups |= {frozenset(name_of(name)): every for name in every}
    return MappingProxyType(groups)
