"""Signatures: the provider's published vectors, and its library as the oracle."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from twilio.request_validator import RequestValidator, get_signature_algorithm
from werkzeug.datastructures import MultiDict

from outreach.twiml.signature import SHA1, SHA256, algorithm_in, is_genuine, sign

VECTORS = Path(__file__).parents[4] / "shared" / "data" / "signature_vectors.json"
URL = "https://line.example.org/sms"
words = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
pairs = st.lists(st.tuples(words, words), max_size=8)


@pytest.mark.skipif(not VECTORS.exists(), reason="the published vectors are not at hand")
def test_published_vectors() -> None:
    """Every vector of the provider's own libraries is reproduced."""
    published = json.loads(VECTORS.read_text())
    vectors = published["vectors"]
    assert 10 == len(vectors)
    for vector in vectors:
        params = [tuple(pair) for pair in vector["params"]]
        assert vector["signature"] == sign(published["token"], vector["url"], params), vector["name"]
        assert is_genuine(vector["signature"], published["token"], vector["url"], params)


def test_a_vector_of_our_own() -> None:
    """One signature by the provider's library, kept here so that a check is left without the file."""
    params = [("From", "+12165550123"), ("Body", "TYPES"), ("Body", "TYPES"), ("AccountSid", "AC1")]
    assert "SBV8cu3V5mwUyagx/igSWO1Jxe8=" == sign("token", URL, params)


@given(token=words, query=st.text("abcXYZ019_-=&", max_size=20), params=pairs)
def test_agrees_with_the_providers_library(token: str, query: str, params: list[tuple[str, str]]) -> None:
    """Any form, with repeated names and any characters, is signed as the library signs it."""
    url = f"{URL}?{query}"
    assert RequestValidator(token).compute_signature(url, MultiDict(params)) == sign(token, url, params)


@given(params=pairs, other=pairs)
def test_a_changed_form_is_not_genuine(params: list[tuple[str, str]], other: list[tuple[str, str]]) -> None:
    """A signature fits the form it was made for, in any order, and no form that reads otherwise."""
    signature = sign("token", URL, params)
    same = "".join(map("".join, sorted(set(params)))) == "".join(map("".join, sorted(set(other))))
    assert is_genuine(signature, "token", URL, list(reversed(params)))
    assert same == is_genuine(signature, "token", URL, other)


@pytest.mark.parametrize(("signature", "token"), [("", "token"), (sign("", URL, []), ""), ("é\ud800", "token")])
def test_nothing_is_genuine_without_token_or_signature(signature: str, token: str) -> None:
    """No token trusts nobody; odd characters in a header are only wrong."""
    assert not is_genuine(signature, token, URL, [])


@given(token=words, params=pairs)
def test_agrees_with_the_library_on_shared_keys(token: str, params: list[tuple[str, str]]) -> None:
    """The same form, signed by a shared key; neither signature passes for the other."""
    theirs = RequestValidator(token).compute_signature(URL, MultiDict(params), algorithm="HMAC_SHA256")
    assert theirs == sign(token, URL, params, SHA256)
    assert bool(token) == is_genuine(theirs, token, URL, params, SHA256)
    assert not is_genuine(theirs, token, URL, params)


@pytest.mark.parametrize("header", [
    "", "key=k1", "key=k1,algorithm=HMAC_SHA256", " algorithm = HMAC_SHA256 ,key=k1", "algorithm=",
    "algorithm=hmac_sha256", "algorithm=HMAC_SHA1", "xalgorithm=HMAC_SHA256", "algorithm", "key=a=b,algorithm=MD5"])
def test_reads_the_settings_as_the_library_does(header: str) -> None:
    """A missing or empty header is the auth token's."""
    assert get_signature_algorithm(header).upper() == algorithm_in(header)


def test_an_unknown_algorithm_is_never_genuine() -> None:
    """Nobody may choose one that we do not check."""
    assert not is_genuine(sign("token", URL, [], SHA1), "token", URL, [], "MD5")
