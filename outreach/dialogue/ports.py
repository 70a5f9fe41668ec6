"""What the dialogue needs from others, named here so that it imports none of them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from datetime import datetime
from typing import Protocol

from outreach.dialogue.shelf import Shelf
from outreach.model.agreeing import Joined, Left
from outreach.model.conversation import Caller, CallerRecalled, Contact, InboundSms, Recalled, TextState
from outreach.wording.phrasebook import Phrasebook

#: the time now, with its zone
Clock = Callable[[], datetime]


class Shelves(Protocol):
    """Hands out builds: the one served now, or the one that answered a message first."""

    def shelf(self, build: str = "") -> Shelf:
        """The named build, or the current one when that is gone or not named."""
        ...

    def last_words(self, language: str = "") -> Phrasebook:
        """The line's own words in a language, or in its first one, whatever has become of the builds."""
        ...


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
               after: TextState, rule: str, at: datetime, build: str, served: str, keyword: str,
               told: Iterable[int], holds: int) -> bool:
        """Write down how a message was answered; False when another process, a hold or a lift was first."""
        ...

    def forget_reading(self, contact: Contact, *, message_sid: str) -> None:
        """Erase what a person read, was asked and spoke, up to this message; STOP, START and the notice stay."""
        ...


class Agreements(Protocol):
    """Keeps who agreed to what, and knows what was announced to whom.

    Every method raises StoreUnavailable when the database does not answer.
    """

    def agree_by_text(self, inbound: InboundSms, joined: Joined, at: datetime) -> None:
        """Write a yes down, for good and before any answer; a repeated text writes nothing more."""
        ...

    def leave_by_text(self, inbound: InboundSms, left: Left, at: datetime) -> None:
        """Write the end of some programmes down, for good and before any answer; a repeated text ends nothing newer."""
        ...

    def is_member(self, contact: Contact, at: datetime) -> bool:
        """True for who was in some programme at a moment; a repeated text finds the same."""
        ...

    def note_for(self, contact: Contact, at: datetime) -> str:
        """The script of the note that was announced to somebody last before a moment; empty for none."""
        ...


class UnansweredWords(Protocol):
    """Counts words of questions that found nothing, for the weekly list."""

    def note(self, contact: Contact, words: Collection[str], at: datetime) -> None:
        """Count some words for a person. Never raises."""
        ...

    def forget(self, contact: Contact, at: datetime) -> int:
        """Erase what a person asked in vain. Raises StoreUnavailable when the database does not answer."""
        ...


class CallStore(ConversationStore, Protocol):
    """Remembers also what callers heard. Every method raises StoreUnavailable when the database does not answer."""

    def recall_caller(self, caller: Caller) -> CallerRecalled:
        """Look a caller up: what they read and heard, and which corrections they know."""
        ...

    def record_heard(self, caller: Caller, *, served: str, keyword: str, told: Iterable[int], at: datetime,
                     holds: int) -> bool:
        """Write down what a caller is about to hear; False when a hold or lift was first."""
        ...
