"""Lists for the ear: the count first, and a number before each item that is a sentence."""

import pytest

from outreach.condense.aloud import spoken_lines
from outreach.condense.bonds import join_units
from outreach.condense.lines import read_lines
from tests.factories import make_section

KINDS = ["A local one is near the old place.", "A distant one is far from the old place."]


def heard(*parts: str | list[str], language: str = "en", told: range | None = None) -> str:
    """All that is heard of a section."""
    lines = read_lines(make_section(*parts))
    numbers = frozenset(told if told is not None else range(len(lines)))
    return " ".join(join_units(spoken_lines(lines, numbers, language), numbers))


def test_the_count_comes_before_the_lead_in() -> None:
    """So a listener knows how long to listen."""
    assert heard("The kinds are:", KINDS) == (
        "A list of two. The kinds are: First: A local one is near the old place. "
        "Second: A distant one is far from the old place.")


@pytest.mark.parametrize("lead_in", ["There are two kinds:", "There are 2 kinds:"])
def test_a_lead_in_that_counts_is_not_counted_again(lead_in: str) -> None:
    """It says the number itself."""
    assert heard(lead_in, KINDS).startswith(f"{lead_in} First:")


def test_short_items_are_heard_as_a_row() -> None:
    """Numbers would only delay them."""
    assert "A list of three. The signs are: fever; cough; pain." == heard(
        "The signs are:", ["fever", "cough", "pain"])


def test_one_item_is_no_list() -> None:
    """Nor is what is not told counted."""
    assert "The signs are: fever." == heard("The signs are:", ["fever"])
    assert "Rest." == heard("Rest.", "The kinds are:", KINDS, told=range(1))


def test_a_list_without_a_lead_in_is_counted_too() -> None:
    """Its first item carries the count."""
    assert heard(KINDS).startswith("A list of two. First: A local one")


def test_in_spanish() -> None:
    """In the words of the language."""
    items = ["Uno está cerca del lugar de antes.", "Otro está lejos del lugar de antes."]
    assert heard("Hay varios tipos:", items, language="es").startswith("Una lista de dos. Hay varios tipos: Primero:")


def test_more_items_than_words_for_them() -> None:
    """Figures take over."""
    text = heard("The kinds are:", [f"Kind {number} is one of the many." for number in range(14)])

    assert text.startswith("A list of 14.")
    assert "Tenth: Kind 9" in text
    assert "Number 11: Kind 10" in text
