"""Segments: our count against the provider's own calculator and against vectors of our own."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from outreach.sms.segments import measure
from tests.factories import DEVELOPMENT_DATA, NO_DATA

VECTORS = DEVELOPMENT_DATA / "sms_vectors.json"

#: what a text costs: name, text, encoding, units, segments
OUR_VECTORS = (
    ("nothing", "", "GSM-7", 0, 1),
    ("one full segment", "a" * 160, "GSM-7", 160, 1),
    ("one more", "a" * 161, "GSM-7", 161, 2),
    ("two full segments", "a" * 306, "GSM-7", 306, 2),
    ("three", "a" * 307, "GSM-7", 307, 3),
    ("escapes fill one segment", "€" * 80, "GSM-7", 160, 1),
    ("153 escapes: each part has room for 76 only", "€" * 153, "GSM-7", 306, 3),
    ("an escape at the border moves on whole", "a" * 152 + "€" + "a" * 152, "GSM-7", 306, 3),
    ("an escape just before the border stays", "a" * 151 + "€" + "a" * 153, "GSM-7", 306, 2),
    ("CR and LF are one septet each", "a" * 158 + "\r\n", "GSM-7", 160, 1),
    ("CR and LF over the border", "a" * 159 + "\r\n", "GSM-7", 161, 2),
    ("one curly apostrophe changes all", "’" + "a" * 69, "UCS-2", 70, 1),
    ("one unit too many", "’" + "a" * 70, "UCS-2", 71, 2),
    ("two full segments of the wide kind", "á" * 134, "UCS-2", 134, 2),
    ("an escape character in wide form is one unit", "á€" * 35, "UCS-2", 70, 1),
    ("surrogate pairs fill one segment", "\N{GRINNING FACE}" * 35, "UCS-2", 70, 1),
    ("a surrogate pair at the border moves on whole", "a" * 66 + "\N{GRINNING FACE}" + "a" * 66, "UCS-2", 134, 3),
    ("a surrogate pair just before the border stays", "a" * 65 + "\N{GRINNING FACE}" + "a" * 67, "UCS-2", 134, 2),
    ("a letter and its accent apart are two units", "e\N{COMBINING ACUTE ACCENT}" * 35, "UCS-2", 70, 1),
)


@pytest.mark.parametrize(("text", "encoding", "units", "segments"), [vector[1:] for vector in OUR_VECTORS],
                         ids=[vector[0] for vector in OUR_VECTORS])
def test_what_a_text_costs(text: str, encoding: str, units: int, segments: int) -> None:
    """Each vector was worked out by hand from 3GPP TS 23.038 and 23.040."""
    cost = measure(text)

    assert (encoding, units, segments) == (cost.encoding, cost.units, cost.segments)


@pytest.mark.skipif(not VECTORS.is_file(), reason=NO_DATA)
def test_the_providers_calculator_says_the_same() -> None:
    """All 337 answers of the provider's own calculator, the empty text's encoding among them."""
    vectors = json.loads(VECTORS.read_text(encoding="utf-8"))["vectors"]
    expected = [(v["name"], v["plain"]["encoding"], v["plain"]["segments"]) for v in vectors]
    costs = [(v["name"], measure(v["text"])) for v in vectors]

    assert 337 == len(vectors)
    assert expected == [(name, cost.encoding, cost.segments) for name, cost in costs]


@given(st.text(max_size=400), st.text(max_size=40))
def test_a_longer_text_is_never_cheaper(text: str, more: str) -> None:
    """Adding words takes at least as many segments, and every text takes one."""
    assert 1 <= measure(text).segments <= measure(text + more).segments


@given(st.text(max_size=600))
def test_segments_are_as_many_as_the_units_need(text: str) -> None:
    """Between what the units need when packed tight, and one unit lost at each border."""
    cost = measure(text)
    single, part = (160, 153) if cost.encoding == "GSM-7" else (70, 67)
    tight = -(-cost.units // part)
    loose = -(-cost.units // (part - 1))

    assert 1 == cost.segments if cost.units <= single else tight <= cost.segments <= loose
