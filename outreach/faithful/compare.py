"""A script compared with its source: what it tells, what it leaves out, and every fault."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from outreach.condense.weighty import weighty_words
from outreach.faithful.faults import Fault, faults_of
from outreach.faithful.matching import Match, Told, trace
from outreach.faithful.source_text import SourceSentence, SourceText, read_source_text
from outreach.faithful.sources import Origin
from outreach.model.script import MessageScript, Span

SMS, VOICE, PASSAGES = "SMS", "Voice", "Passages"


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """A script beside its source."""

    script: MessageScript
    origin: Origin
    source: SourceText
    #: by part of the script file
    told: dict[str, tuple[Told, ...]]

    @property
    def spans(self) -> tuple[Span, ...]:
        """The sentences of the source that the words rest on, in the source's order."""
        kept = {origin.span for told in self.sentences() for origin in told.origins}
        return tuple(dict.fromkeys(sentence.span for sentence in self.source.sentences if sentence.span in kept))

    @property
    def untold(self) -> tuple[SourceSentence, ...]:
        """The sentences of the source that are left out."""
        kept = set(self.spans)
        return tuple(sentence for sentence in self.source.sentences if sentence.span not in kept)

    @property
    def rewordings(self) -> tuple[Told, ...]:
        """Sentences in somebody's own words, each once."""
        found = {told.text: told for told in self.sentences() if told.match is Match.REWORDED}
        return tuple(found.values())

    @property
    def left_out(self) -> tuple[tuple[SourceSentence, tuple[str, ...]], ...]:
        """Those that hold a number, negation, hedge or urgent word, and those words."""
        found = ((sentence, weighty_words(sentence.text)) for sentence in self.untold)
        return tuple((sentence, words) for sentence, words in found if words)

    def sentences(self) -> Iterator[Told]:
        """Every sentence of the script."""
        return (told for part in self.told.values() for told in part)

    def faults(self) -> tuple[Fault, ...]:
        """Everything for which the script may not be signed."""
        return tuple(fault for part, told in self.told.items()
                     for fault in faults_of(part, told, self.source, marked=self._marked, alone=part == PASSAGES))

    @property
    def _marked(self) -> frozenset[str]:
        """The rewordings that the editor answers for; an author answers for every word."""
        own = [told.text for told in self.rewordings] if self.script.strategy == "author" else []
        return frozenset((*self.script.reworded, *own))


def compare(script: MessageScript, origin: Origin) -> Comparison:
    """Trace each sentence of a script to its source."""
    source = read_source_text(origin.topic)
    parts = {SMS: script.sms, VOICE: script.voice, PASSAGES: script.passages}
    told = {part: trace(units, source, language=script.language) for part, units in parts.items()}
    return Comparison(script=script, origin=origin, source=source, told=told)
