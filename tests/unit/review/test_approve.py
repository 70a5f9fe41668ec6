"""Signing: a person's name, the day, and the words exactly as they stand."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from outreach.catalog.script_files import (
    read_script,
    read_wording,
    script_path,
    wording_path,
    write_script,
    write_wording,
)
from outreach.errors import OutreachError, ScriptFormatError
from outreach.model.script import Review, Status
from outreach.review.approve import approve, read_either, waiting
from tests.factories import REVIEWER, make_script, make_wording, sign

DAY = date(2026, 2, 2)


@pytest.fixture
def script(tmp_path: Path) -> Path:
    """A draft script's file."""
    return _put(script_path(tmp_path, make_script()), write_script(make_script(flags=("long-unit",))))


@pytest.fixture
def wording(tmp_path: Path) -> Path:
    """A draft wording's file."""
    return _put(wording_path(tmp_path, make_wording()), write_wording(make_wording()))


def test_an_approval_writes_name_day_and_hash(script: Path) -> None:
    """And reading it back gives the same script, signed."""
    before = read_script(script)
    signed = approve(script, reviewer=f"  {REVIEWER} ", today=DAY)

    assert Review(status=Status.REVIEWED, reviewer=REVIEWER, reviewed_on="2026-02-02",
                  words_sha256=before.words_sha256) == read_script(script).review
    assert signed == read_script(script)
    assert f'reviewed_by: "{REVIEWER}"\nreviewed_on: "2026-02-02"\n' in script.read_text(encoding="utf-8")


def test_a_wording_is_signed_the_same_way(wording: Path) -> None:
    """The line's own words are words that patients hear."""
    approve(wording, reviewer=REVIEWER, today=DAY)

    assert sign(make_wording()) == read_wording(wording)


@pytest.mark.parametrize("name", ["", " ", "\t\n"])
def test_nobody_signs_without_a_name(script: Path, name: str) -> None:
    """The file stays a draft."""
    before = script.read_bytes()
    with pytest.raises(OutreachError, match=r"needs a person's name\. Add --by NAME"):
        approve(script, reviewer=name, today=DAY)

    assert before == script.read_bytes()


def test_changed_words_are_signed_anew(script: Path) -> None:
    """The first signature does not hold for them; the second does."""
    approve(script, reviewer=REVIEWER, today=DAY)
    script.write_text(script.read_text(encoding="utf-8").replace("One is short.", "One is brief."), encoding="utf-8")
    with pytest.raises(ScriptFormatError, match="changed after they were approved"):
        read_script(script)

    approve(script, reviewer="Bo Example, MD", today=date(2026, 3, 3))

    assert ("Bo Example, MD", "2026-03-03") == (read_script(script).review.reviewer,
                                                read_script(script).review.reviewed_on)
    assert "One is brief." in read_script(script).sms


def test_what_waits_for_a_person(tmp_path: Path, script: Path, wording: Path) -> None:
    """Drafts with their flags, topics first; what is signed waits no more."""
    assert [(script, "Types of Illness", ("long-unit",)), (wording, "goodbye", ())] == [
        (draft.path, draft.title, draft.flags) for draft in waiting(tmp_path)]

    approve(script, reviewer=REVIEWER, today=DAY)

    assert [wording] == [draft.path for draft in waiting(tmp_path)]


def test_what_was_edited_since_it_was_signed_waits_again(tmp_path: Path, script: Path) -> None:
    """Its flag says why."""
    approve(script, reviewer=REVIEWER, today=DAY)
    script.write_text(script.read_text(encoding="utf-8").replace("One is short.", "One is brief."), encoding="utf-8")
    (draft,) = waiting(tmp_path)

    assert ("changed-since-signed", "long-unit") == draft.flags


def test_a_retired_script_waits_for_nobody(tmp_path: Path) -> None:
    """It was taken out of service on purpose."""
    retired = make_script(review=Review(status=Status.RETIRED))
    _put(script_path(tmp_path, retired), write_script(retired))

    assert [] == list(waiting(tmp_path))


def test_a_file_is_read_as_what_its_folder_holds(script: Path, wording: Path) -> None:
    """Scripts by document, wordings below _service."""
    assert "Types of Illness" == getattr(read_either(script), "title", "")
    assert make_wording() == read_either(wording)


def _put(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path
