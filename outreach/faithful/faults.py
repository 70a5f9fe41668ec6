"""What keeps a script from being signed, in words for the person who edits it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from outreach.condense.bonds import is_bound_to_previous
from outreach.condense.patterns import leans_back
from outreach.condense.strategies import KEY_POINTS
from outreach.condense.units import place
from outreach.condense.verify import Verifier, core
from outreach.condense.weighty import lost_words
from outreach.faithful.matching import Match, Told
from outreach.faithful.source_text import SourceText


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """One thing that must be mended first."""

    #: "SMS", "Voice" or "Passages"
    part: str
    problem: str
    remedy: str

    def __str__(self) -> str:
        return f"{self.part}: {self.problem}. {self.remedy}"


def faults_of(part: str, told: tuple[Told, ...], source: SourceText, *, marked: frozenset[str],
              alone: bool) -> Iterator[Fault]:
    """The faults of one part of a script.

    `marked` are the rewordings that somebody answers for; with `alone` each sentence is told by itself.
    """
    for number, sentence in enumerate(told):
        yield from _of_sentence(part, sentence, told, marked)
        if leans_back(sentence.text) if alone else _is_loose(sentence, told[number - 1] if number else None, source):
            yield Fault(part=part, problem=f'"{sentence.text}" leans on words that do not stand right before it',
                        remedy="Bring the sentence before it back, into the same paragraph, or take this one out")
    if not alone:
        yield from _of_company(part, told, source)


def _of_sentence(part: str, sentence: Told, all_told: tuple[Told, ...], marked: frozenset[str]) -> Iterator[Fault]:
    if sentence.match is Match.UNTRACED:
        yield Fault(part=part, problem=f'"{sentence.text}" is not in the source',
                    remedy="Take it out, or keep closer to the words of a sentence of the source")
    if sentence.match is Match.REWORDED and sentence.text not in marked:
        yield Fault(part=part, problem=f'"{sentence.text}" is reworded, and not marked so; the source says: '
                                       f'"{sentence.source_words}"',
                    remedy="Write the source's words again, or mark it: `outreach review PATH --reworded`")
    if sentence.match in (Match.PART, Match.REWORDED):
        yield from _of_weights(part, sentence, all_told)


def _of_weights(part: str, sentence: Told, all_told: tuple[Told, ...]) -> Iterator[Fault]:
    """Words that turn or soften a sentence, lost or added; what another sentence tells of it counts too."""
    same = " ".join(told.text for told in all_told if set(told.origins) & set(sentence.origins))
    says = f'The source says: "{sentence.source_words}"'
    if lost := lost_words(sentence.source_words, same):
        yield Fault(part=part, problem=f'"{sentence.text}" lost: {", ".join(lost)}', remedy=says)
    if added := lost_words(sentence.text, sentence.source_words):
        yield Fault(part=part, problem=f'"{sentence.text}" added: {", ".join(added)}', remedy=says)


def _is_loose(sentence: Told, before: Told | None, source: SourceText) -> bool:
    """True for a sentence that was parted from the one that it leans on or belongs to."""
    if sentence.match is not Match.VERBATIM or sentence.key is None or sentence.key < 0:
        return leans_back(sentence.text) and before is None
    lines = source.source.lines
    if not is_bound_to_previous(lines, sentence.key) or core(lines[sentence.key - 1].sentence.text) == KEY_POINTS:
        return False
    return before is None or sentence.unit != before.unit or (
        before.key is not None and place(before.key) != sentence.key - 1)


def _of_company(part: str, told: tuple[Told, ...], source: SourceText) -> Iterator[Fault]:
    """The verifier's rules on sentences in each other's company, over the words as the script has them."""
    keys = frozenset(sentence.key for sentence in told if sentence.key is not None)
    verifier = Verifier(source=source.source, budget=0)
    words = {sentence.key: sentence.text for sentence in told if sentence.match is not Match.VERBATIM}
    pieces = [replace(piece, text=words.get(piece.key, piece.text)) for piece in source.source.told(keys)]
    found = (*verifier.faults_between(pieces), *verifier.half_told(keys))
    yield from (Fault(part=part, problem=problem, remedy="Bring the missing words back, or take all of it out")
                for problem in dict.fromkeys(found))
