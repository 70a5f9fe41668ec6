"""Who sends a text: a person's phone, a machine, a number abroad or one that costs more, or the line itself."""

from __future__ import annotations

from enum import StrEnum

import phonenumbers

from outreach.contact.numbers import normalise

#: numbers whose texts are billed to the sender's favour, or that no person has
_COSTLY = frozenset((phonenumbers.PhoneNumberType.PREMIUM_RATE, phonenumbers.PhoneNumberType.SHARED_COST,
                     phonenumbers.PhoneNumberType.UAN))


class Sender(StrEnum):
    """What kind of number a text comes from."""

    PERSON = "person"
    #: only STOP, START, HELP and danger are answered: a short code, a premium number, another country
    STRANGER = "stranger"
    #: the line's own number: an answer would come back
    LINE = "line"


def sender_of(number: str, *, line_number: str, regions: tuple[str, ...]) -> Sender:
    """Tell what kind of number a text comes from; `regions` are the countries served, such as "US".

    Raises:
        UnusablePhoneNumber: it is withheld, or no number at all.
    """
    e164 = normalise(number)
    if line_number and e164 == normalise(line_number):
        return Sender.LINE
    return Sender.PERSON if e164.startswith("+") and _is_served(e164, regions) else Sender.STRANGER


def _is_served(e164: str, regions: tuple[str, ...]) -> bool:
    """A number that no list knows counts as one of its code's main country."""
    parsed = phonenumbers.parse(e164)
    main = phonenumbers.region_code_for_country_code(parsed.country_code or 0)
    region = phonenumbers.region_code_for_number(parsed) or main
    return region in regions and phonenumbers.number_type(parsed) not in _COSTLY
