"""A DAISY 2.02 book for library players, by anemone-daisy-maker, packed anew so that equal guides give equal bytes.

anemone knows what old players stumble over; it is told every date and time, asks no network, and writes into a
folder of its own.
"""

from __future__ import annotations

import io
import zipfile
from html import escape
from pathlib import Path
from tempfile import TemporaryDirectory

import anemone

from outreach.books.epub import identifier_of
from outreach.books.recorded import RecordedGuide, RecordedSection
from outreach.books.zipped import zipped
from outreach.errors import SpeechError

_NO_DAY = "1980-01-01"


class _Words(str):
    """Words that anemone takes as they are: it would read "@name" or "--name" in a plain text as an order."""

    __slots__ = ()


def daisy(recorded: RecordedGuide) -> bytes:
    """The whole book as a zip file, to be unpacked onto a stick or disc.

    Raises:
        SpeechError: the book could not be made; says why.
    """
    warnings: list[str] = []
    with TemporaryDirectory(prefix="outreach-book-") as folder:
        target = Path(folder) / "book_daisy.zip"
        try:
            anemone.anemone(*_parts(recorded), str(target), **_about(recorded), cache=_Words(""),
                            warning_callback=warnings.append, info_callback=lambda _: None)
        except anemone.AnemoneError as problem:
            raise SpeechError(f"{recorded.guide.name}: no DAISY book could be made: {problem}") from problem
        if warnings:
            raise SpeechError(f"{recorded.guide.name}: the DAISY book would not play right: {warnings[0]}")
        return _packed_anew(target, recorded)


def _parts(recorded: RecordedGuide) -> list[object]:
    return [*(section.mp3 for section in recorded.sections), *map(_page, recorded.sections),
            *map(_times, recorded.sections)]


def _page(section: RecordedSection) -> str:
    """The words as anemone reads them: a heading, and paragraphs of sentences, each with its number."""
    level = section.topic.level
    heading = f'<h{level} data-pid="{section.name}-s0">{escape(section.topic.heading.text)}</h{level}>'
    paragraphs = ("".join(f'<span data-pid="{section.name}-{sentence.name}">{escape(sentence.text)}</span> '
                          for sentence in paragraph) for paragraph in section.topic.paragraphs)
    return f"<html><body>{heading}{''.join(f'<p>{words}</p>' for words in paragraphs)}</body></html>"


def _times(section: RecordedSection) -> dict[str, object]:
    return {"markers": [{"id": f"{section.name}-{sentence.name}", "time": f"{sentence.start:.3f}"}
                        for sentence in section.topic.sentences]}


def _about(recorded: RecordedGuide) -> dict[str, object]:
    guide = recorded.guide
    words = {"lang": guide.language, "title": guide.marked_title, "url": identifier_of(recorded),
             "creator": guide.operator, "publisher": guide.operator, "reader": recorded.voice,
             "date": guide.dated or _NO_DAY, "marker_attribute": "data-pid"}
    return {name: _Words(escape(value)) for name, value in words.items()}


def _packed_anew(target: Path, recorded: RecordedGuide) -> bytes:
    with zipfile.ZipFile(io.BytesIO(target.read_bytes())) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    files["ncc.html"] = _with_source(files["ncc.html"], recorded)
    return zipped(files.items())


def _with_source(ncc: bytes, recorded: RecordedGuide) -> bytes:
    """The page of contents says where the words come from as well."""
    guide = recorded.guide
    told = [("dc:description", guide.credit),
            *(("dc:source", source.url or source.name) for source in guide.sources)]
    lines = "".join(f'    <meta name="{name}" content="{escape(value)}" />\r\n' for name, value in told)
    return ncc.replace(b"  </head>", f"{lines}  </head>".encode(), 1)
