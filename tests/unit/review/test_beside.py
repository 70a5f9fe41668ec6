"""Source beside script: marks in words, and all that stands against a signature."""

from __future__ import annotations

import pytest

from outreach.review.approve import read_either
from outreach.review.beside import TWO_COLUMNS, look_at
from tests.unit.faithful.sleep import PAGE
from tests.unit.review.office import Office

KEPT = "A nap may help you in the afternoon."


def shown(office: Office, columns: int = 100) -> str:
    """What a reviewer sees of the script about naps, its lines joined."""
    return look_at(read_either(office.naps), office.desk, columns=columns).text


def test_every_sentence_of_the_source_has_a_mark(office: Office) -> None:
    """Told, told otherwise, or left out; with the words of weight that are left out."""
    office.edit(f"{KEPT}\n", "An afternoon nap may help you.\n")
    long = PAGE.replace("Dreams are common.", "Dreams are common. Owls never sleep at 10.")
    office.write(long)
    text = shown(office)

    assert f"[reworded] {KEPT}" in text
    assert "[told] Do not nap for more than 30 minutes." in text
    assert "[LEFT OUT: 10, never] Owls never sleep at 10." in text
    assert "[told by voice only]" in text or "[told as a definition only]" in text or "[told] Sleep heals." in text
    assert "Its source has changed since it was drafted" in text
    assert "To mend before it can be signed:" in text
    assert "is reworded, and not marked so" in text


@pytest.mark.parametrize("columns", [60, 100, TWO_COLUMNS, 200])
def test_no_line_is_wider_than_the_window(office: Office, columns: int) -> None:
    """And no word is lost by it, in one column or two."""
    text = shown(office, columns)
    body = text[text.index("THE SOURCE"):]

    assert max(map(len, body.splitlines())) <= columns
    assert {word for word in PAGE.partition("## Rest")[0].split() if word.isalpha() and word != "Naps"} <= set(
        body.split())
    assert (" |  THE SCRIPT" in body) == (columns >= TWO_COLUMNS)


def test_a_changed_source_is_shown_word_by_word(office: Office) -> None:
    """So that nobody has to look for it."""
    office.sign()
    office.write(PAGE.replace("30 minutes", "20 minutes"))

    assert "Since it was signed, its source changed (reopened):" in shown(office)
    assert "[-30-] {+20+} minutes." in shown(office)


def test_a_missing_source_is_said(office: Office) -> None:
    """The words are shown all the same."""
    (office.content / "sleep.md").unlink()

    assert "The source cannot be shown." in shown(office)
    assert KEPT in shown(office)


def test_a_wording_is_shown_with_what_is_wrong(office: Office) -> None:
    """It has no source."""
    office.edit("Thank you", "NCI says thank you", office.goodbye)
    sight = look_at(read_either(office.goodbye), office.desk, columns=80)

    assert sight.faults
    assert "To mend before it can be signed:" in sight.text
