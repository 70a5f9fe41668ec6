"""Who may be answered in full: people's phones in the countries that are served."""

from __future__ import annotations

import phonenumbers
import pytest
from hypothesis import given
from hypothesis import strategies as st

from outreach.contact import senders
from outreach.contact.numbers import normalise
from outreach.contact.senders import Sender, sender_of
from outreach.errors import UnusablePhoneNumber
from outreach.variables import REGIONS
from tests.fakes import LINE, PATIENT


@pytest.mark.parametrize(("number", "kind"), [
    (PATIENT, Sender.PERSON), ("216-555-0123", Sender.PERSON), (LINE, Sender.LINE), ("(216) 555-0142", Sender.LINE),
    ("72345", Sender.STRANGER), ("+19005550123", Sender.STRANGER), ("+442079460018", Sender.STRANGER),
])
def test_kinds_of_senders(number: str, kind: Sender) -> None:
    """However the number is written."""
    assert kind is sender_of(number, line_number=LINE, regions=("US", "CA"))


def test_the_operator_chooses_the_countries() -> None:
    """A line in another country answers its own people."""
    assert Sender.PERSON is sender_of("+442079460018", line_number="", regions=("GB",))
    assert Sender.STRANGER is sender_of(PATIENT, line_number="", regions=("GB",))


@pytest.mark.parametrize("number", ["", "anonymous", "+1216"])
def test_no_number(number: str) -> None:
    """A withheld number has no kind."""
    with pytest.raises(UnusablePhoneNumber):
        sender_of(number, line_number=LINE, regions=("US",))


@given(st.from_regex(r"\+1[2-9][0-9]{9}", fullmatch=True))
def test_an_exchange_tells_all(number: str) -> None:
    """What is remembered of an exchange is what the whole number would have told; and such a number is normal."""
    parsed = phonenumbers.parse(number, "US")
    assert normalise(f" {number} ") == phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164)
    region = phonenumbers.region_code_for_number(parsed) or "US"
    is_costly = phonenumbers.number_type(parsed) in senders._COSTLY
    expected = Sender.PERSON if region in REGIONS and not is_costly else Sender.STRANGER
    assert expected is sender_of(number, line_number="", regions=REGIONS)
