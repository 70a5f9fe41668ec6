"""Who may sign: a small file that says what is wrong with it."""

from __future__ import annotations

from pathlib import Path

import pytest

from outreach.catalog.reviewers import REVIEWERS, read_reviewers
from outreach.errors import ReviewersError
from tests.factories import REVIEWER, make_script, make_wording, sign


def listed(folder: Path, text: str) -> None:
    """Write the list."""
    (folder / REVIEWERS).write_text(text, encoding="utf-8")


def test_people_are_listed_with_their_roles(tmp_path: Path) -> None:
    """As the file writes them."""
    listed(tmp_path, '[[reviewer]]\nname = "Ann Example, RN"\nrole = "nurse"\n\n[[reviewer]]\nname = "Bo Example"\n')

    assert {"Ann Example, RN": "nurse", "Bo Example": ""} == read_reviewers(tmp_path).roles


def test_a_template_lists_nobody(tmp_path: Path) -> None:
    """Remarks alone; and so does a missing file."""
    assert {} == read_reviewers(tmp_path).roles

    listed(tmp_path, "# nobody yet\n")

    assert {} == read_reviewers(tmp_path).roles


@pytest.mark.parametrize(("text", "problem"), [
    ("[[reviewer]\n", "does not parse"), ("[[reviewer]]\nrole = 'nurse'\n", "is no reviewer"),
    ("reviewer = ['Ann']\n", "is no reviewer"), ("[[reviewer]]\nname = ' '\n", "is no reviewer"),
    ("[[reviewer]]\nname = 'Ann'\nage = 40\n", "is no reviewer"), ("reviewer = 'Ann'\n", "is no reviewer"),
])
def test_a_list_that_cannot_be_used_says_how_to_write_it(tmp_path: Path, text: str, problem: str) -> None:
    """Nobody signs by accident."""
    listed(tmp_path, text)
    with pytest.raises(ReviewersError, match=rf"{REVIEWERS}:1: .*{problem}.* Write each person as \[\[reviewer\]\]"):
        read_reviewers(tmp_path)


def test_a_signature_by_somebody_else_is_doubted(tmp_path: Path) -> None:
    """A draft has none to doubt."""
    listed(tmp_path, '[[reviewer]]\nname = "Bo Example"\n')
    reviewers = read_reviewers(tmp_path)

    assert f"signed by {REVIEWER}, who is not listed in {tmp_path / REVIEWERS}" in reviewers.doubt(sign(make_script()))
    assert reviewers.doubt(sign(make_wording()))
    assert "" == reviewers.doubt(make_script())
