"""Who a document is for is decided from its text; the label on it may lie."""

from __future__ import annotations

from pathlib import Path

import pytest

from outreach.ingest.reader import document_title, read_document, refused_at_a_glance
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
    assert reason == refused_at_a_glance(tmp_path / "page.md")


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


def test_a_summary_that_speaks_of_itself_is_not_told(tmp_path: Path) -> None:
    """Neither is the list that such a sentence opens; the page is known as what it is."""
    path = tmp_path / "page.md"
    path.write_text(f"{FRONT.format(title='Sleep')}# Sleep (PDQ®)–Patient Version\n\n## Why\n\n"
                    "This PDQ cancer information summary is about sleep. Sleep is rest.\n\n"
                    "Other PDQ summaries about sleep include:\n\n- Naps\n- Beds\n\n- Rest\n\nDrink water.\n",
                    encoding="utf-8")
    document = read_document(path)

    assert ["Sleep is rest.", "Drink water."] == [sentence.text for sentence in document.sections[0].sentences()]
    assert document.pdq


@pytest.mark.parametrize("body", [
    "# All pages\n\n## A\n\n- Acne\n- [patient](/a) | [other](/b)\n- Asthma\n- [patient](/c) | [other](/d)\n",
    "# All pages\n\n## A\n\n[Acne for everybody at home](/a)\n\n[Asthma and what to do about it](/b)\n\nMore soon.\n",
])
def test_a_page_that_only_leads_to_others_is_set_aside(tmp_path: Path, body: str) -> None:
    """On a phone it leads nowhere."""
    found, reason = standing(tmp_path, f"{FRONT.format(title='All pages')}{body}")

    assert (Standing.QUARANTINED, True) == (found, "only leads to other pages" in reason)


def test_a_page_around_a_video_is_set_aside(tmp_path: Path) -> None:
    """What it tells is what the video would show; a page that also tells it is a page."""
    notice = "# Sleep\n\nAnn tells how she learned to sleep well again after a long illness in her family.\n"
    found, reason = standing(tmp_path, f"{FRONT.format(title='Sleep')}{notice}\nWatch this video.\n")

    assert (Standing.QUARANTINED, True) == (found, "video" in reason)
    told = f"{notice}Watch this video. {ENOUGH * 3}"
    assert Standing.ACCEPTED is standing(tmp_path, f"{FRONT.format(title='Sleep')}{told}")[0]


def test_a_short_honest_page_is_accepted(tmp_path: Path) -> None:
    """A hundred words, one heading, a list and the publisher's name are a page."""
    body = (f"# Sleep\n\n## Summary\n\n{ENOUGH}\n\nYou may sleep badly by\n\n- Working at night\n- Drinking coffee\n\n"
            "*Elm Institute of Sleep*\n")

    assert Standing.ACCEPTED is standing(tmp_path, f"{FRONT.format(title='Sleep')}{body}")[0]


CLINICAL = ("Patients with refractory insomnia were randomized to receive 5 mg/kg daily, and overall survival was "
            "retrospectively analyzed in both cohorts with statistically comparable baseline morbidity.[1,2] ")


def test_clinical_style_with_references_is_refused(tmp_path: Path) -> None:
    """Though neither title nor label says so; the evidence is named."""
    found, reason = standing(tmp_path, f"{FRONT.format(title='Sleep')}# Sleep\n\n## Outcome\n\n{CLINICAL * 6}\n")

    assert Standing.REFUSED is found
    assert all(sign in reason for sign in ("6 reference marks", "clinical words in 1,000", "never to them"))


def test_hard_words_alone_do_not_refuse_a_page(tmp_path: Path) -> None:
    """Long words, and patients in the third person: many honest pages are written like that."""
    hard = ("Individuals with polymyositis experience progressive muscular weakness, and physicians occasionally "
            "recommend physiotherapy together with corticosteroids. ")
    path = tmp_path / "page.md"
    path.write_text(f"{FRONT.format(title='Weakness')}## Treatment\n\n{hard * 8}\n", encoding="utf-8")
    document = read_document(path)

    assert Standing.ACCEPTED is document.standing
    assert "long words in long sentences" in document.audience_evidence


def test_the_files_name_is_weak_evidence(tmp_path: Path) -> None:
    """It decides nothing alone."""
    path = tmp_path / "types-sleep-hp-sleep-treatment.md"
    path.write_text(f"{FRONT.format(title='Sleep')}## Why\n\n{ENOUGH}\n", encoding="utf-8")

    assert Standing.ACCEPTED is read_document(path).standing


@pytest.mark.parametrize("text", [
    f"# Sleep\n\n# Sleep: Patient Version\n\n## For health professionals\n\n{ENOUGH}\n",
    f"# Sleep\n\nThere is a version for health professionals.\n\n## Naps\n\n{ENOUGH}\n", "", "# Health professional",
])
def test_a_glance_refuses_nothing_else(tmp_path: Path, text: str) -> None:
    """What other lines say, the whole page must settle."""
    (tmp_path / "page.md").write_text(text, encoding="utf-8")

    assert "" == refused_at_a_glance(tmp_path / "page.md")
