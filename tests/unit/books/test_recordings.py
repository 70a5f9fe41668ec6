"""A folder of recordings: what lies in it, and what a second run changes."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
import soundfile  # type: ignore[import-untyped]
from mutagen.mp3 import MP3

from outreach.books.folder import Filed
from outreach.books.recordings import file_names, seconds_of, write_recordings
from outreach.model.guide import Guide
from tests.unit.books.guides import LAST, PART, TYPES, make_guide, spoken_guide, store_in

NAMES = ["00-about", "01-types", "02-part", "03-last"]


def written(folder: Path, *guides: Guide) -> Filed:
    """One run."""
    return write_recordings([spoken_guide(folder, guide) for guide in guides or (make_guide(),)], store_in(folder),
                            folder / "out")


def test_every_topic_has_sound_and_words(tmp_path: Path) -> None:
    """Phone sound, full sound and text; the names keep the order on players that know no list."""
    written(tmp_path)
    folder = tmp_path / "out" / "illness" / "en"

    assert sorted([*(f"{name}.{kind}" for name in NAMES for kind in ("mp3", "txt", "wav")), "index.html",
                   "playlist.m3u"]) == sorted(path.name for path in folder.iterdir())
    for name, spoken in zip(NAMES, spoken_guide(tmp_path).sections, strict=True):
        info = soundfile.info(folder / f"{name}.wav")
        assert (8000, 1, "ULAW") == (info.samplerate, info.channels, info.subtype)
        assert pytest.approx(seconds_of(spoken), abs=0.01) == info.duration
        assert info.duration <= MP3(folder / f"{name}.mp3").info.length < info.duration + 0.2


def test_the_words_beside_a_recording_are_those_that_are_heard(tmp_path: Path) -> None:
    """Word for word, under the guide's title."""
    written(tmp_path)

    assert ("Living With Illness\n\nTypes & Stages\n\nThere are two types. One is short.\n\nOne is <long>.\n"
            == (tmp_path / "out/illness/en/01-types.txt").read_text())


def test_chapters_are_the_paragraphs(tmp_path: Path) -> None:
    """The heading belongs to the first; they meet, and end with the words."""
    written(tmp_path)
    read = MP3(tmp_path / "out/illness/en/01-types.mp3")
    chapters = [read.tags[f"CHAP:{name}"] for name in read.tags["CTOC:toc"].child_element_ids]

    assert ["There are two types.", "One is <long>."] == [str(one.sub_frames["TIT2"]) for one in chapters]
    assert 0 == chapters[0].start_time
    assert all(one.end_time == other.start_time for one, other in pairwise(chapters))
    assert chapters[-1].end_time <= read.info.length * 1000


def test_the_list_plays_the_guide_in_order(tmp_path: Path) -> None:
    """Every file it names is there."""
    written(tmp_path)
    lines = (tmp_path / "out/illness/en/playlist.m3u").read_text().splitlines()

    assert ("#EXTM3U", [f"{name}.mp3" for name in NAMES]) == (lines[0], [one for one in lines if one[0] != "#"])


def test_a_second_run_writes_nothing(tmp_path: Path) -> None:
    """Byte for byte the same, and not one file touched."""
    first = written(tmp_path)
    before = {path: path.stat().st_mtime_ns for path in (tmp_path / "out").rglob("*")}

    again = written(tmp_path)

    assert ((), len(first.written)) == (again.written, len(again.unchanged))
    assert before == {path: path.stat().st_mtime_ns for path in (tmp_path / "out").rglob("*")}


def test_a_changed_sentence_changes_its_topic_alone(tmp_path: Path) -> None:
    """And the page that shows it, and the list that tells its length."""
    written(tmp_path)
    edited = replace(LAST, paragraphs=(("Ask at home. " * 5,),))

    done = written(tmp_path, make_guide(topics=(TYPES, PART, edited)))

    assert {"03-last.mp3", "03-last.wav", "03-last.txt", "playlist.m3u", "index.html"} == {
        path.name for path in done.written}


def test_a_topic_that_is_gone_is_removed(tmp_path: Path) -> None:
    """Its files, and no others."""
    written(tmp_path)
    (tmp_path / "out/illness/en/notes.txt").write_text("whom to call")

    done = written(tmp_path, make_guide(topics=(TYPES, PART)))

    assert {"03-last.mp3", "03-last.wav", "03-last.txt"} == {path.name for path in done.removed}
    assert (tmp_path / "out/illness/en/notes.txt").exists()


def test_names_keep_their_order_beyond_a_hundred_topics(tmp_path: Path) -> None:
    """"100" would come before "11" otherwise."""
    many = make_guide(topics=tuple(replace(LAST, slug=f"t{number}") for number in range(100)))
    names = file_names(spoken_guide(tmp_path, many))

    assert (sorted(names), "100-t99") == (list(names), names[-1])


def test_equal_guides_give_equal_bytes_elsewhere(tmp_path: Path) -> None:
    """Another day, another folder."""
    contents = []
    for name in ("a", "b"):
        written(tmp_path / name)
        out = tmp_path / name / "out"
        contents.append({path.relative_to(out): path.read_bytes() for path in out.rglob("*") if path.is_file()})
    assert contents[0] == contents[1]
