"""A section as numbered lines."""

from outreach.condense.lines import Line, read_lines
from tests.factories import make_section


def lines_of(*blocks: str | list[str]) -> tuple[Line, ...]:
    """The numbered lines of a section."""
    return read_lines(make_section(*blocks))


def test_lines_are_numbered_in_reading_order() -> None:
    """Each knows its block, its item, and whether it opens that item."""
    lines = lines_of("One. Two.", ["Three. Four.", "Five."])

    assert [(0, 0, None, False), (1, 0, None, False), (2, 1, 0, True), (3, 1, 0, False), (4, 1, 1, True)] == [
        (line.number, line.block, line.item, line.opens_item) for line in lines]


def test_what_stands_right_before_a_list_leads_in() -> None:
    """A line of a paragraph, its last sentence only, or a sub-heading."""
    by_sentence = lines_of("A day is long. Pack these:", ["A bag."])
    by_heading = lines_of("A day is long.", "### What to pack", ["A bag."])

    assert [False, True, False] == [line.lead_in for line in by_sentence] == [line.lead_in for line in by_heading]
    assert "What to pack:" == by_heading[1].text


def test_open_ends_are_closed() -> None:
    """A comma, semicolon or nothing at an item's end; the last item ends the sentence."""
    lines = lines_of("You may feel", ["tired,", "sick;", "Cold. It passes.", "lost"])

    assert ["You may feel:", "tired;", "sick;", "Cold.", "It passes.", "lost."] == [line.text for line in lines]


def test_pointers_are_left_out_with_the_list_they_open() -> None:
    """Titles of web pages help nobody on a plain phone."""
    lines = lines_of("Rest. See our page on rest.", "For more information, see:", ["Sleep", "Naps"], "Eat well.")

    assert ["Rest.", "Eat well."] == [line.text for line in lines]
    assert [False, True] == [line.after_gap for line in lines]


def test_unfinished_sentences_without_a_list_are_left_out() -> None:
    """Nobody hears "Signs include:" and nothing more."""
    assert ["Rest."] == [line.text for line in lines_of("Signs include:", "Rest.")]
    assert () == lines_of("Signs of illness")
