"""What the dialogue needs from others, named here so that it imports none of them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Protocol

from outreach.model.conversation import Contact, Recalled, TextState

#: the time now, with its zone
Clock = Callable[[], datetime]


class ConversationStore(Protocol):
    """Remembers texting people: what they read last, and who said STOP.

    Every method raises StoreUnavailable when the database does not answer.
    """

    def recall(self, contact: Contact, message_sid: str) -> Recalled:
        """Look a person up as one of their messages arrives."""
        ...

    def opt_out(self, contact: Contact, *, message_sid: str, rule: str, at: datetime) -> None:
        """Write down, for good and before any answer, that a person wants no texts."""
        ...

    def opt_in(self, contact: Contact, *, message_sid: str, rule: str, at: datetime) -> None:
        """Write down that a person wants texts again."""
        ...

    def record(self, contact: Contact, *, message_sid: str, seq: int, before: TextState,
               after: TextState, rule: str, at: datetime, build: str) -> bool:
        """Write down how a message was answered; False when another process was first."""
        ...
