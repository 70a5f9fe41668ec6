"""Which sentences are told together or not at all."""

import pytest

from outreach.condense.bonds import bonds_of, join_units, told_together
from outreach.condense.lines import Line, read_lines
from tests.factories import make_section


def lines_of(*blocks: str | list[str]) -> tuple[Line, ...]:
    """The numbered lines of a section."""
    return read_lines(make_section(*blocks))


def together(lines: tuple[Line, ...], start: str) -> list[str]:
    """What must be told with the line that starts so."""
    (number,) = [line.number for line in lines if line.text.startswith(start)]
    return [lines[n].text for n in sorted(told_together(bonds_of(lines), number))]


def test_a_leaning_sentence_takes_the_one_before() -> None:
    """And that one the one before it, until a sentence stands alone."""
    lines = lines_of("Rest can help. It heals. This takes time. Eat well.")

    assert ["Rest can help.", "It heals.", "This takes time."] == together(lines, "This takes")
    assert ["Rest can help."] == together(lines, "Rest")
    assert ["Eat well."] == together(lines, "Eat")


def test_a_title_set_into_its_paragraph_takes_the_next_sentence() -> None:
    """ "Iodine test." says nothing alone; "Do not drive." does."""
    lines = lines_of("Iodine test. A doctor gives you a pill. You wait.", "Tests can hurt. They pass.")

    assert ["Iodine test.", "A doctor gives you a pill."] == together(lines, "Iodine") == together(lines, "A doctor")
    assert ["You wait."] == together(lines, "You")
    assert ["Tests can hurt."] == together(lines, "Tests")


def test_a_sentence_takes_its_caveat_along() -> None:
    """It is never told without what limits it, nor the caveat without it."""
    lines = lines_of("Rest helps. But it does not cure. Eat well.")

    assert ["Rest helps.", "But it does not cure."] == together(lines, "Rest") == together(lines, "But")


def test_a_caveat_of_another_paragraph_is_its_own() -> None:
    """Unless it leans: "Do not drive." in a new paragraph limits nothing."""
    lines = lines_of("Rest helps.", "Do not drive.", "But walk.")

    assert ["Rest helps."] == together(lines, "Rest")
    assert ["Do not drive."] == together(lines, "Do not")
    assert ["Do not drive.", "But walk."] == together(lines, "But")


@pytest.mark.parametrize("start", ["Before", "Pack", "Eat", "Sleep"])
def test_a_list_is_told_with_its_lead_in_and_every_item(start: str) -> None:
    """Whichever of them is chosen; what an item goes on to say may be left out."""
    lines = lines_of("The day is long. Before bed:", ["Pack a bag. Add water.", "Eat.", "Sleep well."], "Come early.")

    assert ["Before bed:", "Pack a bag.", "Eat.", "Sleep well."] == together(lines, start)


def test_the_details_of_an_item_take_the_whole_list_along() -> None:
    """Nobody hears the detail of one kind without the other kinds."""
    lines = lines_of("Pack:", ["A bag. It holds all.", "Food."])

    assert ["Pack:", "A bag.", "It holds all.", "Food."] == together(lines, "It holds")


def test_bound_sentences_share_a_unit() -> None:
    """So that no page ends between them; free sentences are units of their own."""
    lines = lines_of("Rest helps. But it does not cure. Eat well.", "Sleep.")

    assert ("Rest helps. But it does not cure.", "Eat well.", "Sleep.") == join_units(lines, range(len(lines)))


def test_sentences_apart_are_not_joined() -> None:
    """A caveat whose sentence was left out would lean on the wrong one; it never is joined to it."""
    lines = lines_of("Rest helps. Eat well. But not at night.")

    assert ("Rest helps.", "But not at night.") == join_units(lines, (0, 2))


def test_a_lead_in_shares_a_unit_with_the_first_item() -> None:
    """A page that ends with "These are:" leaves the reader hanging."""
    lines = lines_of("Pack these:", ["A bag.", "Food."])

    assert ("Pack these: A bag.", "Food.") == join_units(lines, range(len(lines)))


def test_nothing_is_bound_across_what_is_not_told() -> None:
    """A sentence that leans on a pointer or a table leans on nothing that is heard."""
    lines = lines_of("Rest helps. See our page on rest. It has pictures.")

    assert [False, True] == [line.is_lost for line in lines]
    assert ["It has pictures."] == together(lines, "It has")
