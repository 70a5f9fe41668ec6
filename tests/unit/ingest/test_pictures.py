"""Pictures: what belongs to them goes, and nothing else does."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.factories import read_page

ALT = "Anatomy of the ear; drawing shows the outer ear, the ear drum and the inner ear"


def told(folder: Path, body: str) -> list[str]:
    """Every sentence of a page."""
    return [sentence.text for section in read_page(folder, body).sections for sentence in section.sentences()]


@pytest.mark.parametrize("figure", [
    "![x](a.jpg)\n\nA caption of some length.\n\nCredit: Elm Studio",
    "![x](a.jpg)\n\nA caption. Credit: Elm Studio",
    "![x](a.jpg)\nA caption.\nCredit: Elm Studio",
    "![x](a.jpg)\n\nA caption.\n\nPhoto by Ann Example",
    "![x](a.jpg)\n\nA caption.\n\n[Enlarge Image](b.jpg)",
    "[Enlarge](b.jpg)![x](a.jpg)\n\nA caption.",
    f"![{ALT}](a.jpg)\n\nAnatomy of the ear. The ear has three parts.",
    "![A nurse holds a patient's hand](a.jpg)\n\nA nurse holds the hand of a patient.",
    "![x](a.jpg)\n\nA caption without an end",
    "[![x](a.jpg)](b.jpg)\n\nEl oído\n\nCrédito: Elm Studio",
    "<figure><img src='a.jpg'><figcaption>A caption.</figcaption></figure>",
    "![x](a.jpg)\n\n<figcaption>\n\nA caption.\n\n</figcaption>",
])
def test_a_caption_goes_with_its_picture(tmp_path: Path, figure: str) -> None:
    """By its credit, its enlarging link, its description, or its form."""
    assert ["Rest.", "Drink water."] == told(tmp_path, f"## Ear\n\nRest.\n\n{figure}\n\nDrink water.\n")


@pytest.mark.parametrize("words", [
    "Call 911 if you cannot hear.", "Never put a pin into your ear.",
    "The ear is an organ with which people hear, and it helps them to keep their balance when they walk.",
    "Bring these:", "See your doctor",
])
def test_what_follows_a_picture_may_be_text(tmp_path: Path, words: str) -> None:
    """Its place alone shows nothing, and advice is always told."""
    assert words in told(tmp_path, f"## Ear\n\nRest.\n\n![A drawing of an ear](a.jpg)\n\n{words}\n\nDrink water.\n")


def test_the_picture_below_a_title_has_its_caption(tmp_path: Path) -> None:
    """One sentence between the first picture and the first paragraph, as on pages that lost the credit."""
    body = "# Ears\n\n![Two people](a.jpg)\n\n{}\n\nThe ear is an organ with which people hear and keep balance.\n"

    assert "Hearing well is a joy." not in told(tmp_path, body.format("Hearing well is a joy."))
    assert "Call a doctor at once." in told(tmp_path, body.format("Call a doctor at once."))


def test_a_picture_inside_a_paragraph_or_an_item_leaves_its_words(tmp_path: Path) -> None:
    """The link that enlarges it is no word of the sentence before."""
    body = (f"## Ear\n\nThe drum is thin.[Enlarge](b.jpg)![{ALT}](a.jpg)\n\nA caption.\n\n"
            f"- Rest.[Enlarge](b.jpg)![{ALT}](a.jpg)\n\n  A caption.\n- Drink water.\n")

    assert ["The drum is thin.", "Rest.", "Drink water."] == told(tmp_path, body)


def test_a_paragraph_between_two_pictures_is_told(tmp_path: Path) -> None:
    """The second picture's link enlarges the second picture."""
    body = ("## Ear\n\n![x](a.jpg)\n\nThe drum is as thin as paper is.\n\n[Enlarge](b.jpg)![y](b.jpg)\n\nA caption.\n\n"
            "Rest.\n")

    assert ["The drum is as thin as paper is.", "Rest."] == told(tmp_path, body)
