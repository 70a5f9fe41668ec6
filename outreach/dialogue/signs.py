"""Signs of danger by what they are made of: a part of the body and what goes wrong with it, a means and a wish.

People in need write as they speak, so no list of sentences is long enough. A sign is two or three things that stand
near each other in whatever order; what things there are, and which of them make a sign, stands in
outreach/wording/heard/signs.toml, which a clinician has to sign.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import combinations, product
from types import MappingProxyType

from outreach.dialogue.phrases import heard
from outreach.errors import WordingError

#: things of one sign stand within so many words of each other, where its line names no other number
NEAR = 7
#: a measured number stands so close behind what was measured
NEXT_WORDS = 4
_LANGUAGES = ("en", "es")
#: where a thing stands: its first word, and the word behind its last
Place = tuple[int, int]
Places = Mapping[str, tuple[Place, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sign:
    """Things that together are danger, and what must not be in the text then."""

    things: tuple[str, ...]
    blocked_by: tuple[str, ...]
    within: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A measurement whose number is danger between two bounds."""

    names: tuple[tuple[str, ...], ...]
    bounds: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Spoken:
    """A normalised text, and where each thing stands in it."""

    words: tuple[str, ...]
    places: Places


def spoken(text: str) -> Spoken:
    """Look a normalised text through once, for all levels."""
    words = tuple(text.split())
    found: dict[str, list[Place]] = {}
    for start, word in enumerate(words):
        for form, things in _things().get(word, ()):
            if words[start:start + len(form)] == form:
                for thing in things:
                    found.setdefault(thing, []).append((start, start + len(form)))
    return Spoken(words, {thing: tuple(places) for thing, places in found.items()})


def signs_in(text: Spoken, level: str) -> Iterator[Place]:
    """Where signs of a level stand, in words: the first, and the one behind the last."""
    by_thing = _signs_by_thing(level)
    for sign in (sign for thing in text.places for sign in by_thing.get(thing, ())):
        if text.places.keys() >= set(sign.things) and text.places.keys().isdisjoint(sign.blocked_by):
            yield from _together(sign, text.places)
    if any(map(str.isdecimal, text.words)):
        yield from (place for reading in readings(level) for place in _measured(reading, text.words))


def _together(sign: Sign, places: Places) -> Iterator[Place]:
    """For each place of the first thing, the first way in which the others stand near it, no word used twice."""
    first, *others = sign.things
    for anchor in places[first]:
        near = [[place for place in places[other] if _width((anchor, place)) <= sign.within] for other in others]
        ways = ((anchor, *way) for way in product(*near))
        if chosen := next((way for way in ways if _width(way) <= sign.within and _are_apart(way)), None):
            yield min(start for start, _ in chosen), max(end for _, end in chosen)


def _are_apart(way: tuple[Place, ...]) -> bool:
    return not any(one[0] < other[1] and other[0] < one[1] for one, other in combinations(way, 2))


def _width(chosen: tuple[Place, ...]) -> int:
    return max(end for _, end in chosen) - min(start for start, _ in chosen)


def _measured(reading: Reading, words: tuple[str, ...]) -> Iterator[Place]:
    for start in range(len(words)):
        for name in reading.names:
            end = start + len(name)
            if words[start:end] == name and (place := _number_behind(reading, words, end)):
                yield start, place


def _number_behind(reading: Reading, words: tuple[str, ...], end: int) -> int:
    """The place behind a dangerous number close behind a name; 0 for none, a harmless one, or one of another unit."""
    near = range(end, min(end + NEXT_WORDS, len(words)))
    place = next((place for place in near if words[place].isdecimal()), -1)
    if place < 0 or (words[place + 1:place + 2] and words[place + 1] in _other_units()):
        return 0
    return place + 1 if any(low <= int(words[place]) <= high for low, high in reading.bounds) else 0


@cache
def signs(level: str) -> tuple[Sign, ...]:
    """The signs of a level. Raises WordingError for a line that names what is not listed."""
    return tuple(read_sign(line, known_things()) for line in _part(level)["lines"].strip().splitlines())


@cache
def _signs_by_thing(level: str) -> Mapping[str, tuple[Sign, ...]]:
    """The signs of a level under the first thing that each needs: a text holds few things, and there are many signs."""
    found: dict[str, tuple[Sign, ...]] = {}
    for sign in signs(level):
        found[sign.things[0]] = (*found.get(sign.things[0], ()), sign)
    return MappingProxyType(found)


def read_sign(line: str, known: frozenset[str]) -> Sign:
    """One line as written.

    Raises:
        WordingError: it names a thing that no language lists, or no thing at all.
    """
    items = line.split()
    names = [item for item in items if not item.isdecimal()]
    if unknown := {name.removeprefix("!") for name in names} - known:
        raise WordingError(f"heard/signs.toml: {line!r} names {', '.join(sorted(unknown))}, which no list has. "
                           "Add the list under [en] or [es], or correct the name")
    things = tuple(name for name in names if not name.startswith("!"))
    if not things:
        raise WordingError(f"heard/signs.toml: {line!r} names nothing that must stand there. Name a list")
    within = next((int(item) for item in items if item.isdecimal()), NEAR)
    return Sign(things=things, blocked_by=tuple(name[1:] for name in names if name.startswith("!")), within=within)


@cache
def readings(level: str) -> tuple[Reading, ...]:
    """The measurements of a level."""
    return tuple(map(_reading, _part("readings").get(level, "").strip().splitlines()))


def _reading(line: str) -> Reading:
    names, _, bounds = line.partition(":")
    pairs = (bound.split("-") for bound in bounds.split())
    return Reading(names=tuple(tuple(name.split("_")) for name in names.split()),
                   bounds=tuple((int(low), int(high)) for low, high in pairs))


@cache
def _other_units() -> frozenset[str]:
    return frozenset(_part("readings")["elsewhere"].split())


@cache
def known_things() -> frozenset[str]:
    """The names of all lists, of any language."""
    return frozenset(name for language in _LANGUAGES for name in _part(language))


@cache
def _things() -> Mapping[str, tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]]:
    """Each form of a thing under its first word: its words, and the things that it may be."""
    meant: dict[tuple[str, ...], list[str]] = {}
    for language in _LANGUAGES:
        for thing, written in _part(language).items():
            for form in written.split():
                meant.setdefault(tuple(form.split("_")), []).append(thing)
    by_word: dict[str, tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]] = {}
    for words, things in meant.items():
        by_word[words[0]] = (*by_word.get(words[0], ()), (words, tuple(things)))
    return MappingProxyType(by_word)


@cache
def sign_words(language: str) -> frozenset[str]:
    """Every word of the signs in one language."""
    return frozenset(word for written in _part(language).values() for word in written.replace("_", " ").split())


def _part(name: str) -> dict[str, str]:
    part = heard("signs").get(name, {})
    return dict(part) if isinstance(part, dict) else {}
