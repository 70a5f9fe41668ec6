"""EPUB 3 with Media Overlays, read back by XML parsers of Python's own."""

from __future__ import annotations

import io
import zipfile
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree as ET

from mutagen.mp3 import MP3

from outreach.books.epub import FEATURES, epub
from tests.unit.books.guides import make_guide, recorded_guide

OPF, XHTML, SMIL = ("{http://www.idpf.org/2007/opf}", "{http://www.w3.org/1999/xhtml}", "{http://www.w3.org/ns/SMIL}")
DC, XML, TYPE = ("{http://purl.org/dc/elements/1.1/}", "{http://www.w3.org/XML/1998/namespace}",
                 "{http://www.idpf.org/2007/ops}type")
NAMES = ("t00", "t01", "t02", "t03")


def opened(folder: Path, **changes: object) -> zipfile.ZipFile:
    """The book of a guide."""
    return zipfile.ZipFile(io.BytesIO(epub(recorded_guide(folder, make_guide(**changes)))))


def parsed(book: zipfile.ZipFile, name: str) -> ET.Element:
    """One of its files as XML."""
    return ET.fromstring(book.read(f"EPUB/{name}"))


def meta(package: ET.Element, name: str) -> list[str]:
    """Every value of a property, of the book and its parts."""
    return [element.text for element in package.iter(f"{OPF}meta") if element.get("property") == name]


def test_every_sentence_is_heard_where_it_stands(tmp_path: Path) -> None:
    """Each clip points at a text and a sound that exist; times follow one another and end inside the file."""
    book = opened(tmp_path)
    for name in NAMES:
        page = {element.get("id"): "".join(element.itertext()) for element in parsed(book, f"{name}.xhtml").iter()}
        sound = MP3(io.BytesIO(book.read(f"EPUB/{name}.mp3"))).info.length
        places, times = [], []
        for par in parsed(book, f"{name}.smil").iter(f"{SMIL}par"):
            text, audio = par.find(f"{SMIL}text"), par.find(f"{SMIL}audio")
            target, _, place = text.get("src").partition("#")
            assert (f"{name}.xhtml", f"{name}.mp3") == (target, audio.get("src"))
            places.append(place)
            times.append((float(audio.get("clipBegin")[:-1]), float(audio.get("clipEnd")[:-1])))
        assert all(page[place] for place in places)
        assert places == [f"s{number}" for number in range(len(places))] == [id_ for id_ in page if id_]
        assert all(begin < end for begin, end in times)
        assert all(one[1] == other[0] for one, other in pairwise(times))
        assert 0 == times[0][0] < times[-1][1] <= sound


def test_the_package_says_what_the_book_offers(tmp_path: Path) -> None:
    """Accessibility in schema.org's words, the source, the date, and that it was shortened by us."""
    package = parsed(opened(tmp_path), "package.opf")

    assert ["textual", "auditory"] == meta(package, "schema:accessMode")
    assert list(FEATURES) == meta(package, "schema:accessibilityFeature")
    assert (["none"], 1) == (meta(package, "schema:accessibilityHazard"),
                             len(meta(package, "schema:accessibilitySummary")))
    told = {element.tag.removeprefix(DC): element.text for element in package.iter() if element.tag.startswith(DC)}
    assert {"title": "Living With Illness", "language": "en", "publisher": "Elm County Health", "date": "2026-01-31",
            "description": "From Elm Clinic, shortened by us.", "source": "https://clinic.example.org/illness",
            }.items() <= told.items()
    assert ["2026-01-31T00:00:00Z"] == meta(package, "dcterms:modified")


def test_lengths_add_up(tmp_path: Path) -> None:
    """The book is as long as its sections, each as long as its sentences."""
    book = opened(tmp_path)
    lengths = [float(length[:-1]) for length in meta(parsed(book, "package.opf"), "media:duration")]
    ends = [float([*parsed(book, f"{name}.smil").iter(f"{SMIL}audio")][-1].get("clipEnd")[:-1]) for name in NAMES]

    assert abs(lengths[0] - sum(lengths[1:])) < 0.005
    assert ends == lengths[1:]


def test_contents_name_every_topic_and_parts_below_theirs(tmp_path: Path) -> None:
    """With landmarks to the opening, the contents and the first topic."""
    toc, landmarks = parsed(opened(tmp_path), "nav.xhtml").iter(f"{XHTML}nav")

    top = [[link.get("href") for link in item.iter(f"{XHTML}a")] for item in toc.find(f"{XHTML}ol")]
    assert [["t00.xhtml"], ["t01.xhtml", "t02.xhtml"], ["t03.xhtml"]] == top
    assert ("toc", "landmarks") == (toc.get(TYPE), landmarks.get(TYPE))
    assert {"frontmatter": "t00.xhtml", "toc": "nav.xhtml", "bodymatter": "t01.xhtml"} == {
        link.get(TYPE): link.get("href") for link in landmarks.iter(f"{XHTML}a")}


def test_a_spanish_book_says_so_on_every_page(tmp_path: Path) -> None:
    """A screen reader takes the voice for it; labels are Spanish, too."""
    book = opened(tmp_path, language="es", mark="(borrador)")

    assert {"es"} == {parsed(book, f"{name}.xhtml").get(f"{XML}lang") for name in (*NAMES, "nav")}
    assert "es" == parsed(book, "package.opf").find(f".//{DC}language").text
    assert "Living With Illness (borrador)" == parsed(book, "package.opf").find(f".//{DC}title").text
    assert "Contenido" == parsed(book, "nav.xhtml").find(f".//{XHTML}h1").text


def test_equal_guides_give_equal_bytes(tmp_path: Path) -> None:
    """And words that nobody dated need no clock."""
    for dated in ("2026-01-31", ""):
        guide = make_guide(dated=dated)
        assert epub(recorded_guide(tmp_path / "a", guide)) == epub(recorded_guide(tmp_path / "b", guide))
