"""What people may join: notes that come by themselves, to those who asked for them and to nobody else."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from outreach.model.conversation import Contact, ContactId
from outreach.model.outbox import Channel
from outreach.model.script import Review, hash_words

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
#: more days between two notes are no series any more
MOST_DAYS = 60
_SERIES, _CAST = "series", "cast"


class Kind(StrEnum):
    """How a programme sends."""

    #: a guide, one section after the other
    SERIES = "series"
    #: what staff send out by hand, to everybody who joined
    BROADCAST = "broadcast"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rhythm:
    """When the next note of a series comes, by the clock where its reader is."""

    #: 0 for Monday to 6 for Sunday; None for every so many days
    weekday: int | None = None
    days: int = 7
    #: the hour of the day: 10 is 10:00
    hour: int

    def __str__(self) -> str:
        if self.weekday is None:
            return f"{self.days} days {self.hour}"
        return f"{WEEKDAYS[self.weekday]} {self.hour}"

    @classmethod
    def parse(cls, text: str) -> Rhythm:
        """Read "monday 10" or "3 days 10".

        Raises:
            ValueError: it is neither.
        """
        match text.lower().split():
            case [day, hour] if day in WEEKDAYS and _is_hour(hour):
                return cls(weekday=WEEKDAYS.index(day), hour=int(hour))
            case [days, "day" | "days", hour] if days.isdecimal() and 1 <= int(days) <= MOST_DAYS and _is_hour(hour):
                return cls(days=int(days), hour=int(hour))
        raise ValueError(f"{text!r} is no rhythm")


@dataclass(frozen=True, slots=True, kw_only=True)
class Programme:
    """Something to join, in one language, with the words in which it is promised."""

    #: what is texted behind JOIN: "RECUR"
    code: str
    language: str
    kind: Kind
    #: by which way it comes
    channel: Channel = Channel.TEXT
    #: the guide that a series goes through; empty for a broadcast
    document: str = ""
    rhythm: Rhythm | None = None
    #: the promise as a text and aloud: what comes, and how often
    sms: str
    voice: str
    review: Review = field(default_factory=Review)

    @property
    def name(self) -> str:
        """By which agreements name it: "recur/en"."""
        return f"{self.code.lower()}/{self.language}"

    @property
    def words_sha256(self) -> str:
        """Hash of all that a signature binds to: the promise, and what is done under it."""
        return hash_words(self.code, self.language, self.kind.value, self.channel.value, self.document,
                          str(self.rhythm or ""), "|sms", self.sms, "|voice", self.voice)


class Change(StrEnum):
    """Which way an agreement goes."""

    IN = "in"
    OUT = "out"


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """One fact about somebody's consent: never changed, never erased."""

    change: Change
    programme: str
    at: datetime
    #: "text", "call", "paper", "web", …; for an end how it came: "staff", "deactivated"
    medium: str
    #: the exact words that they were shown; empty for an end
    wording: str = ""
    #: the message, call or list that it came by, once each
    sid: str
    #: who wrote it down; empty where the person did it themselves
    who: str = ""
    #: where the proof lies: "form 12, binder 3"; empty for texts and calls
    evidence: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class NewMember:
    """Somebody who agreed, with the number, sealed."""

    owner: Contact
    sealed: str = field(repr=False)
    agreement: Agreement


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """Somebody who is in a programme now."""

    number: int
    owner: ContactId
    sealed: str = field(repr=False)
    programme: str
    joined_at: datetime
    #: the sections of the series that were written down for them
    sent: tuple[str, ...]
    #: when the next one is due; None before that was reckoned
    next_at: datetime | None


class CastState(StrEnum):
    """How far a broadcast is."""

    RUNNING = "running"
    PAUSED = "paused"
    CANCELLED = "cancelled"
    #: everybody's row is written down
    DONE = "done"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cast:
    """A reviewed script that is sent to everybody in a programme."""

    #: chosen by whoever starts it: "march-note"
    name: str
    programme: str
    script: str
    state: CastState
    #: the number of the member whose row was written down last
    cursor: int
    at: datetime
    who: str


def series_batch(programme: str, joined_at: datetime, section: str) -> str:
    """What a section of a series belongs to: with the person it is there once, and anew for who joins anew."""
    return f"{_SERIES}|{programme}|{joined_at:%Y%m%d%H%M%S%f}|{section}"


def cast_batch(programme: str, name: str) -> str:
    """What the messages of a broadcast belong to."""
    return f"{_CAST}|{programme}|{name}"


def programme_of(batch: str) -> str:
    """The programme that a batch belongs to; empty for any other batch."""
    kind, *rest = batch.split("|")
    return rest[0] if kind in (_SERIES, _CAST) and rest else ""


def cast_of(batch: str) -> str:
    """The name of a batch's broadcast; empty where it is none."""
    kind, *rest = batch.split("|")
    return rest[1] if kind == _CAST and len(rest) == 2 else ""


def _is_hour(text: str) -> bool:
    return text.isdecimal() and int(text) < 24
