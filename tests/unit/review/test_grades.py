"""How hard a script is to read, and who accepts that."""

from dataclasses import replace
from pathlib import Path

import pytest

from outreach.catalog.script_files import read_script
from outreach.errors import OutreachError
from outreach.model.script import Status
from outreach.review.grades import TOO_HARD, grade_of_script, is_too_hard
from outreach.review.show import describe
from tests.factories import make_script
from tests.unit.review.office import Office, open_office

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


def test_hard_words_are_signed_only_by_who_accepts_them(tmp_path: Path) -> None:
    """The file says so, for whoever asks later."""
    office = open_office(tmp_path, f"\n## Naps\n\n{HARD.sms[0]}\n")
    with pytest.raises(OutreachError, match=r"above 8\. Shorten its sentences or, .* add --accept grade-above-8"):
        office.sign()
    assert read_script(office.naps).review.status is Status.DRAFT

    office.sign(accept=(TOO_HARD,))
    assert (TOO_HARD,) == read_script(office.naps).review.accepted


def test_easy_words_keep_no_mark(office: Office) -> None:
    """Whatever a reviewer was ready to accept."""
    office.sign(accept=(TOO_HARD,))

    assert () == read_script(office.naps).review.accepted


def test_a_reviewer_sees_the_grade_of_each_message() -> None:
    """And of all of them together."""
    shown = describe(EASY)

    assert "Reading grade of its texts: -" in shown
    assert "segment(s), grade " in shown
    assert "grade" not in describe(replace(EASY, language="es"))
