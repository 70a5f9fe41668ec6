"""DAISY 2.02, read back by Python's own XML parser and, for the sound, by mutagen."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from mutagen.mp3 import MP3

from outreach.books.daisy import daisy
from tests.unit.books.guides import ABOUT, LAST, PART, TYPES, make_guide, recorded_guide

XHTML = "{http://www.w3.org/1999/xhtml}"
GUIDE = (ABOUT, TYPES, PART, LAST)


def opened(folder: Path, **changes: object) -> zipfile.ZipFile:
    """The book of a guide."""
    return zipfile.ZipFile(io.BytesIO(daisy(recorded_guide(folder, make_guide(**changes)))))


def parsed(book: zipfile.ZipFile, name: str) -> ET.Element:
    """One of its files as XML."""
    return ET.fromstring(book.read(name))


def seconds(clock: str) -> float:
    """ "npt=1.250s"."""
    return float(re.fullmatch(r"npt=([\d.]+)s", clock)[1])


def test_every_clip_points_at_words_and_sound_that_exist(tmp_path: Path) -> None:
    """Times follow one another without a gap, from the beginning to the end of each file."""
    book = opened(tmp_path)
    for number, topic in enumerate(GUIDE, start=1):
        page = {element.get("id"): "".join(element.itertext()) for element in parsed(book, f"{number:04}.htm").iter()}
        length = MP3(io.BytesIO(book.read(f"{number:04}.mp3"))).info.length
        heard, times = [], []
        for par in parsed(book, f"{number:04}.smil").iter("par"):
            target, _, place = par.find("text").get("src").partition("#")
            audio = par.find(".//audio")
            assert (f"{number:04}.htm", f"{number:04}.mp3") == (target, audio.get("src"))
            heard.append(page[place].strip())
            times.append((seconds(audio.get("clip-begin")), seconds(audio.get("clip-end"))))
        assert [topic.title, *(sentence for paragraph in topic.paragraphs for sentence in paragraph)] == heard
        assert all(begin < end for begin, end in times)
        assert all(one[1] == other[0] for one, other in pairwise(times))
        assert 0 == times[0][0] < times[-1][1] <= length + 0.001


def test_contents_lead_to_every_heading(tmp_path: Path) -> None:
    """Parts are one level below their topic; each link's place is there."""
    book = opened(tmp_path)
    headings = [element for element in parsed(book, "ncc.html").iter() if re.fullmatch(rf"{XHTML}h\d", element.tag)]

    assert ["h1", "h1", "h2", "h1"] == [heading.tag.removeprefix(XHTML) for heading in headings]
    assert [topic.title for topic in GUIDE] == ["".join(heading.itertext()).strip() for heading in headings]
    for heading in headings:
        target, _, place = heading.find(f"{XHTML}a").get("href").partition("#")
        assert place in {element.get("id") for element in parsed(book, target).iter()}


def test_the_contents_tell_source_date_and_that_it_was_shortened(tmp_path: Path) -> None:
    """And what players look for: the format, the number of files, the length."""
    book = opened(tmp_path)
    told = {meta.get("name"): meta.get("content") for meta in parsed(book, "ncc.html").iter(f"{XHTML}meta")}

    assert {"dc:format": "Daisy 2.02", "dc:title": "Living With Illness", "dc:language": "en",
            "dc:date": "2026-01-31", "dc:publisher": "Elm County Health", "ncc:multimediaType": "audioFullText",
            "dc:description": "From Elm Clinic, shortened by us.", "dc:source": "https://clinic.example.org/illness",
            "ncc:tocItems": "4", "ncc:depth": "2", "ncc:narrator": "tone, a"}.items() <= told.items()
    kinds = (".html", ".smil", ".mp3", ".htm")
    assert int(told["ncc:files"]) == len([name for name in book.namelist() if name.endswith(kinds)])


@pytest.mark.parametrize("title", ["@home", "--lang", "A & B", 'Say "no"', "<b>", "50% off"])
def test_titles_are_words_and_never_orders(tmp_path: Path, title: str) -> None:
    """Whatever a title looks like to the library or to XML."""
    book = opened(tmp_path, title=title, opening=replace(ABOUT, title=title))
    [told] = [meta.get("content") for meta in parsed(book, "ncc.html").iter(f"{XHTML}meta")
              if meta.get("name") == "dc:title"]

    assert title == told
    assert title == parsed(book, "ncc.html").find(f".//{XHTML}h1/{XHTML}a").text


def test_equal_guides_give_equal_bytes(tmp_path: Path) -> None:
    """The library's own zip would carry the time of day."""
    assert daisy(recorded_guide(tmp_path / "a")) == daisy(recorded_guide(tmp_path / "b"))
