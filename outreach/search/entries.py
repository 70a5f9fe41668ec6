"""What a build's scripts put into the index of questions."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from outreach.catalog.search_rows import NameRow, SearchRows, UnitRow
from outreach.model.document import Sentence
from outreach.model.script import MessageScript, Span
from outreach.search.known_names import spellings
from outreach.search.names import names_of
from outreach.search.words import plain, stem, stems

#: a longer unit is cut between its sentences
LONGEST_UNIT = 330
_SENTENCE_END = re.compile(r"(?<=[.!?:])[\"')\u201d]?\s+")
_READ_ALOUD = re.compile(r"^(?:A list of|First:|Second:|Third:|Number|Fourth:|Una lista de|Primero:|Segundo:|Tercero:|"
                         r"\w+:)|\. (?:First|Second):")


def search_rows(scripts: Iterable[MessageScript]) -> SearchRows:
    """All rows; scripts are numbered in their order, from 1."""
    served = tuple(scripts)
    units = tuple(row for number, script in enumerate(served, start=1) for row in _units(number, script))
    names = tuple(_names(served))
    seen = Counter((served[unit.script - 1].language, stem_) for unit in units
                   for stem_ in {*unit.heading_stems.split(), *unit.body_stems.split()})
    written = ((script.language, word) for script in served for word in _words(script))
    named = ((row.language, word) for row in names for word in spellings((tuple(row.stems.split()),)))
    words = sorted({(language, word, stem(word)) for language, word in (*written, *named)})
    return SearchRows(names=names, units=units, words=tuple(words),
                      counts=tuple((*key, count) for key, count in sorted(seen.items())))


def _names(scripts: Sequence[MessageScript]) -> Iterator[NameRow]:
    def place(script: MessageScript) -> tuple[str, str]:
        return script.document, script.language

    for (document, language), group in groupby(sorted(scripts, key=place), key=place):
        for name in names_of(group):
            yield NameRow(document=document, language=language, stems=" ".join(name))


def _words(script: MessageScript) -> Iterator[str]:
    for text in (script.title, script.source.title, *script.sms, *script.voice, *script.passages):
        yield from plain(text).split()


def _units(number: int, script: MessageScript) -> Iterator[UnitRow]:
    heading = " ".join(stems(" ".join((script.title, script.keyword, *script.aliases))))
    for place, text in enumerate(texts_of(script), start=1):
        yield UnitRow(script=number, number=place, text=text, spans=" ".join(spans_of(text, script)),
                      heading_stems=heading, body_stems=" ".join(stems(text)))


def texts_of(script: MessageScript) -> tuple[str, ...]:
    """What may answer: the texts' units, then definitions and spoken units that say more, long ones cut."""
    more = (text for text in (*script.passages, *script.voice) if not _READ_ALOUD.search(text))
    units: list[str] = []
    for text in (*script.sms, *more):
        units += [piece for piece in _cut(text) if not any(piece in unit for unit in units)]
    return tuple(units)


def _cut(text: str) -> Iterator[str]:
    """Whole sentences, as many together as are not too long."""
    piece = ""
    for sentence in re.split(r"(?<=[.!?]) (?=[A-Z\u00bf\u00a1\"])", text) if len(text) > LONGEST_UNIT else (text,):
        if piece and len(piece) + len(sentence) >= LONGEST_UNIT:
            yield piece
            piece = ""
        piece = f"{piece} {sentence}".strip()
    yield piece


def spans_of(text: str, script: MessageScript) -> tuple[str, ...]:
    """The source sentences that a unit says, as the script's spans name them."""
    known = {span.sentence: span for span in script.spans}
    found = dict.fromkeys(str(known[sha]) for sha in _hashes(text) if sha in known)
    if found or not script.spans:
        return tuple(found)
    return (str(Span(section=script.spans[0].section, sentence=Sentence(text=text).sha)),)


def _hashes(text: str) -> Iterator[str]:
    """The hash of each run of pieces of a text that may be one sentence."""
    ends = [0, *(match.end() for match in _SENTENCE_END.finditer(text)), len(text)]
    for start, left in enumerate(ends[:-1]):
        for right in ends[start + 1:start + 6]:
            yield Sentence(text=text[left:right].strip()).sha
