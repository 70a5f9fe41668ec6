"""The provider's REST API: one message or call out against a permit, and a look at what it has taken.

The only place that loads `twilio.rest`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from requests.exceptions import ConnectionError as CutOff
from requests.exceptions import ConnectTimeout, RequestException
from twilio.base.exceptions import TwilioException
from twilio.http import HttpClient
from twilio.rest import Client

from outreach.errors import NotPermitted
from outreach.model.outbox import Channel
from outreach.sending.http import BoundedHttpClient
from outreach.sending.last_look import last_look
from outreach.sending.outcomes import Outcome, Result, outcome_of_error
from outreach.sending.permits import Permit, PermitOffice
from outreach.settings import Settings

#: of a patient's messages the newest so many are looked at; daily caps are far lower
LOOKED_AT = 100
#: what a trial account puts before each message
_TRIAL = "Sent from your Twilio trial account - "
#: the library looks for an account in the environment unless it is given one
_NO_ENVIRONMENT = (("OUTREACH", "1"),)


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """A message or call that the provider has; a call has no words."""

    sid: str
    body: str
    created_at: datetime


class Provider:
    """Sends texts and places calls for one account from one number."""

    def __init__(self, settings: Settings, permits: PermitOffice, *, http_client: HttpClient | None = None) -> None:
        self._permits = permits
        self._sender = settings.line_number
        self._status_url = f"{settings.public_url}/status"
        self._own_address = f"{settings.public_url}/voice?"
        client = http_client or BoundedHttpClient(settings.provider_url)
        #: to leave a message the provider waits until the machine has had its say
        self._detection = "DetectMessageEnd" if settings.voicemail == "message" else "Enable"
        self._client = Client(settings.account_sid, settings.auth_token, http_client=client,
                              environment=dict(_NO_ENVIRONMENT))

    def send_text(self, permit: Permit, recipient: str, words: str, *, mark: str) -> Outcome:
        """Hand one text to the provider; `mark` comes back with each receipt and tells which row it is of.

        Raises:
            NotPermitted: the permit is not for this message, and nothing was sent.
        """
        self._permits.redeem(permit, recipient, words)
        return self._handed_over(permit, lambda: self._client.messages.create(
            to=recipient, from_=self._sender, body=words, status_callback=f"{self._status_url}/sms?m={mark}"))

    def place_call(self, permit: Permit, recipient: str, address: str, *, mark: str) -> Outcome:
        """Let the provider call somebody, and ask our address for what they hear; `mark` as for a text.

        Raises:
            NotPermitted: the permit is not for this call, or the address not ours; nobody was called.
        """
        if not address.startswith(self._own_address):
            raise NotPermitted("the address of this call is not the line's own. Name a script instead")
        self._permits.redeem(permit, recipient, address, Channel.CALL)
        return self._handed_over(permit, lambda: self._client.calls.create(
            to=recipient, from_=self._sender, url=address, method="POST", machine_detection=self._detection,
            status_callback=f"{self._status_url}/voice?m={mark}"))

    def _handed_over(self, permit: Permit, create: Callable[[], Any]) -> Outcome:
        looking = last_look.set(lambda: self._permits.check_time(permit))
        try:
            return _outcome_of(create)
        finally:
            last_look.reset(looking)

    def taken_for(self, recipient: str, channel: Channel = Channel.TEXT) -> Iterable[Taken] | None:
        """What the provider has taken for a number from ours, the newest first; None when it does not tell."""
        kind: Any = self._client.calls if channel is Channel.CALL else self._client.messages
        try:
            listed = kind.list(to=recipient, from_=self._sender, limit=LOOKED_AT)
            return [Taken(sid=one.sid, body=(getattr(one, "body", "") or "").removeprefix(_TRIAL),
                          created_at=one.date_created)
                    for one in listed if one.sid and one.date_created and one.direction != "inbound"]
        except (RequestException, TwilioException, ValueError, TypeError, KeyError):
            return None


def _outcome_of(create: Callable[[], Any]) -> Outcome:
    """Ask the provider once, and say what became of it."""
    try:
        taken = create()
    except ConnectTimeout:
        return Outcome(result=Result.LATER, code="connect")
    except CutOff as problem:
        return Outcome(result=Result.LATER if _never_connected(problem) else Result.UNKNOWN, code="cut")
    except RequestException:
        return Outcome(result=Result.UNKNOWN, code="time")
    except TwilioException as problem:
        return _told(problem)
    except (ValueError, TypeError, KeyError):  # an answer that is no message: who knows
        return Outcome(result=Result.UNKNOWN, code="unreadable")
    return Outcome(result=Result.ACCEPTED, sid=taken.sid) if taken.sid else Outcome(result=Result.UNKNOWN)


def _told(problem: TwilioException) -> Outcome:
    status: Any = getattr(problem, "status", 0)
    return outcome_of_error(int(status or 0), str(getattr(problem, "code", "") or ""))


def _never_connected(problem: CutOff) -> bool:
    """True when no connection was made, so that nothing can have been taken."""
    return "NewConnectionError" in repr(problem)
