"""Messages that the line owes to people who did not text a moment ago: each one a row of the outbox."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from outreach.model.conversation import Contact, ContactId
from outreach.model.holds import Holds


class Basis(StrEnum):
    """Why somebody may be sent a message that answers no text."""

    #: they asked for it a moment ago, such as by a key on a call
    ASKED = "asked"
    #: they agreed to a programme, and the agreement is on record
    CONSENT = "consent"
    #: they are the operator's own staff, and their number stands in the settings
    STAFF = "staff"


class Channel(StrEnum):
    """By which way something reaches somebody."""

    TEXT = "text"
    CALL = "call"


class State(StrEnum):
    """What has become of a message."""

    WAITING = "waiting"
    #: a worker is about to hand it to the provider, or did and has not noted it yet
    CLAIMED = "claimed"
    SENT = "sent"
    #: the guard does not let it go out
    REFUSED = "refused"
    #: the provider does not take it
    FAILED = "failed"


@dataclass(frozen=True, slots=True, kw_only=True)
class NewMessage:
    """One message to be sent. What it says is named, never written out."""

    #: what it belongs to; with `owner` and `part` it is there once, however often it is asked for
    batch: str
    part: int = 1
    owner: Contact
    #: the number, encrypted
    sealed: str = field(repr=False)
    basis: Basis
    #: "recurrent-cancer/en/types#1" (script and page), "wording:en/notice" (the line's own words), or
    #: "call:recurrent-cancer/en/types" (a script that is read in a call)
    what: str
    created_at: datetime
    #: not before this moment
    due_at: datetime
    #: never after it
    expires_at: datetime
    #: True where somebody is waiting for it
    is_urgent: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Owed:
    """A row of the outbox that is not done."""

    number: int
    batch: str
    owner: ContactId
    sealed: str = field(repr=False)
    basis: Basis
    what: str
    created_at: datetime
    expires_at: datetime
    state: State
    #: how often it was claimed
    tries: int
    #: when it was claimed first and last; None before
    first_claimed_at: datetime | None
    claimed_at: datetime | None
    #: SHA-256 of the words that the last try sent, or of the call's address; empty before
    words: str

    @property
    def channel(self) -> Channel:
        """By which way it goes out."""
        return Channel.CALL if self.what.startswith(CALL) else Channel.TEXT


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What speaks for or against writing to somebody now."""

    opted_out: bool
    #: how many messages were begun to them in the last 24 hours
    sends_today: int
    holds: Holds


@dataclass(frozen=True, slots=True, kw_only=True)
class Chunk:
    """Messages that one worker sends one after another."""

    name: str
    is_urgent: bool
    #: the numbers of the rows that are not done
    numbers: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """How many messages stand how."""

    state: State
    #: why, where something kept or keeps them: a rule's name or the provider's code
    reason: str
    count: int


#: how the line's own words are named in `what`: "wording:en/notice"
WORDING = "wording:"
#: how a note is named that leads to a script without naming it: "note:recurrent-cancer/en/types"; "!last" behind
#: it, or behind a call, tells that it is the last of its series
NOTE = "note:"
LAST = "!last"
#: behind a note: it is the first to somebody who has read no offer, so it tells of costs and HELP, too
FIRST = "!first"
#: how words for the operator's staff are named: "staff:late"
STAFF = "staff:"
#: how a script that is read in a call is named: "call:recurrent-cancer/en/types"
CALL = "call:"


def page_of(script: str, page: int) -> str:
    """How a page of a script is named in `what`: "recurrent-cancer/en/types#1"; pages count from 1."""
    return f"{script}#{page}"
