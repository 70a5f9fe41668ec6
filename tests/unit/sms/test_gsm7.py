"""The GSM 7-bit alphabet."""

from outreach.sms.gsm7 import BASIC, EXTENSION, is_gsm7, not_gsm7


def test_the_alphabet_is_complete() -> None:
    """The standard has 128 places: 127 characters and the escape; the extension table adds ten."""
    assert (127, 10) == (len(BASIC), len(EXTENSION))
    assert not BASIC & EXTENSION


def test_letters_of_spanish_that_have_no_place() -> None:
    """Ñ, é and ü are cheap; á, í, ó and ú are not."""
    assert is_gsm7("¿Ñandú? ¡é à ü!".replace("ú", "u"))
    assert ("á", "í", "ó", "ú") == not_gsm7("más aquí, ó aún más")


def test_a_text_without_characters_is_cheap() -> None:
    """Nothing needs nothing."""
    assert is_gsm7("")
    assert () == not_gsm7("")


def test_characters_that_must_not_pass_as_cheap() -> None:
    """Curly quotes, odd spaces, tabs and small ç look plain but double the cost."""
    assert ("’", "\N{NO-BREAK SPACE}", "\t", "ç", "`") == not_gsm7("a’b\N{NO-BREAK SPACE}c\tdç`’")
