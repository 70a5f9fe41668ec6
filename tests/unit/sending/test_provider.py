"""The provider's client against a provider on loopback: what it sends, and what it makes of each answer."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from dataclasses import fields
from datetime import UTC, datetime, timedelta
from inspect import getsource
from pathlib import Path
from typing import Any

import pytest
from twilio.rest.api.v2010.account.call import CallInstance
from twilio.rest.api.v2010.account.message import MessageInstance

from outreach.errors import NotPermitted, ProviderError
from outreach.model.outbox import Channel
from outreach.sending.http import BoundedHttpClient, TimeLimits
from outreach.sending.outcomes import Outcome, Result, outcome_of_error
from outreach.sending.permits import PermitOffice
from outreach.sending.provider import Provider
from tests.fakes import LINE, OTHER, PATIENT, line_settings
from tests.provider_server import FakeProvider, Fault, call_resource, message_resource

OFFICE = PermitOffice()
ADDRESS = f"{line_settings(Path()).public_url}/voice?at=part&doc=d&sec=types"


@pytest.fixture
def fake() -> Iterator[FakeProvider]:
    """The other end."""
    with FakeProvider(slow_s=0.6) as server:
        yield server


@pytest.fixture
def provider(fake: FakeProvider) -> Provider:
    """Ours."""
    return Provider(line_settings(Path(), provider_url=fake.url), OFFICE)


@pytest.fixture
def hasty(fake: FakeProvider) -> Provider:
    """Ours, with less patience than a slow answer needs: what it is not told in time is unknown to it."""
    return Provider(line_settings(Path(), provider_url=fake.url), OFFICE,
                    http_client=BoundedHttpClient(fake.url, limits=TimeLimits(read_s=0.3, whole_s=0.3, connect_s=0.3)))


def send(provider: Provider, number: str = PATIENT, words: str = "Hello.") -> Outcome:
    """Send with a permit."""
    return provider.send_text(OFFICE.issue(number, words), number, words, mark="7")


def test_a_message_is_taken(fake: FakeProvider, provider: Provider) -> None:
    """It goes out from the line's number, and its id comes back."""
    outcome = send(provider, words="¿Sí?\nI'm")
    assert (Result.ACCEPTED, fake.taken[0]["sid"]) == (outcome.result, outcome.sid)
    assert (LINE, PATIENT, "¿Sí?\nI'm") == tuple(fake.taken[0][name] for name in ("from", "to", "body"))


def test_nothing_goes_out_without_a_permit(fake: FakeProvider, provider: Provider) -> None:
    """Not with another's permit, one for other words, one of another office, or a used one."""
    used = OFFICE.issue(PATIENT, "Hello.")
    provider.send_text(used, PATIENT, "Hello.", mark="1")
    for permit in (used, OFFICE.issue(OTHER, "Hello."), OFFICE.issue(PATIENT, "Hi."),
                   PermitOffice().issue(PATIENT, "Hello.")):
        with pytest.raises(NotPermitted):
            provider.send_text(permit, PATIENT, "Hello.", mark="1")
    assert 1 == len(fake.taken)


@pytest.mark.parametrize("looks", [0, 1])
def test_a_process_that_stood_still_sends_nothing(fake: FakeProvider, looks: int) -> None:
    """Frozen after the permit was taken, before the first byte or between head and body: nobody gets the message."""
    seconds = iter((0.0, 0.1, 0.1, *[0.2] * looks))  # as it is made, redeemed and noted as used
    office = PermitOffice(lambda: next(seconds, 60.0), valid_s=5)
    late = Provider(line_settings(Path(), provider_url=fake.url), office)
    permit = office.issue(PATIENT, "Hello.")
    with pytest.raises(NotPermitted, match="run out"):
        late.send_text(permit, PATIENT, "Hello.", mark="1")
    time.sleep(0.1)
    assert [] == fake.taken


@pytest.mark.parametrize(("fault", "result", "taken"), [
    (Fault.TOO_MANY, Result.LATER, 0), (Fault.BROKEN, Result.UNKNOWN, 0), (Fault.BROKEN_AFTER, Result.UNKNOWN, 1),
    (Fault.UNAVAILABLE, Result.UNKNOWN, 0), (Fault.CUT, Result.UNKNOWN, 0), (Fault.CUT_AFTER, Result.UNKNOWN, 1),
    (Fault.GARBAGE_AFTER, Result.UNKNOWN, 1)])
def test_faults(fake: FakeProvider, provider: Provider, fault: Fault, result: Result, taken: int) -> None:
    """What may have been taken is never called refused."""
    fake.plan(fault)
    assert (result, taken) == (send(provider).result, len(fake.taken))


