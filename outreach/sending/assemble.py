"""Settings in, a room that sends out."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from datetime import timedelta

from outreach.bootstrap import Service
from outreach.contact.sealing import Sealer
from outreach.sending.composing import Composer
from outreach.sending.guard import Consents, Guard
from outreach.sending.health import Health
from outreach.sending.http import USUAL, BoundedHttpClient, TimeLimits
from outreach.sending.pace import Pace
from outreach.sending.permits import VALID_S, PermitOffice
from outreach.sending.provider import Provider
from outreach.sending.send import Sender
from outreach.sending.settling import Settling

#: more wait for each other
MOST_THREADS = 32
#: what a machine under load may lose between two lines of code
MARGIN_S = 2.0


@dataclass(frozen=True, slots=True, kw_only=True)
class SendingParts:
    """What may differ from the usual: who agreed to what, and how patient the room is."""

    consents: Consents | None = None
    limits: TimeLimits = USUAL
    permit_s: float = VALID_S
    margin_s: float = MARGIN_S

    @property
    def settle(self) -> timedelta:
        """Whatever a claim begins is over by then: the permit has run out, the request has its answer or none."""
        return timedelta(seconds=self.permit_s + self.limits.longest_s + self.margin_s)


USUAL_PARTS = SendingParts()


def assemble_sender(service: Service, *, worker: str, stop: threading.Event,
                    parts: SendingParts = SendingParts()) -> Sender:
    """Build the one way from a row of the outbox to the provider.

    Raises:
        SettingsError: what sending needs is not set.
    """
    settings = service.settings.for_sending()
    office = PermitOffice(valid_s=parts.permit_s)
    guard = Guard(store=service.store, keys=service.keys, opt_outs=service.opt_outs,
                  composer=Composer(service.builds, settings), office=office, settings=settings,
                  consents=parts.consents or service.agreements, halts=service.agreements)
    client = BoundedHttpClient(settings.provider_url, connections=MOST_THREADS + 4, limits=parts.limits)
    provider = Provider(settings, office, http_client=client)
    pace = Pace(service.store, service.keys, number=settings.line_number, per_second=settings.sends_per_second,
                clock=service.clock)
    return Sender(store=service.store, sealer=Sealer(service.keys), guard=guard, provider=provider,
                  settling=Settling(service.store, provider, service.keys), pace=pace, opt_outs=service.opt_outs,
                  health=Health(), clock=service.clock, worker=worker, settle=parts.settle, stop=stop)


def threads_for(per_second: int) -> int:
    """So many threads keep up with a pace where an answer takes two seconds; a slow line needs few."""
    return min(MOST_THREADS, max(2, per_second * 2))


