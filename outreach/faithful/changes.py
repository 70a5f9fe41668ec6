"""Has the source changed since a script was signed, and does the signature still stand?

A kept sentence that changed or went reopens the script; so does a new or changed sentence of
that section with a number, negation, hedge or urgent word. Any other change there asks for a
look and takes no signature away. Where the source only says that it reviewed its page again,
the script is renewed.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from outreach.condense.weighty import weighty_words
from outreach.faithful.source_text import SourceSentence, SourceText
from outreach.faithful.sources import Origin
from outreach.ingest.sentences import split_sentences
from outreach.model.document import Sentence
from outreach.model.script import MessageScript, Span

#: written behind a span that the reviewer saw left out, and that holds a weighty word
WEIGHTY = "!"


class Stands(StrEnum):
    """How a signature stands to the source of today."""

    SAME = "same"
    #: only the day of the source's own review moved
    RENEWED = "renewed"
    #: something changed that the script does not rest on
    LOOK = "look"
    #: somebody has to read and sign it again
    REOPENED = "reopened"


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What became of the source of a signed script."""

    stands: Stands
    #: in words for the reviewer
    reasons: tuple[str, ...] = ()


def change_of(script: MessageScript, origin: Origin, source: SourceText) -> Change:
    """Compare what a signature rests on, and what its reviewer saw, with the source of today."""
    known = _known(script)
    changed = [] if script.source_sha256 == origin.topic.section.sha256 else list(_changes(script, source, known))
    reopening = tuple(reason for reason, weighs in changed if weighs)
    if reopening:
        return Change(stands=Stands.REOPENED, reasons=reopening)
    if script.source_sha256 != origin.topic.section.sha256:
        looks = tuple(reason for reason, _ in changed) or ("a title or the order of sentences changed",)
        return Change(stands=Stands.LOOK, reasons=looks)
    return _credit(script, origin)


def seen_of(left_out: tuple[SourceSentence, ...]) -> tuple[str, ...]:
    """What a reviewer saw left out, as it is recorded."""
    return tuple(dict.fromkeys(f"{sentence.span}{WEIGHTY if weighty_words(sentence.text) else ''}"
                               for sentence in left_out))


def words_that_differ(old: str, new: str) -> str:
    """Two sentences as one: words that went stand in [-…-], words that came in {+…+}."""
    before, after = old.split(), new.split()
    pieces = []
    for what, first, last, start, end in difflib.SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        gone, came = " ".join(before[first:last]), " ".join(after[start:end])
        pieces += [gone] if what == "equal" else [f"[-{gone}-]"] * bool(gone) + [f"{{+{came}+}}"] * bool(came)
    return " ".join(pieces)


def _known(script: MessageScript) -> dict[str, bool]:
    """The hashes of all sentences that the reviewer saw, and whether one left out was weighty."""
    seen = {Span.parse(text.rstrip(WEIGHTY)).sentence: text.endswith(WEIGHTY) for text in script.review.seen}
    return seen | {span.sentence: False for span in script.spans}


def _changes(script: MessageScript, source: SourceText, known: dict[str, bool]) -> Iterator[tuple[str, bool]]:
    """Every change in words, and whether it reopens the script."""
    now = {sentence.span.sentence for sentence in source.sentences}
    new = [sentence for sentence in source.sentences if sentence.span.sentence not in known]
    kept = {span.sentence for span in script.spans}
    for span in script.spans:
        if span.sentence not in now:
            yield _gone(_old_text(script, span), new), True
    for sentence in new:
        words = weighty_words(sentence.text)
        yield f'new in the source{_with(words)}: "{sentence.text}"', bool(words)
    for sha, weighs in known.items():
        if sha not in now and sha not in kept:
            yield "a sentence that the script does not tell is gone or changed", weighs and bool(new)


def _with(words: tuple[str, ...]) -> str:
    return f" (with: {', '.join(words)})" if words else ""


def _gone(old: str, new: list[SourceSentence]) -> str:
    """A kept sentence that went, beside the new one that is most like it."""
    if not old:
        return "a sentence that the script rests on is gone or changed"
    likeness = {sentence.text: difflib.SequenceMatcher(None, old.split(), sentence.text.split()).ratio()
                for sentence in new}
    nearest = max(likeness, key=lambda text: likeness[text], default="")
    if nearest and likeness[nearest] > 0.5:
        return f"a sentence that the script rests on changed: {words_that_differ(old, nearest)}"
    return f'a sentence that the script rests on is gone: "{old}"'


def _old_text(script: MessageScript, span: Span) -> str:
    """The words of a sentence that is no longer in the source, where the script holds them; else nothing."""
    units = (*script.sms, *script.voice, *script.passages)
    held = (text for unit in units for sentence in split_sentences(unit)
            for text in (sentence, sentence.rstrip("."), sentence.partition(": ")[2]))
    return next((text for text in held if text and Sentence(text=text).sha == span.sentence), "")


def _credit(script: MessageScript, origin: Origin) -> Change:
    data, credit = origin.metadata, script.source
    if (data.last_reviewed, data.review_frequency) != (credit.reviewed_on, credit.review_frequency):
        return Change(stands=Stands.RENEWED,
                      reasons=(f"the source's own review: {credit.reviewed_on or 'none'} -> "
                               f"{data.last_reviewed or 'none'}",))
    if data.url != credit.url:
        return Change(stands=Stands.LOOK, reasons=(f"the page is now at {data.url}",))
    return Change(stands=Stands.SAME)
