"""What the provider reports of messages that the line sent."""

from __future__ import annotations

import pytest

from outreach.bootstrap import Service
from outreach.settings import Settings
from tests.fakes import LINE, PATIENT, Provider
from tests.phones import messages_of, read_twiml


def report(provider: Provider, *, code: str = "21610", to: str = PATIENT, sid: str = "SM1", **options: object) -> int:
    """How the line takes a report."""
    form = {"MessageSid": sid, "AccountSid": provider.settings.account_sid, "To": to, "From": LINE,
            "MessageStatus": "failed", "ErrorCode": code}
    return provider.post("/status/sms", form, **options).status_code


def test_a_refusal_for_stop_is_an_opt_out(provider: Provider, service: Service) -> None:
    """The person is texted no more, is served when they call, and START brings them back."""
    assert 204 == report(provider)
    assert not service.opt_outs.may_contact(PATIENT)
    assert () == messages_of(provider.text("TYPES"))
    assert "Types of Recurrent Cancer" in "".join(read_twiml(provider.step()).itertext())
    assert messages_of(provider.text("START"))
    assert 204 == report(provider)
    assert service.opt_outs.may_contact(PATIENT)


def test_reports_without_an_id_are_each_taken(provider: Provider, service: Service) -> None:
    """The second is another person's."""
    assert (204, 204) == (report(provider, sid=""), report(provider, sid="", to="+12165550101"))
    assert not service.opt_outs.may_contact("+12165550101")


@pytest.mark.parametrize("code", ["", "30003", "216100"])
def test_other_reports_change_nothing(provider: Provider, service: Service, code: str) -> None:
    """A telephone that is off is no STOP."""
    assert 204 == report(provider, code=code)
    assert service.opt_outs.may_contact(PATIENT)


def test_a_forged_report_is_refused(provider: Provider, service: Service) -> None:
    """Nobody else can opt people out."""
    assert 403 == report(provider, signature="forged")
    assert service.opt_outs.may_contact(PATIENT)


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
