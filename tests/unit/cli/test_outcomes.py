"""What `outreach draft` says of a few files, and of thousands."""

from __future__ import annotations

from pathlib import Path

import pytest

from outreach.cli.outcomes import MOST_NAMED, print_drafted
from outreach.review.keep import Drafted, Outcome


def script(document: int, number: int, outcome: Outcome) -> Drafted:
    """A script of some document."""
    sha256 = "" if outcome is Outcome.ORPHAN else "0" * 64
    return Drafted(path=Path(f"scripts/page-{document}/en/topic{number}.md"), outcome=outcome, sha256=sha256)


def said(lines: list[Drafted], capsys: pytest.CaptureFixture[str]) -> list[str]:
    """The lines printed."""
    print_drafted(lines)
    return capsys.readouterr().out.splitlines()


def test_nothing_is_said_where_nothing_changed(capsys: pytest.CaptureFixture[str]) -> None:
    """However many files there are."""
    assert [] == said([script(1, n, Outcome.UNCHANGED) for n in range(500)], capsys)


def test_a_few_files_are_named(capsys: pytest.CaptureFixture[str]) -> None:
    """Each with what became of it."""
    lines = [script(1, 1, Outcome.NEW), script(1, 2, Outcome.EDITED), script(1, 3, Outcome.UNCHANGED)]

    assert ["new: scripts/page-1/en/topic1.md",
            "edited by hand, left alone: scripts/page-1/en/topic2.md"] == said(lines, capsys)


def test_many_files_of_a_few_documents_are_told_by_document(capsys: pytest.CaptureFixture[str]) -> None:
    """And all are counted."""
    lines = [script(document, number, Outcome.NEW) for document in (1, 2) for number in range(MOST_NAMED)]

    assert ["new: scripts/page-1 (20 files)", "new: scripts/page-2 (20 files)", "OUTCOME  FILES  DOCUMENTS",
            "new      40     2"] == said(lines, capsys)


def test_a_first_draft_of_a_library_is_a_table(capsys: pytest.CaptureFixture[str]) -> None:
    """Nobody reads ten thousand lines; of documents that are set aside `outreach check` says why."""
    aside = [Drafted(path=Path(f"content/page-{n}.md"), outcome=Outcome.SET_ASIDE, problem="why") for n in range(300)]

    assert ["OUTCOME    FILES  DOCUMENTS", "new        3000   1000", "set aside  300    300"] == said(
        [*(script(document, n, Outcome.NEW) for document in range(1000) for n in range(3)), *aside], capsys)


@pytest.mark.parametrize("outcome", [Outcome.REOPENED, Outcome.ORPHAN])
def test_what_needs_a_person_is_never_only_counted(outcome: Outcome, capsys: pytest.CaptureFixture[str]) -> None:
    """Every document is named whose signed words may no longer be right."""
    found = said([script(document, 1, outcome) for document in range(50)], capsys)

    assert 50 == sum(line.startswith(f"{outcome}: scripts/page-") for line in found)


def test_every_unreadable_document_is_named_with_its_line(capsys: pytest.CaptureFixture[str]) -> None:
    """Each has to be mended."""
    lines = [Drafted(path=Path(f"content/{n}.md"), outcome=Outcome.UNREADABLE, problem=f"content/{n}.md:2: broken")
             for n in range(50)]

    assert [f"not read: content/{n}.md:2: broken" for n in range(50)] == said(lines, capsys)[:50]
