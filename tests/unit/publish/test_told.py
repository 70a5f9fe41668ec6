"""A build knows which sentences of its source each script tells, and never guesses."""

from __future__ import annotations

from pathlib import Path

import pytest

from outreach.catalog.current import current_build
from outreach.catalog.opening import open_build
from outreach.catalog.script_files import read_script
from outreach.model.told import ToldSection
from outreach.publish.build import build
from outreach.publish.told import told_sections
from tests.unit.faithful.sleep import PAGE
from tests.unit.publish.shelves import settings_of
from tests.unit.review.office import DAY, Office, open_office


@pytest.fixture
def office(tmp_path: Path) -> Office:
    """Drafts and their document."""
    return open_office(tmp_path)


def told(office: Office) -> tuple[ToldSection, ...]:
    """What is known of the script about naps."""
    return next(told_sections([read_script(office.naps)], office.scripts, office.content))


def test_the_sentences_of_a_draft_are_numbered_in_their_section(office: Office) -> None:
    """From 1, in reading order, the items of a list included."""
    (naps,) = told(office)
    assert ("Naps", "1-13", 13) == (naps.heading, naps.sentences, naps.of)


def test_only_what_the_texts_tell_is_counted(office: Office) -> None:
    """Not what calls or definitions tell besides."""
    text, call = office.naps.read_text(encoding="utf-8").split("## Voice")
    shorter = text.replace("A nap may help you in the afternoon.", "")
    office.naps.write_text(f"{shorter}## Voice{call}", encoding="utf-8")

    assert ["2-13"] == [section.sentences for section in told(office)]


def test_a_sentence_that_is_gone_or_stands_twice_has_no_number(office: Office) -> None:
    """Then nothing is said, rather than something that may be wrong."""
    office.write(PAGE.replace("Do not nap for more", "Never nap for more"))
    assert () == told(office)
    office.write(PAGE.replace("Sleep heals.", "Sleep heals. Do not nap for more than 30 minutes."))
    assert () == told(office)


def test_words_that_somebody_edited_have_no_numbers(office: Office) -> None:
    """The hashes in the file are those of the draft as it was written."""
    office.edit("Do not nap for more than 30 minutes.", "Nap for half an hour at most.")

    assert () == told(office)


def test_without_the_documents_nothing_is_known(office: Office) -> None:
    """The folder, or the document, may be elsewhere."""
    (office.content / "sleep.md").unlink()
    assert () == told(office)
    office.content.rmdir()
    assert () == told(office)


def test_a_build_holds_the_numbers_where_the_documents_are_at_hand(office: Office, tmp_path: Path) -> None:
    """And is built without them where they are not."""
    found = [_built(office, tmp_path, content) for content in (office.content, None)]

    assert [told(office), ()] == found


def _built(office: Office, folder: Path, content: Path | None) -> tuple[ToldSection, ...]:
    settings = settings_of(folder, serve="drafts")
    build(settings, office.scripts, today=DAY, content=content)
    catalogue = open_build(settings.build_folder, current_build(settings.build_folder), drafts=True)
    (topic,) = catalogue.topics_for("naps", "en")
    return catalogue.told(topic)
