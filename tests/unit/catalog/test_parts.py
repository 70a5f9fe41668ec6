"""Spoken parts: whole units, about twenty seconds each."""

from hypothesis import given
from hypothesis import strategies as st

from outreach.catalog.parts import AIM_SECONDS, in_one_line, split_into_parts, spoken_seconds

units_of_words = st.lists(st.integers(1, 90).map(lambda n: " ".join(["word"] * n)), max_size=12).map(tuple)


def test_units_share_a_part_up_to_twenty_seconds() -> None:
    """Fifty words are twenty seconds; one word more is another part."""
    twenty, thirty = "word " * 19 + "word", "word " * 29 + "word"

    assert (f"{twenty}\n\n{thirty}",) == split_into_parts((twenty, thirty))
    assert (twenty, f"{thirty} word") == split_into_parts((twenty, f"{thirty} word"))


def test_a_long_unit_stands_alone() -> None:
    """It is never cut."""
    long = "word " * 79 + "word"

    assert ("a", long, "b") == split_into_parts(("a", long, "b"))
    assert () == split_into_parts(())


def test_seconds_at_150_words_a_minute() -> None:
    """Nothing takes no time."""
    assert (0, 2, 60) == (spoken_seconds(""), spoken_seconds("one two three four five"), spoken_seconds("w " * 150))


@given(units_of_words)
def test_parts_tell_everything_in_order(units: tuple[str, ...]) -> None:
    """And only a unit by itself takes longer than the aim."""
    parts = split_into_parts(units)

    assert "\n\n".join(units) == "\n\n".join(parts)
    assert " ".join(units) == " ".join(map(in_one_line, parts))
    assert all(spoken_seconds(part) <= AIM_SECONDS or part in units for part in parts)