@pytest.mark.parametrize(("fault", "taken"), [(Fault.SLOW, 0), (Fault.SLOW_AFTER, 1)])
def test_an_answer_that_is_late_is_unknown(fake: FakeProvider, hasty: Provider, fault: Fault, taken: int) -> None:
    """The message may have been taken before, or not: a text's and a call's."""
    for ask, kept in ((send, fake.taken), (call, fake.calls)):
        fake.plan(fault)
        assert Result.UNKNOWN is ask(hasty).result
        assert taken == len_within(kept, taken)


def len_within(kept: list[dict[str, Any]], wanted: int) -> int:
    """How much the other end kept, which on a busy machine may still be reading what came."""
    until = time.monotonic() + 10
    while len(kept) < wanted and time.monotonic() < until:
        time.sleep(0.01)
    return len(kept)


def test_an_answer_that_dribbles_in_is_left(fake: FakeProvider, hasty: Provider) -> None:
    """The whole of it would come in 40 seconds; we wait for 0.6, whether it says how long it is or not."""
    for fault in (Fault.DRIBBLE_AFTER, Fault.DRIBBLE_CHUNKS_AFTER):
        fake.plan(fault)
        begun = time.monotonic()
        assert Result.UNKNOWN is send(hasty).result
        assert time.monotonic() - begun < 20
    assert 2 == len_within(fake.taken, 2)


@pytest.mark.parametrize(("code", "result"), [(21610, Result.PERMANENT), (21211, Result.PERMANENT),
                                              (21614, Result.PERMANENT)])
def test_refusals(fake: FakeProvider, provider: Provider, code: int, result: Result) -> None:
    """A refusal comes with its code."""
    fake.refused[PATIENT] = code
    assert Outcome(result=result, code=str(code)) == send(provider)


@pytest.mark.parametrize("change", [{"auth_token": "wrong"}, {"line_number": OTHER}])
def test_what_is_our_own_fault_loses_no_message(fake: FakeProvider, change: dict[str, str]) -> None:
    """A wrong secret or number says nothing of the patient."""
    ours = Provider(line_settings(Path(), provider_url=fake.url, **change), OFFICE)
    assert Result.OURS is send(ours).result
    assert [] == fake.taken


def test_a_provider_that_is_not_there() -> None:
    """Nothing can have been taken where no connection was made."""
    with FakeProvider() as gone:
        url = gone.url
    assert Result.LATER is send(Provider(line_settings(Path(), provider_url=url), OFFICE)).result


@pytest.mark.parametrize(("status", "code", "result"), [
    (400, "21611", Result.LATER), (503, "20503", Result.UNKNOWN), (408, "", Result.UNKNOWN),
    (403, "20003", Result.OURS), (302, "", Result.UNKNOWN), (400, "21606", Result.OURS), (422, "", Result.PERMANENT),
    (429, "63038", Result.OURS), (400, "10004", Result.LATER), (429, "10004", Result.LATER),
    (400, "21210", Result.OURS), (400, "21217", Result.PERMANENT), (400, "21610", Result.PERMANENT)])
def test_errors(status: int, code: str, result: Result) -> None:
    """What the pages on errors say."""
    assert result is outcome_of_error(status, code).result


def call(provider: Provider, number: str = PATIENT, address: str = ADDRESS) -> Outcome:
    """Call with a permit."""
    return provider.place_call(OFFICE.issue(number, address, Channel.CALL), number, address, mark="7")


def test_a_call_is_taken(fake: FakeProvider, provider: Provider) -> None:
    """From the line's number to theirs, and its id comes back; no text goes out."""
    outcome = call(provider)
    assert (Result.ACCEPTED, fake.calls[0]["sid"]) == (outcome.result, outcome.sid)
    assert (LINE, PATIENT, []) == (fake.calls[0]["from"], fake.calls[0]["to"], fake.taken)
    listed = list(provider.taken_for(PATIENT, Channel.CALL) or ())
    assert [outcome.sid] == [one.sid for one in listed]
    assert [] == provider.taken_for(PATIENT) == provider.taken_for(OTHER, Channel.CALL)


