"""What the provider reports of messages that the line sent."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import quote

import pytest
from twilio.request_validator import RequestValidator

from outreach.bootstrap import Service
from outreach.settings import Settings
from outreach.web.app import create_line
from tests.fakes import LINE, PATIENT, Provider, said_stop
from tests.phones import messages_of, read_twiml


def report(provider: Provider, *, code: str = "21610", to: str = PATIENT, sid: str = "SM1", **options: object) -> int:
    """How the line takes a report."""
    form = {"MessageSid": sid, "AccountSid": provider.settings.account_sid, "To": to, "From": LINE,
            "MessageStatus": "failed", "ErrorCode": code}
    return provider.post("/status/sms", form, **options).status_code


def test_a_refusal_for_stop_is_an_opt_out(provider: Provider, service: Service) -> None:
    """The person is texted no more, is served when they call, and START brings them back."""
    assert 204 == report(provider)
    assert said_stop(service, PATIENT)
    assert () == messages_of(provider.text("TYPES"))
    assert "Types of Recurrent Cancer" in "".join(read_twiml(provider.step()).itertext())
    assert messages_of(provider.text("START"))
    assert 204 == report(provider)
    assert not said_stop(service, PATIENT)


def test_reports_without_an_id_are_each_taken(provider: Provider, service: Service) -> None:
    """The second is another person's."""
    assert (204, 204) == (report(provider, sid=""), report(provider, sid="", to="+12165550101"))
    assert said_stop(service, "+12165550101")


@pytest.mark.parametrize("code", ["", "30003", "216100"])
def test_other_reports_change_nothing(provider: Provider, service: Service, code: str) -> None:
    """A telephone that is off is no STOP."""
    assert 204 == report(provider, code=code)
    assert not said_stop(service, PATIENT)


def test_a_forged_report_is_refused(provider: Provider, service: Service) -> None:
    """Nobody else can opt people out."""
    assert 403 == report(provider, signature="forged")
    assert not said_stop(service, PATIENT)


def test_a_report_on_nobody(provider: Provider) -> None:
    """It cannot be helped by sending it again."""
    assert 204 == report(provider, to="")


def test_a_report_while_the_database_is_down(provider: Provider, settings: Settings, service: Service) -> None:
    """It is asked for again, and waits on the disk."""
    service.store.close()
    database = settings.data / "outreach.sqlite"
    away = database.rename(settings.data / "away")
    assert 503 == report(provider)
    away.rename(database)
    assert () == messages_of(provider.text("TYPES"))


@pytest.fixture
def sending(make_service: Callable[..., Service]) -> Service:
    """A line that sends."""
    return make_service(sending=True)


def receipt(provider: Provider, status: str, *, row: str = "7", sid: str = "SM1", code: str = "") -> int:
    """How the line takes a receipt of a message that it sent."""
    form = {"MessageSid": sid, "SmsSid": sid, "AccountSid": provider.settings.account_sid, "To": PATIENT, "From": LINE,
            "MessageStatus": status, "SmsStatus": status, "ApiVersion": "2010-04-01", "ErrorCode": code}
    return provider.post(f"/status/sms?m={row}", form).status_code


def test_receipts_are_kept_once(sending: Service, provider_of: Callable[[Service], Provider]) -> None:
    """In any order and however often; each tells which row it is of, and no number is kept."""
    provider = provider_of(sending)
    codes = [receipt(provider, status) for status in ("delivered", "queued", "sent", "queued", "delivered")]
    assert [204] * 5 == codes
    assert ("delivered", "") == sending.store.delivery_of("SM1")
    assert "SM1" == sending.store.receipt_of(7, since=sending.clock())
    assert (("delivered", "", 1),) == sending.store.receipts_by_status()


@pytest.mark.parametrize("row", ["", "x", "-1", "99999999999", "٣", "7;drop"])
def test_receipts_of_no_row(sending: Service, provider_of: Callable[[Service], Provider], row: str) -> None:
    """Whatever stands in the address: the receipt itself counts."""
    assert 204 == receipt(provider_of(sending), "undelivered", row=quote(row), code="30006")
    assert ("undelivered", "30006") == sending.store.delivery_of("SM1")


def test_a_line_that_sends_nothing_keeps_no_receipts(provider: Provider, service: Service) -> None:
    """Also while the release before is at work, whose tables lack them."""
    assert 204 == receipt(provider, "delivered")
    assert ("", "") == service.store.delivery_of("SM1")


def test_shared_keys_sign_receipts(make_service: Callable[..., Service]) -> None:
    """Signed by a shared key with the second header; by the token alone it still counts, and by a wrong key never."""
    service = make_service(sending=True, shared_key="shared-secret")
    client, url = create_line(service).test_client(), f"{service.settings.public_url}/status/sms?m=7"
    form = {"MessageSid": "SM1", "MessageStatus": "sent", "AccountSid": service.settings.account_sid}

    def post(secret: str, algorithm: str, settings_header: str) -> int:
        signature = RequestValidator(secret).compute_signature(url, form, algorithm=algorithm)
        headers = {"X-Twilio-Signature": signature, "X-Twilio-Webhooks-Signature-Settings": settings_header}
        return client.post("/status/sms?m=7", data=form, headers=headers).status_code

    named = "key=k1,algorithm=HMAC_SHA256"
    token = service.settings.auth_token
    assert (204, 204) == (post("shared-secret", "HMAC_SHA256", named), post(token, "HMAC_SHA1", ""))
    assert (403, 403, 403) == (post(token, "HMAC_SHA256", named),
                               post("shared-secret", "HMAC_SHA1", ""), post("shared-secret", "HMAC_SHA256", ""))


def test_a_refusal_of_nobody_is_no_trouble(provider: Provider, caplog: pytest.LogCaptureFixture) -> None:
    """Whatever stands where a number should: it is no STOP of anybody, and nothing for the log."""
    assert (204, 204) == (report(provider, to="nobody"), report(provider, to=""))
    assert [] == caplog.records
