"""Source beside script: what was told, what was left out, and what stands against a signature.

Marks are words in brackets, so that they are read aloud too; nothing is told by colour or place alone.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from types import MappingProxyType

from outreach.condense.weighty import weighty_words
from outreach.faithful.changes import change_of
from outreach.faithful.compare import PASSAGES, SMS, VOICE, Comparison, compare
from outreach.faithful.matching import Match
from outreach.faithful.sources import SourceGone
from outreach.model.programmes import Programme
from outreach.model.script import MessageScript, ServiceWording, Span, Status
from outreach.review.approve import Desk, faults_against, to_accept
from outreach.review.claims import claims_of
from outreach.review.show import describe, heading, pages_and_parts

#: from this many columns on, source and script stand beside each other
TWO_COLUMNS = 140
#: said once, before the first file
LEGEND = ("[told] is in the script, [told in part] cut, [reworded] in an editor's words; [LEFT OUT: …] is not in it, "
          "and holds these words of weight: a number, negation, hedge or urgent advice; [left out] holds none.")
_TOLD = MappingProxyType({Match.VERBATIM: "told", Match.PART: "told in part", Match.REWORDED: "reworded",
                          Match.UNTRACED: "told"})
_ONLY = MappingProxyType({VOICE: "by voice only", PASSAGES: "as a definition only"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Sight:
    """What a reviewer is shown of one file."""

    text: str
    #: errors that stand against a signature
    faults: tuple[str, ...] = ()
    #: what must be accepted by name: flags and what is said of them
    to_accept: tuple[tuple[str, str], ...] = ()

    @property
    def words(self) -> int:
        """How many words there are to read; marks alone are none."""
        return sum(any(map(str.isalnum, word)) for word in self.text.split())


def look_at(read: MessageScript | ServiceWording | Programme, desk: Desk, *, columns: int) -> Sight:
    """All that a reviewer needs to see before signing; in two columns where there is room."""
    if isinstance(read, ServiceWording | Programme):
        faults = tuple(claims_of(read))
        return Sight(text="\n".join((describe(read), *_listed("To mend before it can be signed:", faults))),
                     faults=faults)
    try:
        found = compare(read, desk.sources.of(read))
    except SourceGone as problem:
        return Sight(text=f"{describe(read)}\nThe source cannot be shown. {problem}", faults=(str(problem),))
    return _script(found, columns)


def _script(found: Comparison, columns: int) -> Sight:
    faults, accept = faults_against(found), tuple(to_accept(found))
    script, wide = found.script, columns >= TWO_COLUMNS
    lines = (*heading(script), *_changes(found), "",
             *_side_by_side(list(_source(found)), list(_words(script)), columns, wide=wide), "",
             *_listed("To mend before it can be signed:", faults),
             *_listed("To accept by name:", [words for _, words in accept]))
    return Sight(text="\n".join(lines).rstrip(), faults=faults, to_accept=accept)


def _changes(found: Comparison) -> Iterator[str]:
    """What became of the source since the script was signed, or drafted."""
    if found.script.review.status is Status.REVIEWED:
        change = change_of(found.script, found.origin, found.source)
        if change.reasons:
            yield from _listed(f"Since it was signed, its source changed ({change.stands}):", change.reasons)
    elif found.script.source_sha256 != found.origin.topic.section.sha256:
        yield "Its source has changed since it was drafted: run `outreach draft`."


def _source(found: Comparison) -> Iterator[str]:
    """Every sentence of the source with its mark."""
    yield "THE SOURCE"
    told = _marks(found)
    for sentence in found.source.sentences:
        words = weighty_words(sentence.text)
        left_out = f"LEFT OUT: {', '.join(words)}" if words else "left out"
        yield f"  [{told.get(sentence.span, left_out)}] {sentence.text}"


def _marks(found: Comparison) -> dict[Span, str]:
    """How each sentence that is told is told; what the texts tell is told by both."""
    marks: dict[Span, str] = {}
    for part in (PASSAGES, VOICE, SMS):
        by = "" if part == SMS else f" {_ONLY[part]}"
        marks |= {origin.span: f"{_TOLD[told.match]}{by}" for told in found.told[part] for origin in told.origins}
    return marks


def _words(script: MessageScript) -> Iterator[str]:
    yield "THE SCRIPT"
    yield from pages_and_parts(script)


def _side_by_side(left: Sequence[str], right: Sequence[str], columns: int, *, wide: bool) -> Iterator[str]:
    if not wide:
        yield from (*_wrapped(left, columns), "", *_wrapped(right, columns))
        return
    half = columns // 2 - 2
    for one, other in zip_longest(_wrapped(left, half), _wrapped(right, half), fillvalue=""):
        yield f"{one:<{half}} |  {other}".rstrip()


def _wrapped(lines: Sequence[str], columns: int) -> list[str]:
    return [row for line in lines for row in textwrap.wrap(line, columns, subsequent_indent="    ",
                                                           break_long_words=False, break_on_hyphens=False)]


def _listed(title: str, lines: Sequence[str]) -> tuple[str, ...]:
    return (title, *(f"  - {line}" for line in lines)) if lines else ()
