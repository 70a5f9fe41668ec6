"""Only the provider may call a webhook: everything else is refused and changes nothing."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from twilio.request_validator import RequestValidator
from werkzeug.datastructures import MultiDict

from outreach.bootstrap import Service
from outreach.errors import SettingsError
from outreach.settings import Settings
from outreach.simulator.demo import create_demo_app
from outreach.twiml.signature import SETTINGS_HEADER
from outreach.web.app import LARGEST_REQUEST, create_line
from tests.fakes import HEADER, Provider, line_settings
from tests.phones import messages_of

Rows = Callable[[], dict[str, list[tuple]]]
ELSEWHERE = "https://elsewhere.example.org"


def posts_of(app: Flask) -> set[str]:
    """Every address that takes a POST."""
    return {rule.rule for rule in app.url_map.iter_rules() if "POST" in (rule.methods or ())}


@pytest.fixture
def refused(app: Flask, client: FlaskClient, provider: Provider, rows: Rows) -> Callable[..., None]:
    """Tries one kind of forgery on every POST rule of the application, none left out."""
    def check(forge: Callable[[str, dict[str, str]], int], *, status: int = 403) -> None:
        before, paths = rows(), sorted(posts_of(app))
        assert len(paths) >= 3
        assert dict.fromkeys(paths, status) == {path: forge(path, provider.message("STOP")) for path in paths}
        assert before == rows()
    return check


def test_a_signed_message_is_taken(provider: Provider, rows: Rows) -> None:
    """The forgeries below fail for what is wrong with them, not because nothing gets through."""
    assert "we will not text you again" in messages_of(provider.text("STOP"))[0]
    assert (1, 1) == (len(rows()["inbound"]), len(rows()["consent"]))


def test_unsigned(refused: Callable[..., None], client: FlaskClient) -> None:
    """A form without a signature, or with an empty one."""
    refused(lambda path, form: client.post(path, data=form).status_code)
    refused(lambda path, form: client.post(path, data=form, headers={HEADER: ""}).status_code)


@pytest.mark.parametrize("signature", ["RSOYDt4T1cUTdK1PDd93/VVr8B8=", "not base64", "é", "a" * 5000])
def test_wrongly_signed(refused: Callable[..., None], provider: Provider, signature: str) -> None:
    """A signature that is some other request's, or none at all."""
    refused(lambda path, form: provider.post(path, form, signature=signature).status_code)


def test_signed_with_another_token(refused: Callable[..., None], client: FlaskClient, settings: Settings) -> None:
    """Whoever has some token, but not ours."""
    stranger = Provider(client, settings.with_changes(auth_token="another-token"))
    refused(lambda path, form: stranger.post(path, form).status_code)


def test_signed_without_a_token(settings: Settings, make_service: Callable[..., Service], rows: Rows) -> None:
    """A line that was given no token trusts nobody, not even who signs with the empty one."""
    nobody = make_service(auth_token="")
    provider = Provider(create_line(nobody).test_client(), settings.with_changes(auth_token=""))
    before = rows()
    assert 403 == provider.text("STOP").status_code
    assert before == rows()


@pytest.mark.parametrize("address", [ELSEWHERE, "http://line.example.org", "https://line.example.org:8443",
                                     "http://localhost", "https://line.example.org/sub"])
def test_signed_for_another_address(refused: Callable[..., None], client: FlaskClient, settings: Settings,
                                    address: str) -> None:
    """A genuine signature of the account, but for another of its addresses."""
    other = Provider(client, settings.with_changes(public_url=address))
    refused(lambda path, form: other.post(path, form).status_code)


def test_signed_for_another_path_or_query(refused: Callable[..., None], provider: Provider) -> None:
    """A signature holds for one path and one query."""
    refused(lambda path, form: provider.post(
        f"{path}?at=menu", form, signature=provider.sign(path, MultiDict(form))).status_code)
    refused(lambda path, form: provider.post(
        path, form, signature=provider.sign("/status", MultiDict(form))).status_code)


def test_changed_form(refused: Callable[..., None], provider: Provider) -> None:
    """One parameter more, one less, or one given twice, after signing."""
    for change in ({"Digits": "1"}, {"Body": "START"}, {"From": "+12165550103"}):
        refused(lambda path, form, change=change: provider.post(
            path, form | change, signature=provider.sign(path, MultiDict(form))).status_code)
    refused(lambda path, form: provider.post(
        path, [*form.items(), ("Body", "START")], signature=provider.sign(path, MultiDict(form))).status_code)
    refused(lambda path, form: provider.post(
        path, [("Body", "START"), *form.items()], signature=provider.sign(path, MultiDict(form))).status_code)


