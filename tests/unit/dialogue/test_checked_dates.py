"""The day on which somebody here compared a text with its page is the day that patients hear."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from outreach.sms.segments import measure
from tests.factories import make_credit
from tests.fakes import paper_shelf

CREDIT = make_credit(name="NCI", reviewed_on="2025-12-30")
OURS = replace(CREDIT, checked_on="2026-11-20")
IN_TIME, LATE = date(2026, 1, 5), date(2026, 11, 22)


@pytest.mark.parametrize(("credit", "day", "end", "source"), [
    (CREDIT, IN_TIME, "Page dated Dec 30, 2025.", "Page dated Dec 30, 2025."),
    (CREDIT, LATE, "Page dated Dec 30, 2025, new check due.", "Page dated Dec 30, 2025, new check due."),
    (OURS, IN_TIME, "Checked Nov 20, 2026.", "Page dated Dec 30, 2025. Checked Nov 20, 2026."),
    (OURS, LATE, "Checked Nov 20, 2026, page check due.",
     "Page dated Dec 30, 2025, new check due. Checked Nov 20, 2026."),
    (replace(OURS, reviewed_on=""), LATE, "Checked Nov 20, 2026.", "No review date. Checked Nov 20, 2026."),
])
def test_a_text_tells_our_own_check_and_source_tells_both(credit, day: date, end: str, source: str) -> None:
    """Whoever asks for the source hears how old the page is, too."""
    assert end == paper_shelf().checked_sms(credit, day)
    assert source == paper_shelf().dates_sms(credit, day)


def test_a_voice_tells_our_own_check_and_that_the_page_is_overdue() -> None:
    """In words."""
    assert "We last compared it with the page on November 20, 2026." == paper_shelf().checked_voice(OURS, IN_TIME)
    assert paper_shelf().checked_voice(OURS, LATE).endswith("2026. The page itself is due for a new check.")


def test_the_end_of_a_topic_stays_one_segment() -> None:
    """With the longest date."""
    shelf = paper_shelf()
    end = shelf.book.sms("end", keyword="TREATMENT", source="NCI",
                         checked=shelf.checked_sms(replace(CREDIT, checked_on="2026-11-30"), LATE))

    assert 1 == measure(end).segments, end
