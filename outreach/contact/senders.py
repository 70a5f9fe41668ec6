"""Who sends a text: a person's phone, a machine, a number abroad or one that costs more, or the line itself."""

from __future__ import annotations

from enum import StrEnum
from functools import lru_cache

import phonenumbers

from outreach.contact.numbers import normalise

#: numbers whose texts are billed to the sender's favour, or that no person has
_COSTLY = frozenset((phonenumbers.PhoneNumberType.PREMIUM_RATE, phonenumbers.PhoneNumberType.SHARED_COST,
                     phonenumbers.PhoneNumberType.UAN))


#: the country code, area code and exchange of a North American number: they tell its country and kind
_EXCHANGE = len("+1216555")
_ANY_LINE = "0100"


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
    return Sender.PERSON if e164.startswith("+") and _is_person(e164, regions) else Sender.STRANGER


def _is_person(e164: str, regions: tuple[str, ...]) -> bool:
    """Looking a number up takes long, so what is known of an exchange is remembered; whole numbers never are."""
    if e164.startswith("+1") and len(e164) == _EXCHANGE + len(_ANY_LINE):
        return _is_served_exchange(e164[:_EXCHANGE], regions)
    return _is_served(e164, regions)


@lru_cache(maxsize=4096)
def _is_served_exchange(exchange: str, regions: tuple[str, ...]) -> bool:
    return _is_served(exchange + _ANY_LINE, regions)


def _is_served(e164: str, regions: tuple[str, ...]) -> bool:
    """A number that no list knows counts as one of its code's main country."""
    parsed = phonenumbers.parse(e164)
    main = phonenumbers.region_code_for_country_code(parsed.country_code or 0)
    region = phonenumbers.region_code_for_number(parsed) or main
    return region in regions and phonenumbers.number_type(parsed) not in _COSTLY
