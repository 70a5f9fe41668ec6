"""How scripts stand is looked at once, and again when anything changed that it rests on."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pytest

from outreach.desk.shelf import Shelf
from outreach.desk.site import Folders
from outreach.desk.standing import Standing
from tests.fakes import FrozenClock
from tests.unit.faithful.sleep import PAGE
from tests.unit.review.office import Office, open_office

NAPS = "sleep/en/naps"


@pytest.fixture
def office(tmp_path: Path) -> Office:
    """Documents and scripts."""
    return open_office(tmp_path)


@pytest.fixture
def shelf(office: Office, tmp_path: Path, clock: FrozenClock) -> Shelf:
    """What is known of them."""
    return Shelf(Folders(content=office.content, scripts=office.scripts), tmp_path, clock)


def standing(shelf: Shelf, name: str = NAPS) -> Standing:
    """How one script stands now."""
    shelf.changed()
    return next(one for one in shelf.standings() if one.name == name)


def test_it_follows_every_change(shelf: Shelf, office: Office) -> None:
    """A signature, an edit by any editor, the source, the list of reviewers."""
    assert standing(shelf).why == "draft"
    office.sign()
    assert standing(shelf).why == ""
    office.write(PAGE.replace("7 hours", "9 hours"))
    assert standing(shelf).why == "reopened"
    office.write(PAGE)
    assert standing(shelf).why == ""
    (office.scripts / "reviewers.toml").write_text("")
    assert standing(shelf).why == "its signer is not listed"
    office.edit("Naps", "Short naps")
    assert standing(shelf).why == "changed since it was signed"


def test_a_long_folder_is_looked_at_beside_the_pages(shelf: Shelf, office: Office) -> None:
    """But what was written here counts at once, and the page says that the others are still looked at."""
    office.write("".join(f"## Part {number}\n\n{PAGE}\n" for number in range(40)), name="long.md")
    office.draft()
    shelf.changed()
    shelf.wait()
    path = next(path for path in (office.scripts / "long" / "en").glob("*.md") if "naps" in path.stem)
    name = f"long/en/{path.stem}"
    assert (standing(shelf, name).why, shelf.left()[0]) == ("draft", 0)
    office.sign(path, accept=("rewording", "grade-above-8"))
    shelf.wrote(path)
    assert standing(shelf, name).why == ""
    shelf.wait()
    assert shelf.left()[0] == 0


def test_a_file_that_cannot_be_read_stands_first(shelf: Shelf, office: Office) -> None:
    """And hides no other."""
    office.naps.write_text("nonsense")
    shelf.changed()
    found = shelf.standings()
    assert max(found, key=lambda one: one.risk).name == NAPS
    assert standing(shelf).why == "cannot be read"
    assert len(found) > 2


def test_a_document_that_nobody_chose_is_left_out(shelf: Shelf, office: Office) -> None:
    """As everywhere."""
    (office.scripts / "chosen.txt").write_text("another\n")
    shelf.changed()
    assert NAPS not in {one.name for one in shelf.standings()}


def test_many_are_looked_at_beside_the_pages_and_remembered(office: Office, tmp_path: Path,
                                                         clock: FrozenClock) -> None:
    """A page does not wait for them, tells how many are left, and the next start knows them."""
    for number in range(9):
        office.write(name=f"sleep-{number}.md")
    office.draft()
    folders = Folders(content=office.content, scripts=office.scripts)
    shelf = Shelf(folders, tmp_path, clock)
    shelf.standings()
    shelf.wait()
    known = shelf.standings()
    assert (0, 12) == shelf.left()
    assert len([one for one in known if one.document.startswith("sleep")]) == 20
    os.utime(tmp_path / "desk.json")
    assert Shelf(folders, tmp_path, clock).standings() == known
    (tmp_path / "desk.json").write_text('{"program": "another", "kept": 3}')
    damaged = Shelf(folders, tmp_path, clock)
    assert damaged.standings() == ()
    damaged.wait()
    assert replace(known[0]) in damaged.standings()
