"""Phone numbers as people write them, as E.164, and as they are said."""

from __future__ import annotations

import re

import phonenumbers

from outreach.errors import UnusablePhoneNumber

NORTH_AMERICA = 1
#: as the provider writes North American numbers: nothing is left to be done (a test compares both ways)
_DONE = re.compile(r"\+1[2-9][0-9]{9}")
_WRITE = "Write it with a plus sign, the country and all its digits"


def normalise(number: str, *, region: str = "US") -> str:
    """Bring a phone number into its one international form: "+12165550142".

    Short codes of five or six digits stay as they are.

    Raises:
        UnusablePhoneNumber: it is withheld, or no number at all.
    """
    digits = number.strip()
    if _DONE.fullmatch(digits):
        return digits
    if digits.isdigit() and len(digits) in (5, 6):
        return digits
    try:
        parsed = phonenumbers.parse(digits, region)
    except phonenumbers.NumberParseException as problem:
        raise UnusablePhoneNumber(f"the phone number cannot be understood. {_WRITE}") from problem
    if phonenumbers.is_possible_number_with_reason(parsed) != phonenumbers.ValidationResult.IS_POSSIBLE:
        raise UnusablePhoneNumber(f"the phone number has too few or too many digits. {_WRITE}")
    return phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164)


def as_written(number: str) -> str:
    """A number as a text shows it: "216-555-0142", abroad "+44 20 7946 0018"; empty stays empty."""
    try:
        parsed = phonenumbers.parse(number, "US")
    except phonenumbers.NumberParseException:
        return number
    if parsed.country_code != NORTH_AMERICA:
        return phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.INTERNATIONAL)
    digits = str(parsed.national_number)
    return f"{digits[:3]}-{digits[3:6]}-{digits[6:]}"
