"""The operator's own comparison with the live page: the day that patients hear."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from outreach.catalog.script_files import read_script
from outreach.errors import OutreachError
from outreach.review.checked import mark_checked
from tests.factories import REVIEWER
from tests.unit.faithful.sleep import PAGE
from tests.unit.review.office import DAY, OTHER, Office


def test_a_comparison_is_written_down_and_the_signature_stands(office: Office) -> None:
    """By whom and on which day; another person may do it."""
    office.sign()
    mark_checked(office.naps, reviewer=OTHER, desk=office.desk)
    read = read_script(office.naps)

    assert (OTHER, DAY.isoformat(), REVIEWER) == (read.checked_by, read.source.checked_on, read.review.reviewer)
    assert f'checked_on: "{DAY}"\nchecked_by: "{OTHER}"\n' in office.naps.read_text(encoding="utf-8")


def test_only_what_is_signed_is_compared_by_who_is_listed(office: Office) -> None:
    """Nothing is written otherwise."""
    before = office.naps.read_bytes()
    for path, name, why in ((office.naps, REVIEWER, "only what is signed"), (office.naps, "Mallory", "not listed"),
                            (office.goodbye, REVIEWER, "has no page")):
        with pytest.raises(OutreachError, match=why):
            mark_checked(path, reviewer=name, desk=office.desk)
    assert before == office.naps.read_bytes()


def test_words_changed_since_they_were_signed_are_not_compared(office: Office) -> None:
    """They are signed first."""
    office.sign()
    office.edit('title: "Naps"', 'title: "Short naps"')

    with pytest.raises(OutreachError, match="only what is signed"):
        mark_checked(office.naps, reviewer=REVIEWER, desk=office.desk)


@pytest.mark.parametrize(("page", "kept"), [(PAGE, True), (PAGE.replace("Beds", "Soft beds") + "\nMore.\n", True),
                                            (PAGE.replace("30 minutes", "20 minutes"), False)])
def test_a_comparison_ends_with_the_section_that_it_was_made_on(office: Office, page: str, *, kept: bool) -> None:
    """A signature over other words of the source needs a new one."""
    office.sign()
    mark_checked(office.naps, reviewer=REVIEWER, desk=office.desk)
    office.write(page)
    office.edit("30 minutes", "30 minutes" if kept else "20 minutes")
    office.sign()

    assert kept == bool(read_script(office.naps).source.checked_on)


def test_a_later_comparison_takes_the_place_of_the_first(office: Office) -> None:
    """Patients hear the last day."""
    office.sign()
    mark_checked(office.naps, reviewer=REVIEWER, desk=office.desk)
    mark_checked(office.naps, reviewer=OTHER, desk=replace(office.desk, today=date(2026, 3, 3)))

    assert ("2026-03-03", OTHER) == (read_script(office.naps).source.checked_on, read_script(office.naps).checked_by)
