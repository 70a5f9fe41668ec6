"""A script as its reviewer sees it before signing."""

from outreach.review.show import describe
from tests.factories import make_script, make_wording


def test_a_reviewer_sees_every_page_and_part_with_its_cost() -> None:
    """As patients get it: with heading and credit; the voice with its seconds."""
    shown = describe(make_script(passages=("A type is a kind.",), flags=("grade-above-8", "table")))

    assert "Types of Illness  (keyword TYPES, key 1, draft)" in shown
    assert "From Elm Clinic: https://clinic.example.org/illness" in shown
    assert "Look at: grade-above-8, table" in shown
    assert "1 segment(s), grade 1] TYPES 1 of 1. There are two types." in shown
    assert "[4 s] There are two types. One is short. One is long." in shown
    assert "[definition] A type is a kind." in shown


def test_a_definition_that_stands_above_is_counted() -> None:
    """Nobody reads the same sentence three times."""
    shown = describe(make_script(passages=("One is short.", "A type is a kind.")))

    assert "[definition] A type is a kind.\n  [definitions: 1 of the sentences above]" in shown


def test_no_word_of_the_script_is_left_out() -> None:
    """Whoever signs has seen every unit that is sent."""
    script = make_script(sms=tuple(f"Sentence number {n} is sent." for n in range(40)), voice=("Said alone.",))
    shown = describe(script)

    assert [] == [unit for unit in (*script.sms, *script.voice) if unit not in shown]


def test_a_wording_is_shown_with_its_placeholders() -> None:
    """What is filled in differs from line to line."""
    shown = describe(make_wording(sms="Bye from {operator}."))

    assert "goodbye  (draft)" in shown
    assert "Bye from {operator}." in shown
    assert "Goodbye from {operator}." in shown
