"""A script beside its source: each sentence with its number, and a mark in words for whoever sees no colours."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from outreach.condense.weighty import weighty_words
from outreach.faithful.compare import PASSAGES, SMS, VOICE, Comparison
from outreach.faithful.matching import Match, Told
from outreach.faithful.source_text import SourceSentence
from outreach.model.script import Span

#: how each part of a script is called at the desk
PARTS = ((SMS, "text"), (VOICE, "voice"), (PASSAGES, "definition"))
_NOT_WHOLE = {Match.PART: " in part", Match.REWORDED: " in other words"}


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceRow:
    """One sentence of the source."""

    number: int
    text: str
    #: "kept", "lost" (left out with words of weight) or "left"
    kind: str
    mark: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ScriptRow:
    """One sentence of a script."""

    number: int
    text: str
    #: which paragraph of its part it stands in, from 1
    paragraph: int
    #: "kept", "own" (somebody's wording) or "none"
    kind: str
    mark: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """Both sides."""

    source: tuple[SourceRow, ...]
    #: by "text", "voice", "definition"
    script: dict[str, tuple[ScriptRow, ...]]

    @property
    def lost(self) -> tuple[SourceRow, ...]:
        """What is left out and holds a number, negation, hedge or urgent word."""
        return tuple(row for row in self.source if row.kind == "lost")


def beside(found: Comparison) -> Beside:
    """Both sides of a comparison, every sentence numbered."""
    numbers = {sentence.span: number for number, sentence in enumerate(found.source.sentences, start=1)}
    script = {name: tuple(_script_rows(found.told[part], numbers)) for part, name in PARTS}
    return Beside(source=tuple(_source_rows(found)), script=script)


def _source_rows(found: Comparison) -> Iterator[SourceRow]:
    for number, sentence in enumerate(found.source.sentences, start=1):
        kept = tuple(_kept_as(found, sentence))
        words = weighty_words(sentence.text)
        if kept:
            yield SourceRow(number=number, text=sentence.text, kind="kept", mark=f"Kept as {_joined(kept)}")
        elif words:
            mark = f"Left out. It holds: {', '.join(words)}"
            yield SourceRow(number=number, text=sentence.text, kind="lost", mark=mark)
        else:
            yield SourceRow(number=number, text=sentence.text, kind="left", mark="Left out")


def _kept_as(found: Comparison, sentence: SourceSentence) -> Iterator[str]:
    """ "text sentence 2", "voice sentence 3 in part"."""
    for part, name in PARTS:
        for number, told in enumerate(found.told[part], start=1):
            if any(origin.span == sentence.span for origin in told.origins):
                yield f"{name} sentence {number}{_NOT_WHOLE.get(told.match, '')}"


def _script_rows(told: tuple[Told, ...], numbers: dict[Span, int]) -> Iterator[ScriptRow]:
    for number, sentence in enumerate(told, start=1):
        from_where = _joined(tuple(f"source sentence {numbers[origin.span]}" for origin in sentence.origins))
        kind, mark = _MARKS[sentence.match]
        yield ScriptRow(number=number, text=sentence.text, paragraph=sentence.unit + 1, kind=kind,
                        mark=mark.format(from_where))


_MARKS = {Match.VERBATIM: ("kept", "Word for word from {}"), Match.PART: ("kept", "A part of {}"),
          Match.REWORDED: ("own", "Your own words for {}"), Match.UNTRACED: ("none", "Not in the source")}


def _joined(names: tuple[str, ...]) -> str:
    """ "a", "a and b", "a, b and c"."""
    return " and ".join(filter(None, (", ".join(names[:-1]), names[-1]))) if names else ""
