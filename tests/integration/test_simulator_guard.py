"""Who may use the trial page: only this computer, from the page itself."""

from __future__ import annotations

from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from twilio.request_validator import RequestValidator

from outreach.simulator.page import create_simulator

OWN = {"Origin": "http://localhost"}
SHA256 = "a" * 64


@pytest.fixture
def client() -> FlaskClient:
    """A caller of the trial page on this computer."""
    app = Flask("guarded")
    app.register_blueprint(create_simulator(
        public_url="https://line.example.org", token="not-a-real-token", account_sid="AC0",
        line_number="", words_of={SHA256: "Hello."}.get))
    return app.test_client()


def sign(client: FlaskClient, path: object = "/sms", params: object = (), **options: Any) -> Any:
    """Ask for a signature as the page does, with whatever a test changes."""
    return client.post("/simulator/sign", json={"path": path, "params": params}, **{"headers": OWN} | options)


def test_signature_is_the_providers(client: FlaskClient) -> None:
    """A signature covers the public address, the query and every field."""
    answer = sign(client, "/voice/step?at=menu", [["From", "+12165550123"], ["Digits", ""]])
    assert RequestValidator("not-a-real-token").validate(
        "https://line.example.org/voice/step?at=menu", {"Digits": "", "From": "+12165550123"},
        answer.get_json()["signature"])


@pytest.mark.parametrize("path", ["/simulator", "/simulator/", f"/simulator/words/{SHA256}",
                                  "/simulator/static/simulator.js"])
def test_every_route_serves_this_computer_alone(client: FlaskClient, path: str) -> None:
    """Another computer, another host name and a forwarded request are refused on every route."""
    answer = client.get(path)
    assert answer.status_code == 200
    assert answer.headers["Content-Security-Policy"].startswith("default-src 'none'; script-src 'self';")
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert client.get(path, environ_base={"REMOTE_ADDR": "192.0.2.7"}).status_code == 403
    assert client.get(path, headers={"X-Forwarded-For": "192.0.2.7"}).status_code == 403
    for host in ("line.example.org", "localhost.example.org", "127.0.0.1.example.org", "x@localhost", ""):
        assert client.get(path, headers={"Host": host}).status_code == 403


@pytest.mark.parametrize(("address", "host"), [("::1", "[::1]:8000"), ("::ffff:127.0.0.1", "127.0.0.1:8000")])
def test_every_loopback_form_is_this_computer(client: FlaskClient, address: str, host: str) -> None:
    """This computer is known under both internet protocols."""
    answer = client.get("/simulator/", headers={"Host": host}, environ_base={"REMOTE_ADDR": address})
    assert answer.status_code == 200


@pytest.mark.parametrize("headers", [
    {}, {"Origin": "https://elsewhere.example"}, {"Origin": "null"}, {"Sec-Fetch-Site": "same-site"},
    OWN | {"Sec-Fetch-Site": "cross-site"}, OWN | {"Host": "line.example.org"},
])
def test_other_sites_get_no_signature(client: FlaskClient, headers: dict[str, str]) -> None:
    """Nothing but the page's own origin is signed for."""
    assert sign(client, headers=headers).status_code == 403


def test_forms_get_no_signature(client: FlaskClient) -> None:
    """A form, which any site can send, is refused."""
    assert client.post("/simulator/sign", data={"path": "/sms"}, headers=OWN).status_code == 403


@pytest.mark.parametrize("path", ["", "/", "/smsx", "/health", "/sms/../health", "//sms",
                                  "/sms#a", "/sms a", "/sms\n", "https://elsewhere.example/sms",
                                  "/sms@elsewhere.example", 7, None])
def test_only_webhooks_are_signed(client: FlaskClient, path: object) -> None:
    """A path that is no webhook of the line is not signed."""
    assert sign(client, path).status_code == 400


@pytest.mark.parametrize("params", ["Body", [["Body"]], [["Body", 1]], [["A", "1"], ["A", "2"]],
                                    {"A": "1"}, None])
def test_only_pairs_of_text_are_signed(client: FlaskClient, params: object) -> None:
    """Fields that are not pairs of text, each named once, are not signed."""
    assert sign(client, params=params).status_code == 400


def test_words_of_a_clip(client: FlaskClient) -> None:
    """A clip's words are given by its hash; what is no clip is not found."""
    assert client.get(f"/simulator/words/{SHA256}").get_json() == {"words": "Hello."}
    assert client.get(f"/simulator/words/{'b' * 64}").status_code == 404
    assert client.get("/simulator/words/secret").status_code == 404
