"""Dates that a page gives itself count more than those that a crawl gave it."""

from __future__ import annotations

from pathlib import Path

import pytest

from outreach.ingest.review_dates import is_date_line, reviewed_on
from tests.factories import read_page


@pytest.mark.parametrize(("line", "day"), [
    ("Updated: May 3, 2025", "2025-05-03"), ("Reviewed: 2025-05-03", "2025-05-03"),
    ("Last reviewed on 3 May 2025", "2025-05-03"), ("This page was last updated on 05/03/2025.", "2025-05-03"),
    ("Page last reviewed: May 2025", "2025-05-01"), ("Date last updated: Sept. 9, 2024", "2024-09-09"),
    ("Actualizado: 3 de mayo de 2025", "2025-05-03"), ("Última revisión: mayo 3, 2025", "2025-05-03"),
    ("(Reviewed May 3rd, 2025)", "2025-05-03"), ("Reviewed and updated: May 3, 2025", "2025-05-03"),
])
def test_a_line_with_a_date(line: str, day: str) -> None:
    """However it is written."""
    assert (True, day) == (is_date_line(line), reviewed_on([line]))


@pytest.mark.parametrize("line", [
    "Updated advice from May 3, 2025", "May 3, 2025", "Your plan is reviewed on 3 May 2025 by a nurse and a doctor.",
    "Reviewed by Ann Example", "Updated: soon", "Reviewed: May 33, 2025",
])
def test_other_lines_give_no_date(line: str) -> None:
    """A sentence with a date in it is a sentence."""
    assert "" == reviewed_on([line])


def test_a_review_counts_more_than_an_update() -> None:
    """And the newest of several."""
    lines = ["Updated: May 3, 2025", "Reviewed: May 1, 2024", "Reviewed: May 2, 2024", "Reviewed: no"]

    assert "2024-05-02" == reviewed_on(lines)


def test_the_text_is_believed_before_the_label(tmp_path: Path) -> None:
    """Where it comes from is kept, and that the label says otherwise is told."""
    page = ("---\ntitle: Sleep\nsource: x\nlastReviewed: 2025-12-30\n---\n\n"
            "## Naps\n\nThey help.\n\nReviewed: May 3, 2024\n")
    document = read_page(tmp_path, page)

    assert "2024-05-03" == document.metadata.last_reviewed
    assert ("lastReviewed", "derived") in document.metadata.origins
    assert [4] == [finding.line for finding in document.findings if "the text counts" in finding.problem]
    assert ["They help."] == [sentence.text for sentence in document.sections[0].sentences()]
