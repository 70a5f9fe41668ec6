"""How hard a script is to read, and who accepts that."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from outreach.catalog.script_files import read_script, script_path, write_script
from outreach.errors import OutreachError
from outreach.model.script import MessageScript, Status
from outreach.review.approve import approve
from outreach.review.grades import grade_of_script, is_too_hard
from outreach.review.show import describe
from tests.factories import REVIEWER, make_script

DAY = date(2026, 2, 2)
HARD = replace(make_script(), sms=("Individualized rehabilitation necessitates physiological deliberation.",))
EASY = replace(make_script(), sms=("Rest well. Eat well.",))


def test_long_words_are_hard() -> None:
    """And short ones are not."""
    assert is_too_hard(HARD)
    assert not is_too_hard(EASY)


def test_the_measure_knows_english_alone() -> None:
    """Nobody is asked to accept a number that means nothing."""
    assert grade_of_script(replace(HARD, language="es")) is None
    assert not is_too_hard(replace(HARD, language="es-MX"))


def _put(folder: Path, script: MessageScript) -> Path:
    path = script_path(folder, script)
    path.parent.mkdir(parents=True)
    path.write_text(write_script(script), encoding="utf-8")
    return path


def test_hard_words_are_signed_only_by_who_accepts_them(tmp_path: Path) -> None:
    """The file says so, for whoever asks later."""
    path = _put(tmp_path, HARD)
    with pytest.raises(OutreachError, match=r"above 8\. Shorten its sentences or, .* add --accept grade-above-8"):
        approve(path, reviewer=REVIEWER, today=DAY)
    assert read_script(path).review.status is Status.DRAFT

    approve(path, reviewer=REVIEWER, today=DAY, accept=("grade-above-8",))
    assert ("grade-above-8",) == read_script(path).review.accepted


def test_easy_words_keep_no_mark(tmp_path: Path) -> None:
    """Whatever a reviewer was ready to accept."""
    path = _put(tmp_path, EASY)
    approve(path, reviewer=REVIEWER, today=DAY, accept=("grade-above-8",))

    assert () == read_script(path).review.accepted


def test_a_reviewer_sees_the_grade_of_each_message() -> None:
    """And of all of them together."""
    shown = describe(EASY)

    assert "Reading grade of its texts: -" in shown
    assert "segment(s), grade " in shown
    assert "grade" not in describe(replace(EASY, language="es"))