def test_forwarded_headers_have_no_say(refused: Callable[..., None], client: FlaskClient, settings: Settings,
                                       provider: Provider) -> None:
    """Headers that claim another host neither let a forgery in nor keep the provider out."""
    claims = {"X-Forwarded-Host": "elsewhere.example.org", "X-Forwarded-Proto": "https",
              "Host": "elsewhere.example.org", "X-Forwarded-Prefix": "/sub", "X-Forwarded-Port": "443",
              "Forwarded": "host=elsewhere.example.org", "X-Original-URL": "/sms", "X-HTTP-Method-Override": "GET"}
    other = Provider(client, settings.with_changes(public_url=ELSEWHERE))
    refused(lambda path, form: other.post(path, form, headers=claims).status_code)
    assert messages_of(provider.post("/sms", provider.message("HELP"), headers=claims))


def test_foreign_account(refused: Callable[..., None], provider: Provider) -> None:
    """Signed with our token but for an account that is not ours, or for none."""
    refused(lambda path, form: provider.post(path, form | {"AccountSid": "AC" + "9" * 32}).status_code)
    refused(lambda path, form: provider.post(
        path, {name: value for name, value in form.items() if name != "AccountSid"}).status_code)


def test_shared_keys(make_service: Callable[..., Service]) -> None:
    """Every webhook takes what a shared key signed, from our account alone; the token counts as before."""
    service = make_service(shared_key="shared-secret")
    settings, client = service.settings, create_line(service).test_client()
    by_token = Provider(client, settings)

    def status(path: str, secret: str, *, named: str = "key=k1,algorithm=HMAC_SHA256", **changes: str) -> int:
        form, url = by_token.message("HELP") | {"CallSid": "CA1", **changes}, settings.public_url + path
        signature = RequestValidator(secret).compute_signature(url, form, algorithm="HMAC_SHA256")
        return by_token.post(path, form, signature=signature, headers={SETTINGS_HEADER: named}).status_code

    for path in ("/sms", "/voice", "/status/sms", "/status/voice"):
        assert status(path, "shared-secret") in {200, 204}
        assert {403} == {status(path, settings.auth_token), status(path, "shared-secret", named=""),
                         status(path, "shared-secret", named="algorithm=HMAC_SHA512"),
                         status(path, "shared-secret", AccountSid="AC" + "9" * 32)}
        assert by_token.post(path, by_token.message("HELP") | {"CallSid": "CA1"}).status_code in {200, 204}


@pytest.mark.parametrize("method", ["GET", "PUT", "PATCH", "DELETE"])
def test_other_methods(refused: Callable[..., None], client: FlaskClient, provider: Provider, method: str) -> None:
    """A webhook is posted; a signed link that somebody opens does nothing."""
    def other(path: str, form: dict[str, str]) -> int:
        signature = provider.sign(path, MultiDict(form))
        return client.open(path, method=method, data=form, headers={HEADER: signature}).status_code
    refused(other, status=405)


@pytest.mark.parametrize("body", [b"{}", b"Body=STOP", b"\xff\xfe\x00"])
def test_other_content_types(refused: Callable[..., None], client: FlaskClient, body: bytes) -> None:
    """JSON, plain text and bytes are no form, so nothing in them is believed."""
    for kind in ("application/json", "text/plain", "application/octet-stream", "multipart/form-data; boundary=x"):
        refused(lambda path, _, kind=kind: client.post(path, data=body, content_type=kind).status_code)


def test_oversized_body(refused: Callable[..., None], provider: Provider) -> None:
    """More than any text with all its parameters is refused, signed or not."""
    refused(lambda path, form: provider.post(path, form | {"Body": "x" * LARGEST_REQUEST}).status_code, status=413)
    refused(lambda path, form: provider.post(
        path, form | {"Body": "x" * LARGEST_REQUEST}, signature="none").status_code, status=413)


def test_the_demo_adds_no_open_door(tmp_path: Path) -> None:
    """In the demo every POST outside the trial page needs a signature too."""
    app = create_demo_app({"OUTREACH_DATA": str(tmp_path), "OUTREACH_VOICE": "provider"})
    paths = {path for path in posts_of(app) if not path.startswith("/simulator")}
    assert dict.fromkeys(paths, 403) == {path: app.test_client().post(path).status_code for path in paths}
    assert "/sms" in paths


@pytest.mark.parametrize("responder", ["app", "provider_default", "provider_advanced"])
def test_a_real_account_is_needed_only_when_set(make_service: Callable[..., Service], responder: str,
                                                provider_of: Callable[[Service], Provider]) -> None:
    """A line that was given no account SID takes what its token signed."""
    provider = provider_of(make_service(account_sid="", responder=responder))
    assert messages_of(provider.text("MENU"))


def test_a_public_address_with_a_path_is_refused() -> None:
    """A call's next step is addressed from the root, so a line cannot stand below a path."""
    with pytest.raises(SettingsError, match="without a path"):
        Settings.from_env({"PUBLIC_URL": "https://host.example.org/line"})


def test_settings_of_the_tests_are_fit_for_production(tmp_path: Path) -> None:
    """The line of these tests has all that production asks for, so nothing here is laxer."""
    settings = line_settings(tmp_path)
    assert settings == settings.for_production()
