"""The short way of a text answers as the usual way does, and takes nothing that is not plain and genuine."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from io import BytesIO
from typing import Any
from urllib.parse import urlencode

import pytest
from flask import Flask

from outreach.twiml.signature import HEADER
from outreach.web.app import LARGEST_REQUEST
from outreach.web.line import LINE
from outreach.web.posted import FORM
from outreach.web.short_way import with_short_way
from tests.fakes import Provider

USUAL = [b"the usual way"]


@pytest.fixture
def door(app: Flask) -> Callable[[dict[str, Any]], Iterable[bytes]]:
    """The short way before an application that reads the body and says that it was asked."""
    def usual(environ: dict[str, Any], _start: Callable[..., Any]) -> Iterable[bytes]:
        return [*USUAL, environ["wsgi.input"].read()]

    short = with_short_way(usual, app.extensions[LINE], largest=LARGEST_REQUEST)
    return lambda environ: short(environ, lambda status, headers: None)


@pytest.fixture
def environ(provider: Provider) -> dict[str, Any]:
    """A genuine text as the server hands it on."""
    form = provider.message("HELP")
    body = urlencode(form).encode()
    return {"REQUEST_METHOD": "POST", "PATH_INFO": "/sms", "QUERY_STRING": "", "CONTENT_TYPE": FORM,
            "CONTENT_LENGTH": str(len(body)), "wsgi.input": BytesIO(body),
            f"HTTP_{HEADER.upper().replace('-', '_')}": provider.sign("/sms", form)}


@pytest.mark.parametrize("kind", [FORM, f"{FORM}; charset=UTF-8"])
def test_a_genuine_text_never_reaches_flask(door: Callable[..., Iterable[bytes]], environ: dict[str, Any],
                                            kind: str) -> None:
    """It is answered at once, whether or not its type names its letters."""
    assert b"<Message>" in b"".join(door(environ | {"CONTENT_TYPE": kind}))


@pytest.mark.parametrize("change", [
    {"REQUEST_METHOD": "PUT"}, {"PATH_INFO": "/sms/"}, {"PATH_INFO": "/voice"}, {"QUERY_STRING": "a=1"},
    {"CONTENT_TYPE": "multipart/form-data"}, {"CONTENT_TYPE": ""}, {"CONTENT_LENGTH": ""}, {"CONTENT_LENGTH": "-1"},
    {"CONTENT_LENGTH": "7"}, {"CONTENT_LENGTH": str(LARGEST_REQUEST + 1)}, {"HTTP_TRANSFER_ENCODING": "chunked"},
    {"HTTP_X_TWILIO_SIGNATURE": ""}, {"HTTP_X_TWILIO_SIGNATURE": "wrong"},
    {"HTTP_X_TWILIO_WEBHOOKS_SIGNATURE_SETTINGS": "algorithm=HMAC_SHA256"}, {"wsgi.input": BytesIO(b"\xff" * 600)},
])
def test_all_else_goes_the_usual_way(door: Callable[..., Iterable[bytes]], environ: dict[str, Any],
                                     change: dict[str, Any]) -> None:
    """With its body as it came."""
    answered = list(door(environ | change))
    assert answered[:1] == USUAL
    assert answered[1]


@pytest.mark.parametrize("body", ["HELP", "TYPES", "can't breathe", "STOP", "", "what is staging?"])
def test_both_ways_answer_alike(provider: Provider, body: str) -> None:
    """Words, status and headers of a message that comes twice, the second time in pieces."""
    form = provider.message(body)
    short, usual = (provider.post("/sms", form, headers=headers) for headers in ({}, {"Transfer-Encoding": "identity"}))
    assert short.data == usual.data
    assert (short.status_code, sorted(short.headers)) == (usual.status_code, sorted(usual.headers))
