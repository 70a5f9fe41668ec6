"""Where each sentence of a script comes from: word for word, a part of a sentence, or somebody's own wording."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import pairwise

from outreach.condense.bonds import is_bound_to_previous
from outreach.condense.units import place
from outreach.condense.verify import core
from outreach.faithful.source_text import SourceSentence, SourceText, Whole, content_stems, first_word
from outreach.ingest.sentences import split_sentences
from outreach.wording.lists import without_label

#: how much of a sentence's content words its source must share for it to count as a rewording of that
ENOUGH_SHARED = 1 / 3
#: marks that are skipped before a sentence, and those that may end one
_BEFORE = " -*.;:"
_END = re.compile(r"""["')\]]*[.;:!?]+["')\]]*(?=\s|$)|["')\]]*$""")
_CLOSED = (".", "!", "?", '"', ")", ":", ";", "'")
#: an edited item of a list ends where the next begins
_ITEM_END = re.compile(r";\s")


class Match(StrEnum):
    """How a sentence of a script stands to its source."""

    VERBATIM = "word for word"
    PART = "a part of a sentence"
    REWORDED = "reworded"
    UNTRACED = "not in the source"


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One sentence of a script, and the sentences of the source that it comes from."""

    text: str
    #: which paragraph of its part of the script it stands in, from 0
    unit: int
    match: Match
    origins: tuple[SourceSentence, ...] = ()
    #: the piece of the source that it tells whole; None for any other
    key: int | None = None

    @property
    def source_words(self) -> str:
        """What the source says."""
        return " ".join(origin.text for origin in self.origins)


def trace(units: tuple[str, ...], source: SourceText, *, language: str) -> tuple[Told, ...]:
    """Every sentence of one part of a script with where it comes from; labels of lists are no sentences."""
    tracing = _Tracing(source, language)
    return _announcing([told for number, unit in enumerate(units) for told in tracing.unit(number, unit)], source)


def _announcing(told: list[Told], source: SourceText) -> tuple[Told, ...]:
    """Of two equal lead-ins of a source, the one is meant whose list follows in the script."""
    for number in range(len(told) - 2, -1, -1):
        sentence, following = told[number], told[number + 1]
        if sentence.key is not None and following.key is not None and place(following.key) != sentence.key + 1:
            same = [whole for whole in source.alike(core(sentence.text)) if whole.key == place(following.key) - 1]
            if same:
                told[number] = replace(sentence, key=same[0].key, origins=(source.sentences[same[0].place],))
    return tuple(told)


class _Tracing:
    """Reads on through a part of a script; of two equal sentences of a source, the next one is meant."""

    def __init__(self, source: SourceText, language: str) -> None:
        self.source = source
        self.language = language
        #: the place of the sentence told last
        self.last = -1

    def unit(self, number: int, text: str) -> Iterator[Told]:
        rest = text.lstrip(_BEFORE)
        in_list = False
        while rest:
            found = self._whole(rest) or self._whole(without_label(rest, self.language))
            words, rest = found or self._odd(rest, in_list=in_list)
            if core(words.text):
                yield Told(text=words.text, unit=number, match=words.match, origins=words.origins, key=words.key)
            in_list = words.text.endswith((":", ";"))

    def _whole(self, rest: str) -> tuple[Told, str] | None:
        """The sentence of the source that a text begins with, and the rest of the text."""
        begins = rest.lstrip(_BEFORE)
        lower = begins.lower()
        fitting = [(whole, end) for whole in self.source.wholes.get(first_word(lower) if lower else "", ())
                   if lower.startswith(whole.words) and (end := _end_of(begins, len(whole.words)))]
        if not fitting:
            return None
        longest = len(fitting[0][0].words)
        whole, end = min((pair for pair in fitting if len(pair[0].words) == longest), key=self._distance)
        return self._told(whole, begins[:end]), begins[end:].lstrip()

    def _distance(self, found: tuple[Whole, int]) -> tuple[bool, bool, bool, bool, int]:
        """Of equal sentences the next one is meant, then one that stands by itself, then one further on."""
        whole = found[0]
        lines = self.source.source.lines
        is_bound = whole.key is not None and whole.key >= 0 and is_bound_to_previous(lines, whole.key)
        return whole.key is None, whole.place != self.last + 1, is_bound, whole.place <= self.last, whole.place

    def _told(self, whole: Whole, text: str) -> Told:
        self.last = whole.place
        return Told(text=text, unit=0, match=Match.VERBATIM, origins=(self.source.sentences[whole.place],),
                    key=whole.key)

    def _odd(self, rest: str, *, in_list: bool) -> tuple[Told, str]:
        """A sentence that is none of the source's own, up to its end."""
        rest = without_label(rest, self.language) or rest
        sentence = split_sentences(rest)[0]
        item = _ITEM_END.search(sentence) if in_list else None
        text = sentence[:item.start() + 1] if item else sentence
        return self._closest(text), rest[len(text):].lstrip()

    def _closest(self, text: str) -> Told:
        words = core(text)
        for number, sentence in enumerate(self.source.sentences):
            if re.search(rf"(?<!\w){re.escape(words)}(?!\w)", core(sentence.text)):
                self.last = number
                return Told(text=text, unit=0, match=Match.PART, origins=(sentence,), key=sentence.line)
        origins = closest_sentences(text, self.source.sentences)
        key = origins[0].line if len(origins) == 1 else None
        return Told(text=text, unit=0, match=Match.REWORDED if origins else Match.UNTRACED, origins=origins, key=key)


def closest_sentences(text: str, sentences: tuple[SourceSentence, ...]) -> tuple[SourceSentence, ...]:
    """The sentence, or two that follow each other, that share most with a text; none where nothing is alike."""
    stems = content_stems(text)
    windows = (*((one,) for one in sentences), *pairwise(sentences))
    best = max(windows, key=lambda window: _alike(stems, window), default=())
    shared = len(stems & _stems(best))
    return best if shared and shared >= max(ENOUGH_SHARED * len(stems), min(2, len(stems))) else ()


def _alike(stems: frozenset[str], window: tuple[SourceSentence, ...]) -> float:
    """Shared words in relation to all words of both: 1 for the same words."""
    there = _stems(window)
    return 2 * len(stems & there) / max(1, len(stems) + len(there))


def _stems(window: tuple[SourceSentence, ...]) -> frozenset[str]:
    return frozenset[str]().union(*(sentence.stems for sentence in window))


def _end_of(text: str, length: int) -> int:
    """Where a sentence of this length ends in a text, its marks included; 0 where the text goes on."""
    match = _END.match(text, length)
    if match:
        return match.end()
    return length if text[:length].endswith(_CLOSED) and text[length:length + 1].isspace() else 0
