"""Who a document is for is decided from its text; the label on it may lie."""

from __future__ import annotations

from pathlib import Path

import pytest

from outreach.ingest.reader import document_title, read_document
from outreach.model.document import Standing

FRONT = "---\ntitle: {title}\nsource: Elm Clinic\naudienceLevel: patient\n---\n\n"
ENOUGH = "Rest when you are tired, and drink water. " * 8


def standing(folder: Path, text: str) -> tuple[Standing, str]:
    """Read a page and tell what it is good for."""
    path = folder / "page.md"
    path.write_text(text, encoding="utf-8")
    document = read_document(path)
    return document.standing, document.standing_reason


@pytest.mark.parametrize("title", [
    "Sleep Treatment (PDQ)-Health Professional Version", "Sleep: Information for Health Care Providers",
    "El sueño: versión para profesionales de salud",
])
def test_a_title_for_professionals_is_refused(tmp_path: Path, title: str) -> None:
    """Whatever audience the front matter claims."""
    found, reason = standing(tmp_path, f"{FRONT.format(title='Sleep')}# {title}\n\n## Dose\n\n{ENOUGH}\n")

    assert Standing.REFUSED is found
    assert title in reason


def test_opening_words_for_professionals_are_refused(tmp_path: Path) -> None:
    """A page whose title says nothing may say it in its first words."""
    opening = "This summary for health professionals gives information about sleep."

    assert Standing.REFUSED is standing(tmp_path, f"{FRONT.format(title='Sleep')}{opening}\n\n## Dose\n\n{ENOUGH}\n")[0]


def test_references_with_levels_of_evidence_are_refused(tmp_path: Path) -> None:
    """Nobody writes like that for patients."""
    body = " ".join(f"Sleep helps.[{number}]" for number in range(9)) + " [Level of evidence A1]"

    assert Standing.REFUSED is standing(tmp_path, f"{FRONT.format(title='Sleep')}## Use\n\n{body} {ENOUGH}\n")[0]


def test_a_patient_page_may_point_to_the_other_version(tmp_path: Path) -> None:
    """A link to the professionals' page does not make a page one."""
    body = "# Sleep (PDQ)-Patient Version\n\n[Health Professional Version](/hp)\n\n## Why\n\n"

    assert Standing.ACCEPTED is standing(tmp_path, f"{FRONT.format(title='Sleep')}{body}{ENOUGH}")[0]


def test_a_stub_is_set_aside(tmp_path: Path) -> None:
    """A crawler that met a page without its script found nothing but a notice."""
    text = f"{FRONT.format(title='Facebook')}# Facebook\n\nYou must enable JavaScript to use this page. {ENOUGH}\n"

    assert (Standing.QUARANTINED, True) == (standing(tmp_path, text)[0], "stub" in standing(tmp_path, text)[1])


def test_a_nearly_empty_page_is_set_aside_but_a_short_topic_is_not(tmp_path: Path) -> None:
    """A few stray words are no topic; a titled section of a few words may be all there is to say."""
    stray = standing(tmp_path, f"{FRONT.format(title='A video')}Watch how.\n")
    short = standing(tmp_path, f"{FRONT.format(title='Pain')}## When to call\n\nCall 911 if chest pain lasts.\n")

    assert [Standing.QUARANTINED, Standing.ACCEPTED] == [stray[0], short[0]]


def test_shortened_text_does_not_carry_the_summarys_mark(tmp_path: Path) -> None:
    """The pages' own terms: an excerpt may not be labelled as the whole summary."""
    path = tmp_path / "page.md"
    path.write_text(f"{FRONT.format(title='Sleep Treatment (PDQ®)–Patient Version - NCI')}## Why\n\n{ENOUGH}\n",
                    encoding="utf-8")

    assert "Sleep Treatment" == document_title(read_document(path))


def test_sections_about_the_page_are_kept_apart(tmp_path: Path) -> None:
    """They are data, and never messages."""
    path = tmp_path / "page.md"
    path.write_text(f"{FRONT.format(title='Sleep')}## Why\n\n{ENOUGH}\n\n## About This PDQ Summary\n\nUpdated.\n\n"
                    "## References\n\nSmith.\n\n## General Information About Sleep\n\nSleep is rest.\n",
                    encoding="utf-8")
    document = read_document(path)

    assert ["Why", "General Information About Sleep"] == [section.heading for section in document.sections]
    assert ["About This PDQ Summary", "References"] == [section.heading for section in document.set_aside]
