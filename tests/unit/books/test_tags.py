"""What players show of an MP3, read back by the library that wrote it and by its file format."""

from __future__ import annotations

import io
from itertools import pairwise

from mutagen.mp3 import MP3

from outreach.books.tags import Chapter, TrackTags, with_tags
from outreach.speech.sound import Sound, mp3
from tests.unit.speech.fakes import tone

TAGS = TrackTags(title="¿Qué es?", guide="Vivir con cáncer", operator="Elm County Health", credit="De NCI.",
                 source_url="https://clinic.example.org/illness", dated="2026-01-31", language="es", number=2, of=5)
CHAPTERS = (Chapter(title="Uno", start=0.0, end=1.25), Chapter(title="Dos …", start=1.25, end=3.0))
BARE = mp3(Sound(samples=tone(3.0, 22050), sample_rate_hz=22050))


def test_tags_are_read_back() -> None:
    """In version 2.3; the sound behind them is untouched."""
    content = with_tags(BARE, TAGS, CHAPTERS)
    read = MP3(io.BytesIO(content)).tags

    assert (b"ID3\x03", BARE) == (content[:4], content[-len(BARE):])
    assert ("¿Qué es?", "Vivir con cáncer", "2/5", "spa") == tuple(
        str(read[name]) for name in ("TIT2", "TALB", "TRCK", "TLAN"))
    assert ("De NCI.", "2026-01-31"[:4]) == (str(read["COMM::spa"]), str(read["TDRC"])[:4])


def test_chapters_follow_one_another() -> None:
    """In thousandths of a second, inside the recording, listed in order."""
    read = MP3(io.BytesIO(with_tags(BARE, TAGS, CHAPTERS)))
    listed = read.tags["CTOC:toc"].child_element_ids
    chapters = [read.tags[f"CHAP:{name}"] for name in listed]

    assert [("Uno", 0, 1250), ("Dos …", 1250, 3000)] == [
        (str(chapter.sub_frames["TIT2"]), chapter.start_time, chapter.end_time) for chapter in chapters]
    assert all(one.end_time == other.start_time for one, other in pairwise(chapters))
    assert chapters[-1].end_time <= read.info.length * 1000


def test_equal_tags_give_equal_bytes() -> None:
    """Nothing of the clock is in them."""
    assert with_tags(BARE, TAGS, CHAPTERS) == with_tags(BARE, TAGS, CHAPTERS)
