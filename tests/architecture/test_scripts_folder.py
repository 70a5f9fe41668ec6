"""scripts/ holds message scripts that people sign, and nothing else."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from outreach.bootstrap.builds import fallback_phrasebook
from outreach.catalog.reviewers import REVIEWERS, read_reviewers
from outreach.catalog.script_files import read_script, read_wording, script_files, wording_files
from outreach.model.script import Status
from outreach.publish.gather import gather
from outreach.review.drafts import write_drafts
from outreach.review.keep import Outcome
from outreach.settings import Settings
from outreach.wording.drafts import draft_wordings

SCRIPTS = Path(__file__).parents[2] / "scripts"
FILES = sorted(path for path in SCRIPTS.rglob("*") if path.is_file())


def test_only_markdown() -> None:
    """A helper program, or a file left over from writing, has no place here; the list of reviewers has."""
    assert len(FILES) > 40
    assert [SCRIPTS / REVIEWERS] == [path for path in FILES if path.suffix != ".md"]


def test_every_file_has_its_place() -> None:
    """<document>/<language>/<section>.md, and README.md at the top; nothing is overlooked by the build."""
    known = {*script_files(SCRIPTS), *wording_files(SCRIPTS), SCRIPTS / "README.md", SCRIPTS / REVIEWERS}
    assert [] == sorted(str(path.relative_to(SCRIPTS)) for path in FILES if path not in known)


def test_nobody_is_listed_as_a_reviewer() -> None:
    """The repository claims no person; whoever runs a line lists its own."""
    assert {} == read_reviewers(SCRIPTS).roles


def test_no_claim_of_a_review_without_a_name() -> None:
    """Whatever says that it was reviewed says by whom and when, over exactly these words."""
    read = [*map(read_script, script_files(SCRIPTS)), *map(read_wording, wording_files(SCRIPTS))]
    for sheet in read:
        if sheet.review.status is Status.REVIEWED:
            assert sheet.review.reviewer
            assert sheet.review.reviewed_on
            assert sheet.words_sha256 == sheet.review.words_sha256


def test_drafts_can_be_built() -> None:
    """All of scripts/ can be read, every wording is there, and no keyword is used twice."""
    assert gather(SCRIPTS, drafts=True).scripts


@pytest.mark.parametrize("name", ["crisis", "medical"])
def test_safety_words_take_their_numbers_from_settings(name: str) -> None:
    """No emergency number is written into a wording."""
    for wording in (draft_wordings("en")[name], read_wording(SCRIPTS / "_service" / "en" / f"{name}.md")):
        assert not any(character.isdigit() for character in wording.sms + wording.voice)
        assert "{crisis}" in wording.sms


def test_drafts_are_what_draft_writes(tmp_path: Path) -> None:
    """`outreach draft` would change nothing: what reviewers see is what the program makes of content/ today."""
    shutil.copytree(SCRIPTS, tmp_path / "scripts")
    book = fallback_phrasebook(Settings())
    lines = write_drafts(SCRIPTS.parent / "content", tmp_path / "scripts", book)
    assert [] == [f"{line.path.relative_to(tmp_path)}: {line.outcome}" for line in lines
                  if line.outcome in (Outcome.NEW, Outcome.UPDATED, Outcome.UNREADABLE, Outcome.ORPHAN)]
