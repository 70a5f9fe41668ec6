"""Reading grade."""

import pytest

from outreach.condense.grade import count_syllables, reading_grade


@pytest.mark.parametrize(("word", "syllables"), [
    ("cat", 1), ("doctor", 2), ("the", 1), ("table", 2), ("time", 1), ("recurrence", 3), ("I", 1), ("rhythm", 1),
    ("b", 1), ("don't", 1),
])
def test_syllables_are_groups_of_vowels(word: str, syllables: int) -> None:
    """A silent e does not count; every word has one."""
    assert syllables == count_syllables(word)


def test_the_grade_by_hand() -> None:
    """Six words of six syllables in two sentences: 0.39 * 3 + 11.8 * 1 - 15.59."""
    assert pytest.approx(0.39 * 3 + 11.8 - 15.59) == reading_grade(("The cat sat.", "The dog ran."))


def test_longer_words_and_sentences_are_harder() -> None:
    """And no words have no grade."""
    easy, hard = ("Rest a lot.", "Eat well."), ("Individualized rehabilitation necessitates deliberation.",)

    assert reading_grade(easy) < 3
    assert reading_grade(hard) > 8
    assert 0.0 == reading_grade(()) == reading_grade(("123 ...",))
