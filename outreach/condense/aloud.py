"""Lists as they are read aloud: their count first, and each item with its number.

An eye sees how long a list is and where an item ends; an ear is told.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from statistics import median

from outreach.condense.lines import Line
from outreach.wording.lists import ListWords, list_words

#: items of fewer words are heard as a row of names; a number before each would only delay them
WORTH_A_NUMBER = 5


def spoken_lines(lines: tuple[Line, ...], told: frozenset[int], language: str) -> tuple[Line, ...]:
    """The lines of a section, those of told lists with what a listener needs to follow them."""
    labels: dict[int, str] = {}
    for block in dict.fromkeys(lines[number].block for number in sorted(told) if lines[number].opens_item):
        items = [lines[number] for number in sorted(told) if lines[number].block == block and lines[number].opens_item]
        labels |= _labels(lines, items, list_words(language))
    return tuple(_labelled(line, labels) for line in lines)


def _labels(lines: tuple[Line, ...], items: list[Line], words: ListWords) -> Mapping[int, str]:
    """What is said before the lead-in and before the items of one list."""
    if len(items) < 2:
        return {}
    before = items[0].number - 1
    opener = lines[before] if before >= 0 and lines[before].lead_in else items[0]
    labels = dict(_numbered(items, words))
    if not _says_how_many(opener, words.number(len(items)), len(items)):
        labels[opener.number] = " ".join(filter(None, (words.count_of(len(items)), labels.get(opener.number))))
    return labels


def _numbered(items: list[Line], words: ListWords) -> Iterator[tuple[int, str]]:
    if median(len(line.sentence.text.split()) for line in items) >= WORTH_A_NUMBER:
        yield from ((line.number, words.ordinal(place)) for place, line in enumerate(items))


def _says_how_many(opener: Line, word: str, count: int) -> bool:
    """True when the lead-in itself gives the number: "There are three types:"."""
    said = opener.sentence.text.lower().split() if opener.lead_in else []
    return word in said or str(count) in said


def _labelled(line: Line, labels: Mapping[int, str]) -> Line:
    return replace(line, label=labels[line.number]) if line.number in labels else line
