"""`outreach draft`: drafts are written, and what a person wrote or signed is left alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from outreach.catalog.script_files import read_script
from outreach.errors import ScriptFormatError, SourceError
from outreach.review.drafts import write_drafts
from outreach.review.keep import Outcome
from outreach.wording.drafts import LANGUAGES, draft_wordings
from tests.factories import make_book, write_page
from tests.unit.faithful.sleep import PAGE as PAGE_OF_NAPS
from tests.unit.review.office import FRONT, Office

PAGE = "---\ntitle: Sleep\nsource: Elm Clinic\n---\n\n## Naps\n\nA nap helps many people.\n"
OTHER_WORDS = PAGE.replace("many", "most")


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A folder with one page about naps."""
    folder = tmp_path / "content"
    folder.mkdir()
    write_page(folder, PAGE, "sleep.md")
    return folder


@pytest.fixture
def naps(tmp_path: Path, content: Path) -> Path:
    """Its one script, drafted."""
    draft(content)
    return tmp_path / "scripts" / "sleep" / "en" / "naps.md"


def draft(content: Path) -> dict[str, Outcome]:
    """Draft a folder; the outcomes of what is not a wording of the line, by file name."""
    lines = write_drafts(content, content.parent / "scripts", make_book())
    return {line.path.name: line.outcome for line in lines if line.path.parent.parent.name != "_service"}


def test_a_first_draft_is_new(content: Path) -> None:
    """The line's own words are drafted with it."""
    lines = write_drafts(content, content.parent / "scripts", make_book())

    assert {Outcome.NEW} == {line.outcome for line in lines}
    ours = sum(len(draft_wordings(language)) for language in LANGUAGES)
    assert ours + 1 == len(lines) == sum(1 for line in lines if line.path.is_file())


def test_a_second_draft_changes_nothing(content: Path, naps: Path) -> None:
    """Not even the time of the file."""
    before = naps.stat().st_mtime_ns

    assert {"naps.md": Outcome.UNCHANGED} == draft(content)
    assert before == naps.stat().st_mtime_ns


def test_an_untouched_draft_follows_its_source(content: Path, naps: Path) -> None:
    """Nobody has read it yet, so nobody's work is lost."""
    write_page(content, OTHER_WORDS, "sleep.md")

    assert {"naps.md": Outcome.UPDATED} == draft(content)
    assert ("A nap helps most people.",) == read_script(naps).sms


@pytest.mark.parametrize(("old", "new"), [
    ("A nap helps many people.", "Naps help."), ('menu_digit: "1"', 'menu_digit: "2"'), ('"NAPS"', '"SLEEP"'),
])
def test_what_a_person_edited_is_left_alone(content: Path, naps: Path, old: str, new: str) -> None:
    """Words, keys and keyword alike, whatever its source says since."""
    edited = naps.read_text(encoding="utf-8").replace(old, new)
    naps.write_text(edited, encoding="utf-8")
    write_page(content, OTHER_WORDS, "sleep.md")

    assert {"naps.md": Outcome.EDITED} == draft(content)
    assert edited == naps.read_text(encoding="utf-8")


def test_what_a_person_signed_is_left_alone(office: Office) -> None:
    """Drafting again takes no signature away."""
    office.sign()
    signed = office.naps.read_bytes()

    assert Outcome.REVIEWED is office.draft()["naps.md"].outcome
    assert signed == office.naps.read_bytes()


def test_a_script_that_a_changed_source_reopens_is_named(office: Office) -> None:
    """With the reason; it is left as it is, for a person to read again."""
    office.sign()
    signed = office.naps.read_bytes()
    office.write(PAGE_OF_NAPS.replace("Do not nap", "Nap"))
    line = office.draft()["naps.md"]

    assert Outcome.REOPENED is line.outcome
    assert "a sentence that the script rests on changed: [-Do not nap-] {+Nap+} for more" in line.problem
    assert signed == office.naps.read_bytes()


def test_a_page_that_was_reviewed_again_is_a_renewal(office: Office) -> None:
    """Nobody has to read it anew."""
    office.sign()
    office.write(front=FRONT.replace("2026-01-31", "2026-02-01"))

    assert Outcome.RENEWED is office.draft()["naps.md"].outcome


def test_a_retired_script_stays_retired(content: Path, naps: Path) -> None:
    """Somebody took it out of service."""
    naps.write_text(naps.read_text(encoding="utf-8").replace('"draft"', '"retired"'), encoding="utf-8")

    assert {"naps.md": Outcome.RETIRED} == draft(content)


def test_a_script_whose_source_is_gone_is_named(content: Path, naps: Path) -> None:
    """It is not deleted: a person decides."""
    write_page(content, PAGE.partition("## ")[0] + "## Rest\n\nRest heals.\n", "sleep.md")

    assert {"rest.md": Outcome.NEW, "naps.md": Outcome.ORPHAN} == draft(content)
    assert naps.is_file()


def test_a_reworded_heading_keeps_its_file_and_word(content: Path, naps: Path) -> None:
    """The sentences are the same, so who texts NAPS still means this topic."""
    write_page(content, PAGE.replace("Naps", "Rest"), "sleep.md")

    assert {"naps.md": Outcome.UPDATED} == draft(content)
    assert ("NAPS", "Rest") == (read_script(naps).keyword, read_script(naps).title)


def test_a_document_that_cannot_be_read_does_not_stop_the_others(content: Path) -> None:
    """It is named with its line and remedy."""
    broken = write_page(content, "---\ntitle: a: b\n---\n\n## One\n\nWords.\n", "broken.md")
    lines = [line for line in write_drafts(content, content.parent / "scripts", make_book())
             if line.path.parent.parent.name != "_service"]

    assert [(broken, Outcome.UNREADABLE), (lines[1].path, Outcome.NEW)] == [(line.path, line.outcome) for line in lines]
    assert lines[0].problem.startswith(f"{broken}:2: ")


def test_scripts_of_an_unreadable_document_are_not_called_lost(content: Path, naps: Path) -> None:
    """Its source is there, only broken for now."""
    write_page(content, "---\ntitle: a: b\n---\n", "sleep.md")

    assert {"sleep.md": Outcome.UNREADABLE} == draft(content)
    assert naps.is_file()


def test_two_documents_never_share_a_folder_of_scripts(content: Path) -> None:
    """Their topics would overwrite each other at each draft."""
    write_page(content, PAGE, "Sleep.md")
    outcomes = draft(content)

    assert 1 == sum(outcome is Outcome.UNREADABLE for outcome in outcomes.values())


def test_a_script_that_cannot_be_read_is_never_overwritten(content: Path, naps: Path) -> None:
    """It may be a person's unfinished work."""
    naps.write_text("half a file", encoding="utf-8")
    with pytest.raises(ScriptFormatError):
        draft(content)

    assert "half a file" == naps.read_text(encoding="utf-8")


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    """The error names it and the option."""
    with pytest.raises(SourceError, match="--content DIR"):
        write_drafts(tmp_path / "nowhere", tmp_path, make_book())
