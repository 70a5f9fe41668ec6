"""The better voice takes no capital letter for a Roman numeral, and guesses unknown words whole."""

from __future__ import annotations

import pytest

from outreach.speech.hibari_engine import is_installed
from outreach.speech.hibari_reading import Guess, Reading, new_reading, pieces_of

pytestmark = pytest.mark.skipif(not is_installed(), reason="the extra `voice` is not installed")


@pytest.fixture(scope="module")
def reading() -> Reading:
    """One for all: its dictionary is large."""
    return new_reading()


@pytest.mark.parametrize(("written", "same_as"), [
    ("Stage Information", "stage information"),
    ("Phase Clinical Trials", "phase clinical trials"),
    ("Medicare Part Coverage", "Medicare part coverage"),
    ("James Cancer Center", "James, cancer center"),
    ("hepatitis type C", "hepatitis sort C"),
    ("chronic phase C M L", "chronic face C M L"),
    ("At that level I felt well", "At that lever I felt well"),
])
def test_a_capital_letter_is_no_numeral(reading: Reading, written: str, same_as: str) -> None:
    """Left alone it says "stage zero information" and "hepatitis type one hundred"."""
    assert len(reading(same_as).split()) == len(reading(written).split())
    assert not any(number in reading(written) for number in ("zˈɪɹ", "zˈi", "hˈʌnd", "wˈʌn"))


def test_nothing_of_the_guard_is_left(reading: Reading) -> None:
    """What keeps the rule away has no sound of its own."""
    assert "\N{WORD JOINER}" not in reading("Stage Information")
    assert reading("Hello there .") == reading.g2p("Hello there .")


@pytest.mark.parametrize(("word", "ends"), [
    ("esophagogastroduodenoscopy", "skəpi"), ("hysterosalpingooophorectomy", "təmi"),
    ("carcinoembryonicantigenlike", "lˌIk"),
])
def test_a_long_word_is_said_to_its_end(reading: Reading, word: str, ends: str) -> None:
    """Its guessing ends behind the 24th letter, and said "esophagogastroduodenosc"."""
    assert reading(word).endswith(ends)


@pytest.mark.parametrize("word", ["a" * 24, "esophagogastroduodenoscopy", "x" * 60, "electroencephalographically" * 2])
def test_pieces_are_the_word(word: str) -> None:
    """Nothing is lost between them, and none is longer than what is guessed at once."""
    pieces = pieces_of(word, 24)

    assert word == "".join(pieces)
    assert all(2 < len(piece) <= 24 for piece in pieces)


def test_a_letter_that_was_never_met_is_said_without_its_mark() -> None:
    """The guess is given letters that it knows: small ones, or plain ones."""
    given: list[str] = []

    Guess(guess=lambda word: given.append(word) or word, letters="abcè", most=24)("ÈÃçx")

    assert ["èacx"] == given
