"""The guard: one question before each message or call that the line makes unasked; only it makes permits."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Protocol

from outreach.bootstrap.opt_outs import OptOuts
from outreach.contact.keys import KeyRing
from outreach.model.conversation import Contact
from outreach.model.outbox import Basis, Owed, Standing
from outreach.sending.caps import LineCap
from outreach.sending.composing import Composed, Composer
from outreach.sending.permits import Permit, PermitOffice
from outreach.sending.quiet_hours import SendHours, next_allowed
from outreach.settings import Settings
from outreach.store import Store

#: who asked so lately is awake
JUST_ASKED = timedelta(minutes=15)
A_DAY = timedelta(hours=24)
#: what keeps a message now is looked at again after so long
LOOK_AGAIN = timedelta(minutes=15)
#: a script may be lifted, a source renewed; a script that is gone or unsigned does not come back by itself
_MAY_PASS = frozenset(("held", "overdue"))


class Consents(Protocol):
    """Who agreed to which programme."""

    def agreed(self, contact: Contact, batch: str) -> bool:
        """True while an agreement to what this batch belongs to is on record.

        Raises:
            StoreUnavailable: nobody can tell, so nothing is sent.
        """
        ...


class Halts(Protocol):
    """Which batches staff stopped."""

    def halted(self, batch: str) -> str:
        """The reason why nothing of a batch goes out now: "paused" or "cancelled"; empty while it may.

        Raises:
            StoreUnavailable: nobody can tell, so nothing is sent.
        """
        ...


class NoProgrammes:
    """A line without programmes: nobody has agreed to anything, so it sends only what was asked for."""

    def agreed(self, _contact: Contact, _batch: str) -> bool:
        """Nobody has."""
        return False

    def halted(self, _batch: str) -> str:
        """Nothing is."""
        return ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Go:
    """The message may go out now, with these words and no others; for a call they are its address."""

    permit: Permit
    words: str = field(repr=False)
    build: str


@dataclass(frozen=True, slots=True, kw_only=True)
class No:
    """It may not: for good, or before a moment."""

    reason: str
    until: datetime | None = None


class Guard:
    """Decides on each message by itself, at the last moment."""

    def __init__(self, *, store: Store, keys: KeyRing, opt_outs: OptOuts, composer: Composer, office: PermitOffice,
                 settings: Settings, consents: Consents | None = None, halts: Halts | None = None) -> None:
        self._store = store
        self._keys = keys
        self._opt_outs = opt_outs
        self._composer = composer
        self._office = office
        self._settings = settings
        self._consents = consents or NoProgrammes()
        self._halts = halts or NoProgrammes()
        self._hours = SendHours(first=settings.send_hours[0], last=settings.send_hours[1])
        self._line_cap = LineCap(store, settings.sends_per_day)

    def decide(self, row: Owed, number: str, now: datetime) -> Go | No:
        """Whether a message may go out to a number now.

        The words may be served, the person did not say STOP, they asked or agreed, it is day where they are, and the
        caps leave room. A permit is for these words, this number and the next seconds.

        Raises:
            StoreUnavailable: nobody can tell, so nothing is sent.
        """
        if now >= row.expires_at:
            return No(reason="too-late")
        contact = self._keys.contact(number)
        self._opt_outs.take_in()
        standing = self._store.standing(contact, row=row.number, since=now - A_DAY)
        composed = self._composer.compose(row.what, holds=standing.holds, today=now.date())
        refusal = (self._halted(row, now) or _unservable(composed, now) or self._unwanted(row, contact, standing)
                   or self._untimely(row, number, now) or self._too_many(standing, now))
        if refusal is not None:
            return refusal
        self._line_cap.count()
        permit = self._office.issue(number, composed.words, row.channel)
        return Go(permit=permit, words=composed.words, build=composed.build)

    def _halted(self, row: Owed, now: datetime) -> No | None:
        """What was cancelled never goes out; what is paused may go on later."""
        reason = self._halts.halted(row.batch) if row.basis is Basis.CONSENT else ""
        if not reason:
            return None
        return No(reason=reason, until=now + LOOK_AGAIN if reason == "paused" else None)

    def _unwanted(self, row: Owed, contact: Contact, standing: Standing) -> No | None:
        if standing.opted_out:
            return No(reason="opted-out")
        if row.basis is Basis.STAFF:
            staff = self._settings.staff_number
            return None if staff and contact == self._keys.contact(staff) else No(reason="not-staff")
        if row.basis is Basis.CONSENT and not self._consents.agreed(contact, row.batch):
            return No(reason="not-agreed")
        return None

    def _untimely(self, row: Owed, number: str, now: datetime) -> No | None:
        """Staff want to be woken; so does who asked a moment ago."""
        if row.basis is Basis.STAFF or (row.basis is Basis.ASKED and now - row.created_at <= JUST_ASKED):
            return None
        allowed = next_allowed(number, now, self._hours)
        if allowed is None:
            return No(reason="no-zone")
        return No(reason="quiet-hours", until=allowed) if allowed > now else None

    def _too_many(self, standing: Standing, now: datetime) -> No | None:
        if standing.sends_today >= self._settings.sends_per_person:
            return No(reason="person-cap", until=now + LOOK_AGAIN)
        return No(reason="line-cap", until=now + LOOK_AGAIN) if self._line_cap.is_reached(now) else None


def _unservable(composed: Composed, now: datetime) -> No | None:
    if not composed.trouble:
        return None
    return No(reason=composed.trouble, until=now + LOOK_AGAIN if composed.trouble in _MAY_PASS else None)
