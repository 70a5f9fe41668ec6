"""What the line owes to whom: each message a row, claimed before it goes out and done once.

All changes wait for the disk, so that after any crash the rows tell which messages may have gone out.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from outreach.model.conversation import Contact
from outreach.model.outbox import Chunk, NewMessage, Owed, Standing, State, Tally
from outreach.store import outbox_statements as statements
from outreach.store.database import Durability
from outreach.store.held import HoldTable
from outreach.store.outbox_rows import owed, written_message
from outreach.store.rows import OUT, Values, moment, searched

#: not a mobile number (when sending), a landline (in the receipt): twilio.com/docs/api/errors/21614 and /30006
NO_TEXTS = ("21614", "30006")
_KEPT = Durability.POWER_LOSS


class OutboxTable(HoldTable):
    """Keeps the outbox. Every method raises StoreUnavailable when the database does not answer."""

    def owe(self, message: NewMessage) -> bool:
        """Add a message; False when the same one was there already, under whichever key."""
        return self._write(_KEPT, statements.ADD, written_message(message)) == 1

    def check_outbox(self) -> None:
        """Make sure that the database answers, and has the tables that sending needs.

        Raises:
            StoreUnavailable: it does not, with what to do about it.
        """
        self.check()
        self.tally()

    def has_due(self, now: datetime, *, is_urgent: bool) -> bool:
        """True when some row's time has come."""
        return bool(self._read(statements.HAS_DUE, {"now": moment(now), "urgent": int(is_urgent)}))

    def take_due(self, chunk: str, now: datetime, *, most: int, is_urgent: bool) -> int:
        """Put the rows whose time has come into a chunk, the longest due first; how many there were."""
        values: Values = {"chunk": chunk, "now": moment(now), "most": most, "urgent": int(is_urgent)}
        return self._write(_KEPT, statements.TAKE, values)

    def open_chunks(self) -> tuple[Chunk, ...]:
        """Every chunk with something left to do, without its rows."""
        rows = self._read(statements.OPEN_CHUNKS, {})
        return tuple(Chunk(name=name, is_urgent=bool(urgent)) for name, urgent in rows)

    def with_numbers(self, chunk: Chunk) -> Chunk:
        """A chunk with the rows of it that are not done."""
        rows = self._read(statements.NUMBERS_OF_CHUNK, {"chunk": chunk.name})
        return replace(chunk, numbers=tuple(number for number, in rows))

    def release(self, chunk: str) -> int:
        """Let go of what a chunk leaves undone, so that it is taken again when it is due."""
        return self._write(_KEPT, statements.RELEASE, {"chunk": chunk})

    def owed(self, numbers: Iterable[int]) -> tuple[Owed, ...]:
        """Those of the rows that are not done."""
        return tuple(map(owed, self._read(statements.OWED, {"ids": json.dumps(list(numbers))})))

    def claim(self, row: Owed, *, worker: str, words: str, build: str, now: datetime,
              settle_at: datetime) -> Owed | None:
        """Make a waiting row the caller's alone, right before it goes out; None when another was first.

        From `settle_at` on a row that is still claimed is taken up again: whatever was begun is over by then.
        """
        values: Values = {"id": row.number, "worker": worker, "words": words, "build": build, "now": moment(now),
                          "settle_at": moment(settle_at)}
        claimed = replace(row, state=State.CLAIMED, tries=row.tries + 1, claimed_at=now, words=words,
                          first_claimed_at=row.first_claimed_at or now)
        return claimed if self._write(_KEPT, statements.CLAIM, values) == 1 else None

    def reclaim(self, row: Owed, *, worker: str, now: datetime, settle_at: datetime) -> Owed | None:
        """Make a row the caller's that somebody claimed and never noted as done; None when another was first."""
        values: Values = {"id": row.number, "worker": worker, "now": moment(now), "settle_at": moment(settle_at),
                          "seen": _seen(row)}
        return replace(row, claimed_at=now) if self._write(_KEPT, statements.RECLAIM, values) == 1 else None

    def put_back(self, row: Owed, *, due_at: datetime, reason: str, is_counted: bool = True) -> None:
        """Let a claimed row wait again: it certainly did not go out. Tries that are counted are limited."""
        values: Values = {"id": row.number, "due_at": moment(due_at), "reason": reason, "seen": _seen(row),
                          "uncounted": int(not is_counted)}
        self._write(_KEPT, statements.PUT_BACK, values)

    def postpone(self, row: Owed, *, due_at: datetime, reason: str) -> None:
        """Let a waiting row wait until later."""
        self._write(_KEPT, statements.POSTPONE, {"id": row.number, "due_at": moment(due_at), "reason": reason})

    def note_sent(self, row: Owed, *, sid: str, now: datetime) -> bool:
        """Note that the provider has it, and let go of the number; False when another worker took over the claim."""
        values: Values = {"id": row.number, "sid": sid, "now": moment(now), "seen": _seen(row)}
        return self._write(_KEPT, statements.SENT, values) == 1

    def note_ended(self, row: Owed, state: State, *, reason: str, now: datetime) -> None:
        """Note that it never goes out, and why; let go of the number."""
        values: Values = {"id": row.number, "state": state.value, "reason": reason, "now": moment(now)}
        self._write(_KEPT, statements.END, values)

    def standing(self, contact: Contact, *, row: int, since: datetime) -> Standing:
        """What speaks for or against writing to somebody: one look for all."""
        values = searched(contact, "") | {"since": moment(since), "id": row}
        values.pop("sid")
        [(consent, sends, version)] = self._read(statements.STANDING, values)
        return Standing(opted_out=consent == OUT, sends_today=sends, holds=self._holds_of(version))

    def sids_of(self, contact: Contact) -> frozenset[str]:
        """The provider's ids of all messages to somebody that are noted as sent."""
        return frozenset(sid for sid, in self._read(statements.SIDS_OF, {"phones": searched(contact, "")["phones"]}))

    def takes_no_texts(self, contact: Contact) -> bool:
        """True where the provider could not give somebody a text of ours, because of their telephone."""
        phones = searched(contact, "")["phones"]
        return bool(self._read(statements.TAKES_NO_TEXTS, {"phones": phones, "codes": json.dumps(NO_TEXTS)}))

    def begun_since(self, since: datetime) -> int:
        """How many messages were begun after a moment, by the whole line."""
        return int(self._read(statements.BEGUN_SINCE, {"since": moment(since)})[0][0])

    def tally(self) -> tuple[Tally, ...]:
        """How many messages stand how."""
        rows = self._read(statements.TALLY, {})
        return tuple(Tally(state=State(state), reason=reason, count=count) for state, reason, count in rows)

    def late(self, before: datetime) -> int:
        """How many messages were due before a moment and are not done."""
        return int(self._read(statements.LATE, {"before": moment(before)})[0][0])

    def ended_since(self, since: datetime) -> dict[State, int]:
        """How many messages were done after a moment, and how."""
        rows = self._read(statements.ENDED_SINCE, {"since": moment(since)})
        return {State(state): count for state, count in rows}


def _seen(row: Owed) -> str:
    return moment(row.claimed_at) if row.claimed_at else ""
