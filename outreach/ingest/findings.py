"""Findings: what a person should know about a document that can be read all the same."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from outreach.ingest.front_matter import Parts
from outreach.ingest.keywords import KEY, read_keywords
from outreach.ingest.metadata import as_text
from outreach.ingest.nodes import Grid, Node, Unread
from outreach.model.document import AuthoredText, Finding, Section, SourceMetadata, Standing
from outreach.sms.gsm7 import BASIC, EXTENSION

_GSM7 = BASIC | EXTENSION
_LANGUAGE_NAMES = {"en": "English", "es": "Spanish"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A document as it was read."""

    path: Path
    text: str
    parts: Parts
    metadata: SourceMetadata
    authored: tuple[AuthoredText, ...]
    sections: tuple[Section, ...]
    nodes: tuple[Node, ...]
    #: the language that its words are in; empty when they leave a doubt
    written_in: str
    standing: Standing


#: a line of the file, what is wrong there, and True when nobody need act
Found = Iterator[tuple[int, str, bool]]


def findings_of(told: Told) -> tuple[Finding, ...]:
    """Everything worth a look, in the order of the file's parts; of a document that is not used, only its facts."""
    found = [*_about_source(told), *_about_keys(told), *_about_dates(told), *_about_language(told)]
    if told.standing is Standing.ACCEPTED:
        found += [*_about_authored(told), *_about_keywords(told), *_about_unread(told.nodes), *_about_characters(told)]
    return tuple(Finding(path=told.path, line=line, problem=problem, note=note) for line, problem, note in found)


def _about_source(told: Told) -> Found:
    """Where the facts come from."""
    if not told.metadata.source:
        yield 1, 'the front matter names no source; write source: "\N{HORIZONTAL ELLIPSIS}"', False


def _about_keys(told: Told) -> Found:
    """Keys that the front matter leaves out, and what stands in for them."""
    missing = [f"{key} (taken from the text)" if origin == "derived" else key
               for key, origin in told.metadata.origins if origin != "unreadable" and _is_missing(told, key)]
    if missing:
        yield 1, f"the front matter leaves out {', '.join(missing)}", True


def _is_missing(told: Told, key: str) -> bool:
    return key != "source" and not as_text(told.parts.front.get(key))


def _about_dates(told: Told) -> Found:
    """A date that cannot be read, or that the text itself contradicts."""
    given, origins = as_text(told.parts.front.get("lastReviewed")), dict(told.metadata.origins)
    line = _line_of_key(told.text, "lastReviewed")
    if origins["lastReviewed"] == "unreadable":
        yield line, 'lastReviewed is no date; write it like "2025-12-30"', False
    elif origins["lastReviewed"] == "derived" and given and given != told.metadata.last_reviewed:
        yield line, f"lastReviewed is {given}, but the text says {told.metadata.last_reviewed}; the text counts", True


def _about_language(told: Told) -> Found:
    """A label that the words contradict: a voice would read them as another language."""
    label, words = told.metadata.language, told.written_in
    if words and label in _LANGUAGE_NAMES and label != words:
        line = _line_of_key(told.text, "language")
        yield line, f'language is "{label}", but the text is {_LANGUAGE_NAMES[words]}; write language: {words}', False


def _about_authored(told: Told) -> Found:
    """An author's message for a section that this document does not have."""
    words = {word for section in told.sections for word in (section.slug, *section.slug.split("-"))}
    words |= {keyword.word.lower() for keyword in read_keywords(told.parts.front, told.sections).chosen}
    for text in told.authored:
        if text.section not in words:
            yield 1, f'{text.channel}: "{text.section}" is no section of this document', False


def _about_keywords(told: Told) -> Found:
    """Keywords of the front matter that cannot be used."""
    line = _line_of_key(told.text, KEY)
    yield from ((line, problem, False) for problem in read_keywords(told.parts.front, told.sections).problems)


def _about_unread(nodes: tuple[Node, ...]) -> Found:
    """What has words but cannot be read out."""
    for node in nodes:
        if isinstance(node, Grid):
            yield node.line, f"a table of {node.rows} rows: a person must put it into words", False
        elif isinstance(node, Unread):
            yield node.line, f"a block of {node.kind}: a person must put it into words", False


def _about_characters(told: Told) -> Found:
    """English text whose characters have no cheap form; other languages are sent as they are."""
    if told.metadata.language != "en":
        return
    odd = {c: s.slug for s in told.sections for sentence in s.sentences()
           if not sentence.text.isascii() for c in sorted(set(sentence.text) - _GSM7)}
    for character, slug in odd.items():
        line = _line_of_character(told.parts, character)
        yield line, f"{character!r} (U+{ord(character):04X}) in {slug} has no GSM-7 form", False


def _line_of_character(parts: Parts, character: str) -> int:
    """The first line that holds a character; the body's first when it is written as an HTML entity."""
    before = parts.body.partition(character)[0]
    return parts.first_line + (before.count("\n") if len(before) < len(parts.body) else 0)


def _line_of_key(text: str, key: str) -> int:
    lines = enumerate(text.split("\n"), start=1)
    return next((number for number, words in lines if words.startswith(f"{key}:")), 1)
