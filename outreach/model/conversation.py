"""What passes between a person's phone and the line, without any provider's words."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from outreach.model.agreeing import Joined, Left
from outreach.model.holds import NOTHING_HELD, Holds, Served
from outreach.model.traffic import NO_TRAFFIC, Traffic


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactId:
    """A phone number that cannot be read back: a keyed hash and the id of its key."""

    key_id: str
    digest: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """One person's number under every key: the first id is written, all are searched."""

    ids: tuple[ContactId, ...]

    @property
    def current(self) -> ContactId:
        """The id under the key in use today."""
        return self.ids[0]


@dataclass(frozen=True, slots=True, kw_only=True)
class InboundSms:
    """One text message as it arrived."""

    #: the provider's id of the message; a repeated webhook repeats it
    message_sid: str
    sender: Contact
    body: str
    #: "STOP", "START" or "HELP" when the provider took the message as such and has replied itself
    provider_answered: str = ""
    #: True for a picture, a sound or a contact card
    has_media: bool = False
    #: "silent" for a sender to whom only STOP, START, HELP and danger are answered: too many texts, or from abroad;
    #: "tell" for one who hears of it now; empty for all others
    limit: str = ""
    #: a keyed mark that the same words of the same person always have, and no words can be read from
    mark: str = ""
    #: the number itself, for whoever joins a programme; sealed or forgotten, never logged
    number: str = field(default="", repr=False)
    #: the script of the note that was announced to the sender last; looked up only where a text may ask for it
    note: str = ""
    #: True for who is in a programme; looked up only where a first reply has to say what comes
    is_member: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SmsReply:
    """The messages that answer a text, in order; none is silence."""

    messages: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingPosition:
    """The page that somebody read last, until it expires."""

    document: str
    section: str
    #: counts from 1; one more than the last page once the end text was read
    page: int
    expires_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What somebody was asked: which of the guides that share a keyword is meant."""

    #: the keyword, as the catalogue spells it: lower case, no accents
    word: str
    #: the message with choices that was sent last; counts from 1
    page: int
    expires_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class TextState:
    """All that the line remembers of a texting person before a message is answered."""

    opted_out: bool = False
    #: the version of the first-contact notice that was sent; empty when none was
    notice: str = ""
    position: ReadingPosition | None = None
    #: waits for a number or a guide's name
    question: Question | None = None
    #: the language that the person asked for or wrote in, such as "es"; empty when none was clear
    language: str = ""
    traffic: Traffic = NO_TRAFFIC

    def with_traffic(self, traffic: Traffic) -> TextState:
        """The same with one text more, say; written out, for it is asked with every text."""
        return TextState(opted_out=self.opted_out, notice=self.notice, position=self.position, question=self.question,
                         language=self.language, traffic=traffic)


@dataclass(frozen=True, slots=True, kw_only=True)
class FirstAnswer:
    """When, and from which build, a message was answered the first time."""

    at: datetime
    build: str
    #: the numbers of the holds that the sender was told of
    told: frozenset[int] = frozenset()
    #: the rule that answered it, or kept it silent
    rule: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Recalled:
    """What the store knows about a person when one of their messages arrives."""

    #: the state before this message; effects of the message itself are left out
    state: TextState
    #: the number of the row that this message's row follows; 0 for the first
    seq: int
    #: set when the message was answered before: a repeated webhook
    answered: FirstAnswer | None = None
    #: what is held now
    holds: Holds = NOTHING_HELD
    #: what the person read and heard lately; empty while no hold owes anybody a correction
    served: tuple[Served, ...] = ()
    #: the numbers of the holds that other messages and calls have told the person of
    told: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class TextStep:
    """What answering one text comes to: the words, the state after it, the rule that fired."""

    reply: SmsReply
    state: TextState
    #: which rule answered: "stop", "keyword", "unknown"; never any word of the message
    rule: str
    #: the name of the script that the reply holds a page of, and its keyword; empty for none
    served: str = ""
    keyword: str = ""
    #: the numbers of the holds whose correction comes before the reply
    told: tuple[int, ...] = ()
    #: words of the documents in a question that found nothing; never words that no document holds
    unanswered: tuple[str, ...] = ()
    #: what the sender said yes to; None for all other texts
    joined: Joined | None = None
    #: the programmes that the sender ends; None for all other texts
    left: Left | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class HowAnswered:
    """Why a text was answered as it was, as it stands in its row; no word of the message."""

    rule: str
    #: the script and the keyword that the text was taken for, and the page given; empty and 0 for none
    script: str
    keyword: str
    page: int
    #: the language that the person's texts are answered in; empty for the line's first one
    language: str
    build: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Caller:
    """Who calls: the keyed hashes of the number, and the provider's id of the call."""

    contact: Contact
    call_sid: str
    #: False for a phone that many people use: what was heard on it is kept, but not where its caller stopped
    keeps_place: bool = True
    #: the number itself, for the one text that a caller may ask for; never written down nor logged
    number: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class CallerRecalled:
    """What the store knows about a caller at a step of their call."""

    #: what is held now
    holds: Holds = NOTHING_HELD
    #: what the person read and heard lately; empty while no hold owes anybody a correction
    served: tuple[Served, ...] = ()
    #: the numbers of the holds that texts and other calls have told the person of
    told: frozenset[int] = frozenset()
