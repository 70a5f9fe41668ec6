"""An EPUB 3.3 with Media Overlays: each sentence is lit up while it is heard. Equal guides give equal bytes."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files

from outreach.books.pages import render
from outreach.books.recorded import RecordedGuide, RecordedSection
from outreach.books.zipped import zipped
from outreach.wording.labels import labels

#: what the book offers, in the words of schema.org's accessibility vocabulary
FEATURES = ("synchronizedAudioText", "structuralNavigation", "tableOfContents", "readingOrder",
            "displayTransformability")
#: stands for the day of words that nobody dated
_NO_DAY = "1980-01-01"
_FOLDER = "EPUB"
_CONTAINER = f"""<?xml version="1.0" encoding="UTF-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles><rootfile full-path="{_FOLDER}/package.opf" media-type="application/oebps-package+xml"/></rootfiles>
</container>
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Entry:
    """A topic in the table of contents, with its parts."""

    section: RecordedSection
    parts: tuple[RecordedSection, ...]


def epub(recorded: RecordedGuide) -> bytes:
    """The whole book; its date is that of its words, not of the day on which it was made."""
    return zipped((("mimetype", b"application/epub+zip"), ("META-INF/container.xml", _CONTAINER.encode()),
                   *((f"{_FOLDER}/{name}", content) for name, content in _files(recorded))))


def identifier_of(recorded: RecordedGuide) -> str:
    """The same for every edition of a guide by one operator."""
    return f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, f'{recorded.guide.operator}/{recorded.guide.name}')}"


def _files(recorded: RecordedGuide) -> Iterator[tuple[str, bytes]]:
    guide, words = recorded.guide, labels(recorded.guide.language)
    yield "package.opf", render(
        "package.opf.j2", guide=guide, labels=words, identifier=identifier_of(recorded), features=FEATURES,
        modified=f"{guide.dated or _NO_DAY}T00:00:00Z", voice=recorded.voice, sections=recorded.sections,
        seconds=sum(section.topic.seconds for section in recorded.sections)).encode()
    yield "nav.xhtml", render("nav.xhtml.j2", guide=guide, labels=words, sections=recorded.sections,
                              tree=_tree(recorded.sections)).encode()
    yield "style.css", files("outreach.books").joinpath("templates/book.css").read_bytes()
    for section in recorded.sections:
        values = {"guide": guide, "labels": words, "section": section, "is_opening": section is recorded.sections[0]}
        yield f"{section.name}.xhtml", render("section.xhtml.j2", **values).encode()
        yield f"{section.name}.smil", render("section.smil.j2", **values).encode()
        yield f"{section.name}.mp3", section.mp3


def _tree(sections: tuple[RecordedSection, ...]) -> tuple[_Entry, ...]:
    entries: list[_Entry] = []
    for section in sections:
        if section.topic.level == 1 or not entries:
            entries.append(_Entry(section=section, parts=()))
        else:
            entries[-1] = _Entry(section=entries[-1].section, parts=(*entries[-1].parts, section))
    return tuple(entries)
