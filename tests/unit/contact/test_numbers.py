"""Phone numbers: one international form to work with, one way to write them."""

import pytest

from outreach.contact.numbers import as_written, normalise
from outreach.errors import UnusablePhoneNumber

WITHHELD = ("", " ", "anonymous", "Anonymous", "+", "restricted", "client:ann", "+266696687")


@pytest.mark.parametrize("written", [
    "+12165550142", "12165550142", "2165550142", "(216) 555-0142", "216.555.0142", " +1 216 555 0142 ",
    "+1 (216) 555-0142", "1-216-555-0142",
])
def test_every_way_to_write_a_number_is_one_number(written: str) -> None:
    """Otherwise a STOP under one form would not hold for the other."""
    assert "+12165550142" == normalise(written)


@pytest.mark.parametrize("code", ["21655", "216555"])
def test_short_codes_stay(code: str) -> None:
    """Five or six digits are a short code, not a number that lost its beginning."""
    assert code == normalise(code)


@pytest.mark.parametrize("withheld", WITHHELD)
def test_a_withheld_number_is_refused(withheld: str) -> None:
    """Nobody stands behind it who could be answered or opted out."""
    with pytest.raises(UnusablePhoneNumber):
        normalise(withheld)


@pytest.mark.parametrize("number", ["+1216555014", "+1216555014200000000", "21655501", "+1 216 555 01xx"])
def test_an_error_never_shows_the_number(number: str) -> None:
    """Errors are logged; numbers never are."""
    with pytest.raises(UnusablePhoneNumber) as caught:
        normalise(number)

    assert [] == [character for character in str(caught.value) if character.isdigit()]


def test_a_number_without_its_area_code_is_refused() -> None:
    """The same seven digits are other people in other places."""
    with pytest.raises(UnusablePhoneNumber):
        normalise("555-0142")


@pytest.mark.parametrize(("number", "written"), [
    ("+12165550142", "216-555-0142"), ("2165550142", "216-555-0142"), ("", ""),
])
def test_how_a_text_shows_a_number(number: str, written: str) -> None:
    """As people of the country write it; nothing stays nothing."""
    assert written == as_written(number)
