"""What a broadcast would come to, before it begins: to how many, in how many segments, for how much, until when."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

from outreach.bootstrap import Service
from outreach.campaigns.broadcasts import VALID, Broadcasts
from outreach.campaigns.history import members_now
from outreach.campaigns.series import announced
from outreach.model.outbox import Channel
from outreach.model.programmes import Programme
from outreach.sending.composing import Composer
from outreach.sending.quiet_hours import SendHours, next_allowed_in, zones_of
from outreach.sms.segments import measure

#: so finely is reckoned when it ends
_STEP = timedelta(minutes=5)


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """What is shown to whoever is about to begin a broadcast."""

    programme: Programme
    script: str
    #: what stands on the screens; for a call the address that begins it
    words: str
    people: int
    #: those whose time nobody can tell: nothing is sent to them
    without_zone: int
    segments: int
    #: in the provider's currency; None where no price is set, and for calls
    cost: Decimal | None
    #: None where it cannot end while it is of use
    ends_at: datetime | None


def preview_of(service: Service, programme: str, script: str) -> Preview:
    """Reckon what a broadcast would come to now.

    Raises:
        SendError: programme or script cannot be used, with what to do.
        StoreUnavailable: the database does not answer.
    """
    found, script = Broadcasts(service=service).checked(programme, script)
    now, settings = service.clock(), service.settings
    zones = Counter(zones_of(number) for number in members_now(service, found.name))
    without = zones.pop((), 0)
    composed = Composer(service.builds, settings).compose(announced(found, script), holds=service.store.holds(),
                                                          today=now.date())
    is_call = found.channel is Channel.CALL
    each = 0 if is_call else measure(composed.words).segments
    people = sum(zones.values())
    price = settings.price_per_segment
    return Preview(programme=found, script=script, words=composed.words, people=people, without_zone=without,
                   segments=each * people, cost=price * each * people if price and not is_call else None,
                   ends_at=ends_at(zones, now, per_second=settings.sends_per_second, per_day=settings.sends_per_day,
                                   hours=SendHours(first=settings.send_hours[0], last=settings.send_hours[1])))


def ends_at(zones: Mapping[tuple[ZoneInfo, ...], int], now: datetime, *, per_second: int, per_day: int,
            hours: SendHours) -> datetime | None:
    """When the last message goes out at this pace, each in its own hours; None where it is of no use any more by then.

    Whoever's day ends first is reckoned first; other messages of the line are not reckoned with.
    """
    left, moment = dict(zones), now
    days: Counter[int] = Counter()
    while any(left.values()):
        if moment > now + VALID:
            return None
        day = (moment - now) // timedelta(days=1)
        room = min(int(per_second * _STEP.total_seconds()), per_day - days[day])
        for one in sorted(left, key=lambda zone: -_offset(zone, moment)):
            if next_allowed_in(one, moment, hours) == moment:
                sent = min(room, left[one])
                left[one], room = left[one] - sent, room - sent
                days[day] += sent
        moment += _STEP
    return moment


def _offset(zones: tuple[ZoneInfo, ...], moment: datetime) -> float:
    return max((moment.astimezone(zone).utcoffset() or timedelta()).total_seconds() for zone in zones)
