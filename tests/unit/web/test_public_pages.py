"""The pages that anybody may open, and the headers that all pages carry."""

from __future__ import annotations

import re

import pytest
from flask import Flask
from flask.testing import FlaskClient

from outreach.errors import SettingsError
from outreach.settings import Settings
from outreach.web.app import create_app

PAGES = ("/", "/healthz", "/readyz")


@pytest.mark.parametrize("path", [*PAGES, "/nothing-here", "/sms"])
def test_every_answer_is_guarded(client: FlaskClient, path: str) -> None:
    """No page may be framed, sniffed or load anything from elsewhere, not even one that is refused."""
    headers = client.get(path).headers
    assert ("nosniff", "DENY", "no-referrer") == (
        headers["X-Content-Type-Options"], headers["X-Frame-Options"], headers["Referrer-Policy"])
    assert headers["Content-Security-Policy"].startswith("default-src 'none'")


def test_home_says_what_this_line_is(client: FlaskClient, settings: Settings) -> None:
    """Who runs it, its numbers, and every topic; nothing secret."""
    page = client.get("/").get_data(as_text=True)
    for words in (settings.operator_name, "216-555-0142", "TYPES", "CONTROL", "911", "988"):
        assert words in page
    for secret in (settings.auth_token, settings.account_sid, settings.phone_keys.partition(":")[2]):
        assert secret not in page


def test_home_has_the_basics_for_screen_readers(client: FlaskClient) -> None:
    """A language, a title, one main heading and a main part."""
    page = client.get("/").get_data(as_text=True)
    assert re.search(r'<html[^>]* lang="en"', page)
    assert re.search(r"<title>[^<]+</title>", page)
    assert 1 == page.count("<h1")
    assert "<main" in page


def test_health(client: FlaskClient) -> None:
    """Alive, and ready with the name of a build."""
    assert {"status": "alive"} == client.get("/healthz").get_json()
    ready = client.get("/readyz").get_json()
    assert ("ready", "up") == (ready["status"], ready["database"])
    assert re.fullmatch("[0-9a-f]{16}", ready["build"])


def test_no_page_reads_anything_from_a_visitor(app: Flask) -> None:
    """What takes a POST is a webhook; every other page only reads."""
    reading = {rule.rule for rule in app.url_map.iter_rules() if rule.methods == {"GET", "HEAD", "OPTIONS"}}
    posting = {rule.rule for rule in app.url_map.iter_rules() if "POST" in (rule.methods or ())}
    assert set(PAGES) <= reading
    assert all(rule.startswith(("/sms", "/voice", "/status")) for rule in posting)


@pytest.mark.parametrize("missing", ["TWILIO_AUTH_TOKEN", "PUBLIC_URL", "OUTREACH_PHONE_KEYS"])
def test_the_public_line_refuses_to_start_without(missing: str) -> None:
    """Each thing that production needs is named when it is missing."""
    environ = {"TWILIO_AUTH_TOKEN": "t", "PUBLIC_URL": "https://line.example.org",
               "OUTREACH_PHONE_KEYS": "a:" + "0" * 64}
    with pytest.raises(SettingsError, match=missing):
        create_app({name: value for name, value in environ.items() if name != missing})
