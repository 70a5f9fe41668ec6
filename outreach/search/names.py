"""The names of a document: its title, and what its text says that the subject is also called."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from outreach.model.script import MessageScript
from outreach.search.question import name_of, subject_of
from outreach.search.words import plain, stem, stems

_IN_PARENTHESES = re.compile(r"\(([^()]{2,40})\)")
_ALSO = re.compile(r"(?:also|sometimes|often) (?:called|known as|referred to as) (?:an? |the )?([^,.;:()]{3,50})")
_SHORT_FORM = re.compile(r"((?:[\w'-]+ ){1,6})\(([A-Z][A-Za-z0-9]{1,7})\)")
_MOST_NAME_WORDS = 6


def names_of(scripts: Iterable[MessageScript]) -> tuple[tuple[str, ...], ...]:
    """The names of one document from all its scripts in one language, each as stems."""
    scripts = tuple(scripts)
    title = scripts[0].source.title
    main = name_of(_IN_PARENTHESES.sub(" ", title))
    found = [main, *map(name_of, _IN_PARENTHESES.findall(title))]
    for script in scripts:
        for text in script.voice:
            found += _in_text(text, frozenset(main))
    return tuple(dict.fromkeys(name for name in found if 0 < len(name) <= max(_MOST_NAME_WORDS, len(main))))


def _in_text(text: str, main: frozenset[str]) -> Iterator[tuple[str, ...]]:
    """Other names: behind "also called" next to the main name, and short forms of it in parentheses."""
    for match in _ALSO.finditer(text):
        if main <= frozenset(stems(text[:match.start()])[-len(main) - 4:]):
            yield subject_of(match[1])
    for match in _SHORT_FORM.finditer(text):
        before = plain(match[1]).split()
        if main <= set(map(stem, before[-len(main) - 2:])) and match[2][:2].isupper():
            yield stems(match[2])
