"""Findings: what a person should know about a document that can be read all the same."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from outreach.ingest.outline import Grid, Node, Unread
from outreach.model.document import AuthoredText, Finding, Section, SourceMetadata
from outreach.sms.gsm7 import not_gsm7


def findings_of(path: Path, text: str, *, metadata: SourceMetadata, authored: tuple[AuthoredText, ...],
                sections: tuple[Section, ...], nodes: tuple[Node, ...]) -> tuple[Finding, ...]:
    """Everything worth a look, in the order of the file's parts."""
    found = (*_about_metadata(text, metadata), *_about_authored(authored, sections), *_about_unread(nodes),
             *_about_characters(metadata.language, sections))
    return tuple(Finding(path=path, line=line, problem=problem) for line, problem in found)


#: a line of the file and what is wrong there
Found = Iterator[tuple[int, str]]


def _about_metadata(text: str, metadata: SourceMetadata) -> Found:
    """Where the facts come from, and when they were reviewed."""
    if not metadata.source:
        yield 1, 'the front matter names no source; write source: "\N{HORIZONTAL ELLIPSIS}"'
    if ("lastReviewed", "unreadable") in metadata.origins:
        lines = enumerate(text.splitlines(), start=1)
        line = next((number for number, words in lines if words.startswith("lastReviewed:")), 1)
        yield line, 'lastReviewed is no date; write it like "2025-12-30"'


def _about_authored(authored: tuple[AuthoredText, ...], sections: tuple[Section, ...]) -> Found:
    """An author's message for a section that this document does not have."""
    words = {word for section in sections for word in (section.slug, *section.slug.split("-"))}
    for text in authored:
        if text.section not in words:
            yield 1, f'{text.channel}: "{text.section}" is no section of this document'


def _about_unread(nodes: tuple[Node, ...]) -> Found:
    """What has words but cannot be read out."""
    for node in nodes:
        if isinstance(node, Grid):
            yield node.line, f"a table of {node.rows} rows: a person must put it into words"
        elif isinstance(node, Unread):
            yield node.line, f"a block of {node.kind}: a person must put it into words"


def _about_characters(language: str, sections: tuple[Section, ...]) -> Found:
    """English text whose characters have no cheap form; other languages are sent as they are."""
    if language == "en":
        odd = {c: s.slug for s in sections for sentence in s.sentences() for c in not_gsm7(sentence.text)}
        for character, slug in odd.items():
            yield 1, f"{character!r} (U+{ord(character):04X}) in {slug} has no GSM-7 form"
