"""What a build knows of its own words."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

from outreach.catalog.lookup import Catalogue
from outreach.catalog.names import by_word, guide_names, knows_names
from outreach.catalog.words import knows_words
from outreach.dialogue.guides import words_of_guides


def test_a_build_knows_its_words_topics_and_guides(guides_built: Path) -> None:
    """As a worker would have gathered them."""
    [path] = guides_built.glob("*.sqlite")
    catalogue = Catalogue(path)
    assert knows_words(catalogue, "en")
    assert knows_names(catalogue, "en")
    assert not knows_names(catalogue, "es")
    assert {word for word, _ in catalogue.keywords("en")} == set(by_word(catalogue, "en"))
    assert len(by_word(catalogue, "en")) > 2
    assert list(words_of_guides(catalogue, "en").items()) == list(guide_names(catalogue, "en")) != []


def test_a_build_of_an_earlier_version_knows_none(guides_built: Path, tmp_path: Path) -> None:
    """It has no such tables, and is read as it was then."""
    [path] = guides_built.glob("*.sqlite")
    shutil.copy(path, tmp_path / "old.sqlite")
    with closing(sqlite3.connect(tmp_path / "old.sqlite")) as build:
        build.executescript("drop table named; drop table named_length; drop table guide")
    old = Catalogue(tmp_path / "old.sqlite")
    assert not knows_names(old, "en")
    assert () == guide_names(old, "en")
