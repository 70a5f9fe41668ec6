"""Places of a call in an address, and back."""

from __future__ import annotations

import re
from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from outreach.model.calls import CallPlace
from outreach.twiml.places import address_of, place_from

slugs = st.text("abcdefghijklmnopqrstuvwxyz0123456789-_", max_size=30)
places = st.builds(CallPlace, step=st.sampled_from(("start", "menu", "part", "end", "after-dial")), document=slugs,
                   section=slugs, part=st.integers(1, 999), tries=st.integers(0, 999),
                   language=st.sampled_from(("", "es")))


def query_of(address: str) -> dict[str, str]:
    """The query of an address, read as a web framework reads it."""
    return {name: values[0] for name, values in parse_qs(urlsplit(address).query).items()}


@given(place=places, silent=st.booleans())
def test_a_place_survives_its_address(place: CallPlace, *, silent: bool) -> None:
    """What is written into an address is read back; silence is marked beside it."""
    query = query_of(address_of(place, silent=silent))
    assert place == place_from(query)
    assert silent == (query.get("silent") == "1")


@given(place=places)
def test_addresses_need_no_escaping(place: CallPlace) -> None:
    """Only characters that every provider's library writes alike."""
    assert re.fullmatch(r"/voice/step\?[A-Za-z0-9_=&-]+", address_of(place))


@pytest.mark.parametrize(("query", "part", "tries"), [
    ({}, 1, 0), ({"part": "0", "tries": "-1"}, 1, 0), ({"part": "1e3"}, 1, 0), ({"part": "٣"}, 1, 0),
    ({"part": "9999", "tries": "1000"}, 1, 0), ({"part": " 2"}, 1, 0), ({"part": "2", "tries": "1"}, 2, 1),
])
def test_odd_numbers_count_as_the_start(query: dict[str, str], part: int, tries: int) -> None:
    """A number that is none never becomes an error."""
    place = place_from(query)
    assert ("start", part, tries) == (place.step, place.part, place.tries)
