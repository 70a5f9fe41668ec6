"""What the operator is told at the start."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

from outreach.bootstrap.ready import check_line
from outreach.publish.build import build
from outreach.settings import Settings
from tests.fakes import PERSON, line_settings
from tests.integration.store_people import new_database
from tests.unit.publish.shelves import fill


def line_with_build(folder: Path) -> Settings:
    """A line that serves reviewed words, built for nobody to call."""
    settings = line_settings(folder / "data", serve="reviewed", person_number="", languages=("en",))
    build(settings, fill(folder / "scripts", signed=True), today=date(2026, 11, 22))
    new_database(settings.data / "outreach.sqlite")
    return settings


def test_a_setting_that_the_build_has_no_words_for(tmp_path: Path) -> None:
    """They are named, for their drafts are spoken meanwhile."""
    settings = line_with_build(tmp_path)
    assert 1 == len(check_line(settings))
    (_, warning) = check_line(settings.with_changes(person_number=PERSON))

    assert "en/ask-person, en/number-by-text, en/offer-person, en/person, en/person-missed, en/person-number" in warning
    assert "outreach build" in warning


def test_a_language_that_the_build_has_no_words_for(tmp_path: Path) -> None:
    """It was built for English alone."""
    (_, warning) = check_line(line_with_build(tmp_path).with_changes(languages=("en", "es")))

    assert "en/no-topics-here" in warning
    assert "es/crisis" in warning


def test_no_build_at_all(tmp_path: Path) -> None:
    """Only that is said then."""
    settings = line_with_build(tmp_path)
    shutil.rmtree(settings.build_folder)

    assert ["There is no build"] == [warning[:17] for warning in check_line(settings)[1:]]
