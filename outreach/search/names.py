"""The names of a document: its title, and what its text says that the subject is also called."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from outreach.model.script import MessageScript
from outreach.search.kinds import WHAT, heading_kinds
from outreach.search.known_names import other_names
from outreach.search.question import name_of, subject_of
from outreach.search.words import fillers, plain, stem, stems

_IN_PARENTHESES = re.compile(r"\(([^()]{2,40})\)")
_ALSO = re.compile(r"(?:also|sometimes|often) (?:called|known as|referred to as) (?:an? |the )?([^,.;:()]{3,50})")
_SHORT_FORM = re.compile(r"((?:[\w'-]+ ){1,6})\(([A-Z][A-Za-z0-9]{1,7})\)")
_SEVERAL = re.compile(r"((?:[\w' -]+,)+) (?:and|or) ([\w'-]+) ((?:[Cc]ancer|[Tt]umor|[Ll]ymphoma|[Ss]arcoma)s?)\b")
_OR_SHORT = re.compile(r"((?:[\w'-]+ ){1,6}?[\w'-]+), or ([A-Z][A-Za-z0-9]{1,7}),")
_CAPITALS = re.compile(r"\b[A-Z]{2,6}\b")
_HEADING = re.compile(r"What (?:is|are)(?: \(are\))? (?:an? |the )?([^?]{3,80}?) ?\?")
_NICKNAME = re.compile(r'"([^"]+)"')
_OTHERS, _CLAUSE = re.compile(r" or (?:an? |the )?"), re.compile(r" (?:which|that|is|are|and|in|by|because|when)\b")
_MOST_NAME_WORDS, _SHORTEST_NAME = 6, 3
#: the first letters of a title of so many words are its short form, be it written in the text or not
_FIRST_LETTERS = 3


def names_of(scripts: Iterable[MessageScript]) -> tuple[tuple[str, ...], ...]:
    """The names of one document from all its scripts in one language, each as stems."""
    scripts = tuple(scripts)
    title = scripts[0].source.title
    main = name_of(_IN_PARENTHESES.sub(" ", title))
    others = (*_IN_PARENTHESES.findall(title), *_pieces(title), *_each_of(title))
    found = [main, *(name_of(each) for each in others if subject_of(each))]
    for heading in (match[1] for script in scripts if (match := _HEADING.match(script.title))
                    if heading_kinds(script.title) == {WHAT}):
        found += [name_of(each) for each in (heading, *_pieces(heading)) if set(subject_of(heading)) & set(main)]
    for script in scripts:
        for text in script.voice:
            found += _in_text(text, frozenset(main))
    longest = max(_MOST_NAME_WORDS, len(main))
    kept = [name for name in found if len(name) <= longest and len("".join(name)) >= _SHORTEST_NAME]
    return tuple(dict.fromkeys((*kept, *_short_forms(title, scripts), *other_names(kept))))


def _short_forms(title: str, scripts: Iterable[MessageScript]) -> Iterator[tuple[str, ...]]:
    """The first letters of a title, as people write them: of three words or more, or where the text writes them."""
    words = (_IN_PARENTHESES.sub(" ", title).replace("-", " ")).split()
    letters = "".join(word[0] for word in words if word[0].isalpha() and word[0].isupper() and set(stems(word))
                      & set(name_of(title)))
    written = {each for script in scripts for text in script.voice for each in _CAPITALS.findall(text)}
    if letters.lower() not in fillers() and (len(letters) >= _FIRST_LETTERS or letters in written):
        yield from (stems(letters),) if len(letters) > 1 else ()


def _pieces(title: str) -> Iterator[str]:
    """What stands behind dashes, with and without a nickname in quotes: "Parasites - Lice - Pubic "Crab" Lice"."""
    pieces = _IN_PARENTHESES.sub(" ", title).split(" - ")
    last = pieces[-1] if (len(pieces) > 1 and " " in pieces[-1]) or _NICKNAME.search(title) else ""
    if last:
        yield from (_NICKNAME.sub(" ", last), last.replace('"', " "))
    for nickname in _NICKNAME.findall(last):
        yield f"{nickname} {last.split()[-1]}"
        yield f"{nickname}s"


def _each_of(title: str) -> Iterator[str]:
    """Each of several subjects: "Oral, Laryngeal, and Lip Cancers" is on oral cancer, on laryngeal cancer."""
    match = _SEVERAL.match(_IN_PARENTHESES.sub(" ", title))
    if match:
        yield from (f"{each} {match[3]}" for each in (*match[1].split(","), match[2]) if each.strip())


def _in_text(text: str, main: frozenset[str]) -> Iterator[tuple[str, ...]]:
    """Other names: behind "also called" next to the main name, and short forms of it in parentheses."""
    for match in _ALSO.finditer(text):
        if main <= frozenset(stems(text[:match.start()])[-len(main) - 4:]):
            for name in _OTHERS.split(_CLAUSE.split(match[1])[0]):
                yield subject_of(name)
    for match in (*_SHORT_FORM.finditer(text), *_OR_SHORT.finditer(text)):
        before = plain(match[1]).split()
        if main <= set(map(stem, before[-len(main) - 2:])) and match[2][:2].isupper():
            yield stems(match[2])
