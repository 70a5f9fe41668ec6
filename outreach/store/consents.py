"""Who said STOP and START: written for good, never erased."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from outreach.model.conversation import Contact
from outreach.store import statements
from outreach.store.database import Durability
from outreach.store.rows import IN, OUT, Values, searched, written
from outreach.store.table import Table

#: the version before it keeps no proofs of keys, and is served all the same
_PROOFS_SINCE = "0007"


class ConsentTable(Table):
    """Keeps who wants no messages."""

    def opt_out(self, contact: Contact, *, message_sid: str, rule: str, at: datetime, by: str = "") -> None:
        """Write down, for good and before any answer, that a person wants no texts.

        On return it is on the disk. The same message twice is written once. `by` names the
        member of staff who writes down a STOP that came by phone or on paper.

        Raises:
            StoreUnavailable: the database does not answer, and nothing was written.
        """
        self._add_consent(OUT, rule, written(contact, message_sid, at), by)

    def opt_in(self, contact: Contact, *, message_sid: str, rule: str, at: datetime) -> None:
        """Write down that a person wants texts again.

        Raises:
            StoreUnavailable: the database does not answer, and nothing was written.
        """
        self._add_consent(IN, rule, written(contact, message_sid, at))

    def opt_out_late(self, contact: Contact, *, message_sid: str, rule: str, at: datetime) -> None:
        """Write down a STOP that was sent at an earlier time, unless a START came after it.

        Raises:
            StoreUnavailable: the database does not answer, and nothing was written.
        """
        values = written(contact, message_sid, at) | searched(contact, message_sid)
        self._write(Durability.POWER_LOSS, statements.ADD_LATE_STOP, values | {"kind": OUT, "rule": rule, "who": ""})

    def is_opted_out(self, contact: Contact) -> bool:
        """True when the newest of a person's STOP and START, under any key, is a STOP.

        Raises:
            StoreUnavailable: the database does not answer; then nobody may be written to.
        """
        return self._read(statements.NEWEST_CONSENT, searched(contact, "")) == [(OUT,)]

    def consents(self) -> tuple[Values, ...]:
        """Every STOP and START, the oldest first, so that a restored backup can be given those that it lacks.

        Raises:
            StoreUnavailable: the database does not answer.
        """
        names = ("phone", "key_id", "kind", "at", "sid", "rule", "who")
        rows = self._read(statements.ALL_CONSENTS, {}, patient=True)
        return tuple(dict(zip(names, row, strict=True)) for row in rows)

    def add_consents(self, consents: Iterable[Values]) -> int:
        """Add those that are not there; how many they were.

        Raises:
            StoreUnavailable: the database does not answer; some may be written already.
        """
        return sum(self._write(Durability.POWER_LOSS, statements.ADD_CONSENT, values) for values in consents)

    def opt_outs_by_rule(self) -> dict[str, int]:
        """How many numbers are opted out now, by the rule that wrote it down.

        Raises:
            StoreUnavailable: the database does not answer.
        """
        return dict(self._read(statements.OPT_OUTS_BY_RULE, {}, patient=True))

    def opt_outs_by_key(self) -> dict[str, int]:
        """How many numbers are opted out now, by the id of the phone key that their hashes were made with.

        Raises:
            StoreUnavailable: the database does not answer.
        """
        return dict(self._read(statements.OPT_OUTS_BY_KEY, {}, patient=True))

    def keys_of_consents(self) -> frozenset[str]:
        """The ids of all phone keys that a STOP or START was ever written down under; quick, for every start asks.

        Raises:
            StoreUnavailable: the database does not answer.
        """
        return frozenset(key_id for key_id, in self._read(statements.KEYS_OF_CONSENT, {}, patient=True))

    def key_proofs(self) -> dict[str, str]:
        """By what each phone key that was ever used is known again, by its id.

        Raises:
            StoreUnavailable: the database does not answer.
        """
        if self.schema_version() < _PROOFS_SINCE:
            return {}
        return dict(self._read(statements.KEY_PROOFS, {}))

    def keep_key_proof(self, key_id: str, proof: str) -> None:
        """Write down by what a phone key is known again.

        Raises:
            StoreUnavailable: the database does not answer, and nothing was written.
        """
        self._write(Durability.POWER_LOSS, statements.KEEP_KEY_PROOF, {"key_id": key_id, "proof": proof})

    def _add_consent(self, kind: str, rule: str, values: Values, by: str = "") -> None:
        values |= {"kind": kind, "rule": rule, "who": by}
        self._write(Durability.POWER_LOSS, statements.ADD_CONSENT, values)
