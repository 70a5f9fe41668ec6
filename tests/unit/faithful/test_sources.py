"""The source of a script: found by its place, or said to be missing."""

from __future__ import annotations

from pathlib import Path

import pytest

from outreach.catalog.script_files import read_script, script_files
from outreach.faithful.compare import compare
from outreach.faithful.sources import SourceGone, Sources
from outreach.review.drafts import write_drafts
from tests.factories import CONTENT, ROOT, make_book, make_script, write_page

PAGE = "---\ntitle: Sleep\nsource: Elm Clinic\nlanguage: {language}\n---\n\n## {heading}\n\nA nap helps many people.\n"


def test_every_draft_of_this_repository_is_faithful() -> None:
    """By the rules that a person's edits have to keep, and on the sentences that its spans name."""
    for path in script_files(ROOT / "scripts"):
        script = read_script(path)
        found = compare(script, Sources(CONTENT, ROOT / "scripts").of(script))

        assert ((), set(script.spans)) == (found.faults(), set(found.spans)), path


@pytest.mark.parametrize(("language", "heading", "why"), [
    ("en", "Rest", "no section of sleep gives sleep/en/naps any more"), ("es", "Naps", "the document is in 'es'"),
])
def test_a_section_that_is_gone_is_said(tmp_path: Path, language: str, heading: str, why: str) -> None:
    """With what to do."""
    write_page(tmp_path, PAGE.format(language="en", heading="Naps"), "sleep.md")
    write_drafts(tmp_path, tmp_path / "scripts", make_book())
    script = read_script(tmp_path / "scripts" / "sleep" / "en" / "naps.md")
    write_page(tmp_path, PAGE.format(language=language, heading=heading).replace("A nap helps", "Sleep heals"),
               "sleep.md")

    with pytest.raises(SourceGone, match=why):
        Sources(tmp_path, tmp_path / "scripts").of(script)


@pytest.mark.parametrize(("page", "why"), [("---\ntitle: a: b\n---\n", "page.md:2:"), ("\n", "page.md:1:"),
                                           (None, "the document page is not there")])
def test_a_document_that_cannot_be_used_is_said(tmp_path: Path, page: str | None, why: str) -> None:
    """Broken, empty or missing."""
    if page is not None:
        write_page(tmp_path, page)

    with pytest.raises(SourceGone, match=why):
        Sources(tmp_path, tmp_path / "scripts").of(make_script(document="page"))
