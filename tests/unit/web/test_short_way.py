"""The short way of a text answers as the usual way does, and takes nothing that is not plain and genuine."""

from __future__ import annotations

import pytest
from flask import Flask

from outreach.twiml.signature import HEADER, SETTINGS_HEADER
from outreach.web.app import LARGEST_REQUEST
from outreach.web.line import LINE
from outreach.web.posted import FORM
from outreach.web.short_way import ShortWay
from tests.fakes import Provider, request_of


@pytest.fixture
def short(app: Flask) -> ShortWay:
    """The short way of the line of these tests."""
    return ShortWay(app.extensions[LINE], largest=LARGEST_REQUEST)


def genuine(provider: Provider, body: str = "HELP", **changes: str) -> bytes:
    """A genuine text as it travels, with other fields than usual."""
    form = provider.message(body)
    return request_of("/sms", form, {HEADER: provider.sign("/sms", form)} | changes)


@pytest.mark.parametrize("kind", [FORM, f"{FORM}; charset=UTF-8"])
def test_a_genuine_text_is_answered(short: ShortWay, provider: Provider, kind: str) -> None:
    """At once, whether or not its type names its letters."""
    answer = short.answer(genuine(provider, **{"Content-Type": kind}))
    assert answer is not None
    assert answer.content.startswith(b"HTTP/1.1 200 OK\r\n")
    assert b"<Message>" in answer.content
    assert not answer.closes


def test_the_last_of_its_connection(short: ShortWay, provider: Provider) -> None:
    """The answer says so, too."""
    answer = short.answer(genuine(provider, Connection="close"))
    assert answer is not None
    assert answer.closes
    assert b"\r\nConnection: close\r\n" in answer.content


@pytest.mark.parametrize("change", [
    {"Content-Type": "multipart/form-data"}, {"Content-Type": ""}, {"Content-Length": "7"}, {HEADER: ""},
    {HEADER: "wrong"}, {SETTINGS_HEADER: "algorithm=HMAC_SHA256"}, {"Transfer-Encoding": "chunked"},
])
def test_all_else_goes_the_usual_way(short: ShortWay, provider: Provider, change: dict[str, str]) -> None:
    """Refused or answered there, as it may be."""
    assert short.answer(genuine(provider, **change)) is None


def test_what_is_no_text_or_too_large(app: Flask, provider: Provider) -> None:
    """Bytes that are no letters, and more of them than are read."""
    line = app.extensions[LINE]
    assert ShortWay(line, largest=LARGEST_REQUEST).answer(request_of("/sms", b"\xff" * 600, {HEADER: "x"})) is None
    assert ShortWay(line, largest=20).answer(genuine(provider)) is None


@pytest.mark.parametrize("body", ["HELP", "TYPES", "can't breathe", "STOP", "", "what is staging?"])
def test_both_ways_answer_alike(short: ShortWay, provider: Provider, body: str) -> None:
    """Words, status and headers of a message that comes twice; the server adds its own to what Flask says."""
    form = provider.message(body)
    answer = short.answer(request_of("/sms", form, {HEADER: provider.sign("/sms", form)}))
    usual = provider.post("/sms", form, headers={"Transfer-Encoding": "identity"})
    assert answer is not None
    head, _, content = answer.content.decode().partition("\r\n\r\n")
    first, *fields = head.split("\r\n")
    assert content == usual.text
    assert first == f"HTTP/1.1 {usual.status}"
    assert [field.split(":")[0] for field in fields[:3]] == ["Server", "Date", "Connection"]
    assert sorted(fields[3:]) == sorted(f"{name}: {value}" for name, value in usual.headers)
