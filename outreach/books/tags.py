"""What a player shows of an MP3: title, guide, who gives it out, and a chapter for each paragraph (ID3 2.3)."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass

from mutagen.id3 import CHAP, COMM, CTOC, ID3, TALB, TDRC, TIT2, TLAN, TPE1, TPUB, TRCK, WOAS, CTOCFlags

from outreach.model.language import primary_language

#: ISO 639-2, which ID3 asks for
_LANGUAGES = {"en": "eng", "es": "spa"}
_UTF_16 = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class TrackTags:
    """The words that a player shows."""

    title: str
    guide: str
    operator: str
    credit: str
    #: an address of the source; empty where it has none
    source_url: str
    #: ISO date; empty where nobody dated the words
    dated: str
    language: str
    number: int
    of: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Chapter:
    """A place that a player can jump to, in seconds."""

    title: str
    start: float
    end: float


def with_tags(content: bytes, tags: TrackTags, chapters: Sequence[Chapter]) -> bytes:
    """An MP3 file with its tags before the sound; equal things give equal bytes.

    Version 2.3, for old players read no other; so the texts are UTF-16.
    """
    frames = ID3()
    for frame in (*_words(tags), *_chapters(chapters)):
        frames.add(frame)
    frames.update_to_v23()
    target = io.BytesIO(content)
    frames.save(target, v1=0, v2_version=3, padding=lambda _: 0)
    return target.getvalue()


def _words(tags: TrackTags) -> list[object]:
    language = _LANGUAGES.get(primary_language(tags.language), "und")
    frames: list[object] = [
        TIT2(encoding=_UTF_16, text=tags.title), TALB(encoding=_UTF_16, text=tags.guide),
        TPE1(encoding=_UTF_16, text=tags.operator), TPUB(encoding=_UTF_16, text=tags.operator),
        TRCK(encoding=0, text=f"{tags.number}/{tags.of}"), TLAN(encoding=0, text=language),
        COMM(encoding=_UTF_16, lang=language, desc="", text=tags.credit),
    ]
    if tags.dated:
        frames.append(TDRC(encoding=0, text=tags.dated))
    if tags.source_url:
        frames.append(WOAS(url=tags.source_url))
    return frames


def _chapters(chapters: Sequence[Chapter]) -> list[object]:
    names = [f"ch{number}" for number in range(1, len(chapters) + 1)]
    listed = CTOC(element_id="toc", flags=CTOCFlags.TOP_LEVEL | CTOCFlags.ORDERED, child_element_ids=names,
                  sub_frames=[])
    return [listed, *(CHAP(element_id=name, start_time=round(chapter.start * 1000), end_time=round(chapter.end * 1000),
                           start_offset=0xFFFFFFFF, end_offset=0xFFFFFFFF,
                           sub_frames=[TIT2(encoding=_UTF_16, text=chapter.title)])
                      for name, chapter in zip(names, chapters, strict=True))]
