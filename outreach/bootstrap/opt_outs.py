"""One door for every STOP that does not come by text. Who asks it before sending is the guard, `sending/guard`."""

from __future__ import annotations

import secrets
from contextlib import suppress

from outreach.contact.keys import KeyRing
from outreach.dialogue.ports import Clock
from outreach.errors import SettingsError, StoreUnavailable
from outreach.model.conversation import Caller, Contact
from outreach.store import Store
from outreach.store.spool import Spool, WaitingStop
from outreach.telemetry import log_trouble

#: the provider says that this number may not be written to: it said STOP there
BLOCKED_BY_PROVIDER = "21610"


#: no telephone number: its keyed hash tells a key from another of the same id
_PROVEN = "this key"


class OptOuts:
    """Keeps opt-outs whoever reports them, also while the database is down."""

    def __init__(self, *, store: Store, spool: Spool, keys: KeyRing, clock: Clock) -> None:
        self._store = store
        self._spool = spool
        self._keys = keys
        self._clock = clock

    def by_staff(self, number: str, *, by: str) -> None:
        """Write down a STOP that came by phone, on paper or in person; kept with who wrote it.

        Raises:
            UnusablePhoneNumber: it is no number.
            StoreUnavailable: the database does not answer, and nothing was written.
        """
        self._store.opt_out(self._keys.contact(number), message_sid=f"staff-{secrets.token_hex(16)}", rule="staff",
                            at=self._clock(), by=by)

    def by_provider(self, number: str, *, message_sid: str) -> None:
        """Write down that the provider refused a message because its reader said STOP there (error 21610).

        Raises:
            UnusablePhoneNumber: it is no number.
            StoreUnavailable: the database does not answer; the opt-out waits on the disk.
        """
        contact, at = self._keys.contact(number), self._clock()
        rule = f"provider-{BLOCKED_BY_PROVIDER}"
        try:
            self.take_in()
            self._store.opt_out(contact, message_sid=message_sid, rule=rule, at=at)
        except Exception:
            self.set_aside(contact, message_sid=message_sid, rule=rule)
            raise

    def by_caller(self, caller: Caller | None, turn: int, rule: str) -> bool:
        """Write down a STOP that was said aloud at one step of a call; a repeated step writes nothing more.

        False where it could not be kept: the number is withheld, or neither database nor disk takes anything.
        """
        if caller is None:
            return False
        message_sid = f"{caller.call_sid}-{turn}"
        try:
            self.take_in()
            self._store.opt_out(caller.contact, message_sid=message_sid, rule=rule, at=self._clock())
        except StoreUnavailable as problem:
            log_trouble("voice", problem)
            return self._is_set_aside(caller.contact, message_sid, rule)
        return True

    def _is_set_aside(self, contact: Contact, message_sid: str, rule: str) -> bool:
        try:
            self.set_aside(contact, message_sid=message_sid, rule=rule)
        except StoreUnavailable as problem:
            log_trouble("spool", problem)
            return False
        return True

    def set_aside(self, contact: Contact, *, message_sid: str, rule: str) -> None:
        """Keep a STOP on the disk until the database answers again.

        Raises:
            StoreUnavailable: the folder cannot be written to either.
        """
        self._spool.keep(WaitingStop(contact=contact, message_sid=message_sid, rule=rule, at=self._clock()))

    def is_waiting(self) -> bool:
        """True while STOPs wait on the disk for the database."""
        return not self._spool.is_empty()

    def waiting_of(self, contact: Contact) -> tuple[WaitingStop, ...]:
        """The STOPs of one number that wait on the disk for the database."""
        return self._spool.of(contact)

    def take_in(self) -> None:
        """Write into the database what had to wait, the oldest first; costs next to nothing when nothing did.

        Raises:
            StoreUnavailable: the database still does not answer.
        """
        if not self._spool.is_empty():
            self._spool.empty(self._write_late)

    def _write_late(self, stop: WaitingStop) -> None:
        self._store.opt_out_late(stop.contact, message_sid=stop.message_sid, rule=stop.rule, at=stop.at)


def refuse_lost_keys(store: Store, keys: KeyRing) -> None:
    """Make sure that every key that opt-outs were made under is at hand: without it they are forgotten in silence.

    Raises:
        SettingsError: a key is missing, or its secret was replaced; says which, and how many numbers it would forget.
        StoreUnavailable: the database does not answer.
    """
    proofs = {key.key_id: key.identify(_PROVEN).digest for key in keys.keys}
    kept = store.key_proofs()
    missing = {key_id for key_id in store.keys_of_consents()
               if key_id not in proofs or kept.get(key_id, proofs[key_id]) != proofs[key_id]}
    # only then: counting who is opted out looks through the whole table
    counts = store.opt_outs_by_key() if missing else {}
    lost = {key_id: counts[key_id] for key_id in counts if key_id in missing}
    if lost:
        named = ", ".join(f"{key_id} ({count})" for key_id, count in lost.items())
        raise SettingsError("OUTREACH_PHONE_KEYS", problem=f"opt-outs were made under keys that it lacks: {named}",
                            remedy="Put them back with the secrets that they had, behind the newer ones; without "
                                   "them these people would be texted again")
    with suppress(StoreUnavailable):  # a disk that takes nothing keeps nobody from being answered
        for key_id, proof in proofs.items() - kept.items():
            store.keep_key_proof(key_id, proof)
