"""Messages of the outbox as they stand in rows."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from outreach.model.conversation import ContactId
from outreach.model.outbox import Basis, NewMessage, Owed, State
from outreach.store.rows import Values, moment, searched


def written_message(message: NewMessage) -> Values:
    """The values of a new row, and those that find the same message under other keys."""
    owner = message.owner.current
    return {"batch": message.batch, "part": message.part, "phone": owner.digest, "key_id": owner.key_id,
            "sealed": message.sealed, "basis": message.basis.value, "what": message.what,
            "created_at": moment(message.created_at), "due_at": moment(message.due_at),
            "expires_at": moment(message.expires_at), "urgent": int(message.is_urgent),
            "phones": searched(message.owner, "")["phones"]}


def owed(row: tuple[Any, ...]) -> Owed:
    """One row that `outbox_statements.OWED` answers with."""
    number, batch, key_id, phone, sealed, basis, what, created, expires, state, tries, first, claimed, words = row
    return Owed(number=number, batch=batch, owner=ContactId(key_id=key_id, digest=phone), sealed=sealed,
                basis=Basis(basis), what=what, created_at=datetime.fromisoformat(created),
                expires_at=datetime.fromisoformat(expires), state=State(state), tries=tries,
                first_claimed_at=_at(first), claimed_at=_at(claimed), words=words)


def _at(text: str) -> datetime | None:
    return datetime.fromisoformat(text) if text else None