def test_nobody_is_called_without_a_permit(fake: FakeProvider, provider: Provider) -> None:
    """Not with one for a text, another number or another address, a used one; nor for a stranger's address."""
    used = OFFICE.issue(PATIENT, ADDRESS, Channel.CALL)
    provider.place_call(used, PATIENT, ADDRESS, mark="1")
    foreign = "https://evil.example.org/voice?"
    for permit, address in ((used, ADDRESS), (OFFICE.issue(PATIENT, ADDRESS), ADDRESS),
                            (OFFICE.issue(OTHER, ADDRESS, Channel.CALL), ADDRESS),
                            (OFFICE.issue(PATIENT, ADDRESS + "x", Channel.CALL), ADDRESS),
                            (OFFICE.issue(PATIENT, foreign, Channel.CALL), foreign)):
        with pytest.raises(NotPermitted):
            provider.place_call(permit, PATIENT, address, mark="1")
    with pytest.raises(NotPermitted):
        provider.send_text(OFFICE.issue(PATIENT, "Hello.", Channel.CALL), PATIENT, "Hello.", mark="1")
    assert (1, 0) == (len(fake.calls), len(fake.taken))


@pytest.mark.parametrize(("fault", "result", "taken"), [
    (Fault.TOO_MANY, Result.LATER, 0), (Fault.BROKEN_AFTER, Result.UNKNOWN, 1), (Fault.CUT, Result.UNKNOWN, 0),
    (Fault.GARBAGE_AFTER, Result.UNKNOWN, 1)])
def test_faults_of_calls(fake: FakeProvider, provider: Provider, fault: Fault, result: Result, taken: int) -> None:
    """The same as for texts."""
    fake.plan(fault)
    assert (result, taken) == (call(provider).result, len(fake.calls))


def test_refusals_of_calls(fake: FakeProvider, provider: Provider) -> None:
    """A number that cannot be called is given up; our own number's trouble loses no call."""
    assert Outcome(result=Result.PERMANENT, code="21211") == call(provider, number="+442079460000")
    ours = Provider(line_settings(Path(), provider_url=fake.url, line_number=OTHER), OFFICE)
    assert Result.OURS is call(ours).result
    assert [] == fake.calls


def test_what_was_taken_is_listed(fake: FakeProvider, provider: Provider) -> None:
    """Only for that number, with times; a trial account's first words are left out."""
    for number, words in ((PATIENT, "One."), (OTHER, "Two."), (PATIENT, "Three.")):
        send(provider, number, words)
    fake.taken[2]["body"] = "Sent from your Twilio trial account - Three."
    listed = list(provider.taken_for(PATIENT) or ())
    assert ["Three.", "One."] == [one.body for one in listed]
    assert all(datetime.now(UTC) - one.created_at < timedelta(minutes=1) for one in listed)
    assert [] == provider.taken_for("+12165550199")


def test_a_list_that_does_not_come_is_no_empty_list(hasty: Provider, fake: FakeProvider) -> None:
    """Nobody is sent a message again because the provider did not answer."""
    fake.latency_s = 0.6
    assert hasty.taken_for(PATIENT) is None


def test_other_hosts_are_refused(fake: FakeProvider) -> None:
    """Whatever address stands in an answer, nothing goes there."""
    client = BoundedHttpClient(fake.url)
    for url in ("https://evil.example.org/x", "https://api.twilio.com.evil.example.org/x",
                "https://api.ashburn.us1.twilio.com/x", "http://api.twilio.com/x"):
        with pytest.raises(ProviderError):
            client.request("GET", url)
    assert [] == fake.requests


def test_the_fake_has_every_field_that_the_library_reads() -> None:
    """The fields of a message, with the types of the provider's description."""
    read = set(re.findall(r'payload\.get\(\s*"(\w+)"', getsource(MessageInstance.__init__)))
    resource = message_resource(1, {"To": PATIENT, "From": LINE, "Body": "x"})
    assert read == set(resource)
    text = {"sid", "account_sid", "body", "from", "to", "status", "num_segments", "num_media", "uri", "date_created"}
    assert all(isinstance(resource[name], str) for name in text)
    assert resource["status"] in {value for name, value in vars(MessageInstance.Status).items() if name.isupper()}
    assert resource["direction"] == MessageInstance.Direction.OUTBOUND_API
    assert re.fullmatch("SM[0-9a-f]{32}", resource["sid"])
    assert fields(Outcome)


def test_the_fake_call_has_every_field_that_the_library_reads() -> None:
    """The same for a call: what a list does not tell, such as the address, is not told here."""
    read = set(re.findall(r'payload\.get\(\s*"(\w+)"', getsource(CallInstance.__init__)))
    resource = call_resource(1, {"To": PATIENT, "From": LINE, "Url": ADDRESS})
    assert read | {"annotation"} == set(resource)
    assert resource["status"] == CallInstance.Status.QUEUED
    assert re.fullmatch("CA[0-9a-f]{32}", resource["sid"])
