"""Who agreed to what: a yes by text, call or list becomes a record that stays, and a member while it holds.

The guard asks here before each message of a programme; nothing here sends anything.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from outreach.contact.keys import KeyRing
from outreach.contact.sealing import Sealer
from outreach.dialogue.ports import Clock
from outreach.model.agreeing import Joined, Left
from outreach.model.conversation import Caller, Contact, InboundSms
from outreach.model.programmes import Agreement, CastState, Change, NewMember, cast_of, programme_of
from outreach.store import Store

#: ends that are no STOP: by staff, and of numbers that belong to somebody else now
STAFF, DEACTIVATED = "staff", "deactivated"
#: the rule by which a text that tells of a death ended everything
BEREAVED = "died"


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreements:
    """Keeps and finds agreements. Every method raises StoreUnavailable when the database does not answer."""

    store: Store
    keys: KeyRing
    sealer: Sealer
    clock: Clock

    def agree(self, number: str, agreement: Agreement) -> bool:
        """Keep a yes, and take the person in; False when that was done before, or a STOP came after it.

        Raises:
            UnusablePhoneNumber: it is no number.
            SettingsError: what sending needs is not installed.
        """
        owner = self.keys.contact(number)
        return self.store.agree(NewMember(owner=owner, sealed=self.sealer.seal(number), agreement=agreement))

    def agree_by_text(self, inbound: InboundSms, joined: Joined, at: datetime) -> None:
        """A YES to an offer; the text's own id keeps it from counting twice."""
        self.agree(inbound.number, Agreement(
            change=Change.IN, programme=joined.programme, at=at, medium="text", wording=joined.wording,
            sid=inbound.message_sid))

    def agree_by_call(self, caller: Caller, joined: Joined) -> bool:
        """A second key in a call; False for a number that cannot join. Pressed again in one call it counts once."""
        now = self.clock()
        if self.store.is_opted_out(caller.contact):
            return False
        self.agree(caller.number, Agreement(
            change=Change.IN, programme=joined.programme, at=now, medium="call", wording=joined.wording,
            sid=caller.call_sid))
        return self.store.is_agreed(caller.contact, joined.programme)

    def leave_by_text(self, inbound: InboundSms, left: Left, at: datetime) -> None:
        """A LEAVE ends what it names, also where they were not in it: no older paper signs them up again."""
        if not self.store.has_programmes():
            return
        also = [name for name, _ in self.store.programmes_of(inbound.sender)] if left.everything else []
        for programme in sorted({*left.programmes, *also}):
            self.store.end_agreement(inbound.sender, Agreement(
                change=Change.OUT, programme=programme, at=at, medium="text", sid=inbound.message_sid, who=""))

    def end(self, contact: Contact, programme: str, *, how: str, sid: str, who: str, evidence: str = "") -> bool:
        """Write down an end that is no STOP, and let go of the number; False when they were not in it."""
        return self.store.end_agreement(contact, Agreement(
            change=Change.OUT, programme=programme, at=self.clock(), medium=how, sid=sid, who=who, evidence=evidence))

    def read_no_offer(self, contact: Contact, programme: str) -> bool:
        """True for who is in a programme by a list or a call: no text told them yet what it costs and how it ends."""
        ways = [one.medium for one in self.store.agreements_of(contact)
                if one.programme == programme and one.change is Change.IN]
        return bool(ways) and ways[-1] != "text"

    def is_member(self, contact: Contact, at: datetime) -> bool:
        """True for who had agreed to something by a moment, and had neither left it nor said STOP by then."""
        if not self.store.has_programmes():
            return False
        last = {one.programme: one for one in self.store.agreements_of(contact) if one.at <= at}
        stops = [datetime.fromisoformat(when) for kind, when, *_ in self.store.stops_of(contact) if kind == "out"]
        return any(one.change is Change.IN and not any(one.at <= stop <= at for stop in stops) for one in last.values())

    def note_for(self, contact: Contact, at: datetime) -> str:
        """The script of the note that was announced to somebody last before a moment; empty for none."""
        return self.store.note_for(contact, at)

    def agreed(self, contact: Contact, batch: str) -> bool:
        """True while an agreement to what a batch belongs to is on record, and no STOP came after it."""
        programme = programme_of(batch)
        return bool(programme) and self.store.is_agreed(contact, programme)

    def halted(self, batch: str) -> str:
        """"paused" or "cancelled" where staff stopped a broadcast; empty for all others."""
        name = cast_of(batch)
        state = self.store.cast_state(name) if name else ""
        return state if state in (CastState.PAUSED, CastState.CANCELLED) else ""

    def is_bereaved(self, contact: Contact) -> bool:
        """True for who told us of a death and has not come back by themselves since: nobody else may sign them up."""
        stops = self.store.stops_of(contact)
        told = [at for kind, at, rule, _ in stops if kind == "out" and rule == BEREAVED]
        own = [one.at.isoformat() for one in self.store.agreements_of(contact)
               if one.change is Change.IN and one.medium in ("text", "call")]
        return bool(told) and not any(at > told[-1] for at in own)

