"""SOURCE names document, section, sentences, dates and address; what does not fit goes in that order of need."""

from __future__ import annotations

import shutil
import sqlite3
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from outreach.bootstrap.builds import make_shelf
from outreach.catalog.lookup import Catalogue, Topic
from outreach.catalog.opening import open_build
from outreach.catalog.write import CatalogueWriter
from outreach.dialogue.shelf import Shelf
from outreach.dialogue.source import MOST_SEGMENTS, source_sms
from outreach.model.told import ToldSection
from outreach.sms.segments import measure
from tests.factories import make_book, make_credit, make_script
from tests.fakes import line_settings

DAY = date(2026, 1, 5)
URL = "https://clinic.example.org/illness"
CREDIT = make_credit(name="NCI", title="Illness", url=URL, reviewed_on="2025-12-30")
TOLD = ToldSection(heading="Types of Illness", sentences="1, 3-5", of=7)
ALONE = ToldSection(heading="Care", sentences="2", of=4)


def shelf_of(folder: Path, *told: ToldSection, title: str = "Illness") -> tuple[Shelf, Topic]:
    """A build with one topic that tells these sentences."""
    script = make_script(source=replace(CREDIT, title=title))
    with CatalogueWriter(folder, serve="drafts") as writer:
        writer.add_scripts((script,), {"en": make_book()})
        writer.add_told([told])
        catalogue = open_build(folder, writer.finish().stem, drafts=True)
    return make_shelf(catalogue, line_settings(folder)), catalogue.topics("illness", "en")[0]


def said(folder: Path, *told: ToldSection, title: str = "Illness") -> str:
    """The text."""
    shelf, topic = shelf_of(folder, *told, title=title)
    return source_sms(replace(shelf, book=make_book()), topic, DAY)


@pytest.mark.parametrize(("told", "words"), [
    ((TOLD,), ", section Types of Illness, sentences 1, 3-5 of 7"),
    ((ALONE,), ", section Care, sentence 2 of 4"),
    ((TOLD, ALONE), ", section Types of Illness, sentences 1, 3-5 of 7; section Care, sentence 2 of 4"),
    ((), ""),
])
def test_section_and_sentences_are_named(tmp_path: Path, told: tuple[ToldSection, ...], words: str) -> None:
    """Where the build knows them."""
    assert f"TYPES: NCI, Illness{words}, shortened by us. Page dated Dec 30, 2025. {URL}" == said(tmp_path, *told)


@pytest.mark.parametrize(("length", "section", "sentences"), [(60, True, True), (185, True, False),
                                                              (210, False, False)])
def test_sentences_go_first_and_dates_never(tmp_path: Path, length: int, *, section: bool, sentences: bool) -> None:
    """Where the text would take a third segment."""
    text = said(tmp_path, TOLD, title="T" * length)

    assert (section, sentences) == ("section Types" in text, "3-5 of 7" in text), text
    assert text.endswith(f"Page dated Dec 30, 2025. {URL}")
    assert measure(text).segments <= MOST_SEGMENTS


def test_a_build_of_the_format_before_is_served_without_them(tmp_path: Path) -> None:
    """As it was built: without the table."""
    shelf, topic = shelf_of(tmp_path, TOLD)
    old = tmp_path / "old.sqlite"
    shutil.copy(tmp_path / f"{shelf.catalogue.name}.sqlite", old)
    with sqlite3.connect(old) as database:
        database.executescript("drop table told; update meta set value = '7' where key = 'format'")
    database.close()
    catalogue: Catalogue = open_build(tmp_path, "old", drafts=True)

    assert "section" not in source_sms(replace(shelf, catalogue=catalogue, book=make_book()), topic, DAY)
