"""Words that no topic may use as its keyword."""

import pytest

from outreach.wording.commands import RESERVED_KEYWORDS, why_unusable


@pytest.mark.parametrize("word", [
    "STOP", "STOPALL", "UNSUBSCRIBE", "END", "QUIT", "CANCEL", "REVOKE", "OPTOUT", "REMOVE", "ARRET", "START", "UNSTOP",
    "YES", "HELP", "INFO", "AYUDA", "MENU", "MORE", "NEXT", "BACK", "SOURCE", "CALL", "JOIN", "NO", "OK",
    "TD", "OPTIN", "AGAIN", "LIST", "LANG", "ESPANOL", "INGLES", "PARAR", "ALTO", "CANCELAR", "DETENER", "BASTA",
])
def test_commands_are_reserved(word: str) -> None:
    """The phone companies answer these themselves, or the line does; no topic is reached by them."""
    assert f"{word} is a command" in why_unusable(word)


@pytest.mark.parametrize("word", ["stop", "Stop", "hElP"])
def test_small_letters_do_not_hide_a_command(word: str) -> None:
    """People text in any case."""
    assert "is a command" in why_unusable(word)


@pytest.mark.parametrize("word", ["WHY", "TYPES", "STAGING", "TREATMENT", "TOPIC1", "CONTROL", "STAGE2"])
def test_words_that_serve(word: str) -> None:
    """Three to twelve capital letters and digits."""
    assert "" == why_unusable(word)


@pytest.mark.parametrize(("word", "problem"), [
    ("AB", "2 letters"), ("CHEMOTHERAPIES", "14 letters"), ("", "0 letters"), ("Types", "capital letters"),
    ("TWO WORDS", "capital letters"), ("SIDE-EFFECT", "capital letters"), ("911", "begin with a letter"),
    ("ΠΌΝΟΣ", "plain phones lack"), ("SØVN", "plain phones lack"), ("SUICIDES", "emergency"), ("AHOGO", "emergency"),
])
def test_words_that_are_hard_to_text(word: str, problem: str) -> None:
    """The reason says what is wrong with them."""
    assert problem in why_unusable(word)


def test_reserved_words_are_written_as_people_text_them() -> None:
    """In capital letters; the shortest and longest allowed keywords are checked elsewhere."""
    assert [] == [word for word in RESERVED_KEYWORDS if word != word.upper() or not word.strip()]


@pytest.mark.parametrize("word", ["ESPAÑOL", "ALTÓ"])
def test_accents_do_not_hide_a_command(word: str) -> None:
    """A text message is compared without its accents, so a keyword must be, too."""
    assert "is a command" in why_unusable(word)
