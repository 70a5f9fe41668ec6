"""What passes between a caller's phone and the line, without any provider's words."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum


@dataclass(frozen=True, slots=True, kw_only=True)
class CallSoFar:
    """What goes with a call from step to step, wherever it leads."""

    #: True while the caller hears everything slowly
    slow: bool = False
    #: True once the caller needed more time than the first wait: all later waits are long
    patient: bool = False
    #: True once the end of the longest call was announced
    warned: bool = False
    #: seconds since 1970 at which the call began; 0 where that is not known
    began: int = 0
    #: how many steps the call has had: with the call's id it names one step
    turn: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class CallPlace:
    """Where a call is: a step of the call flow, and what is being read."""

    #: the name of a step in `dialogue.calls.flow.STEPS`
    step: str
    document: str = ""
    section: str = ""
    #: the part being read, or the page of a menu; counts from 1
    part: int = 1
    #: silences in a row
    tries: int = 0
    #: keys without a meaning, or words that were not understood, in a row
    odd: int = 0
    #: the keys typed for a name, or the level of danger that was heard
    typed: str = ""
    #: the language that the caller chose; empty for the line's first
    language: str = ""
    so_far: CallSoFar = field(default_factory=CallSoFar)


@dataclass(frozen=True, slots=True, kw_only=True)
class CallInput:
    """What the caller did at a place: pressed a key, said something, stayed silent, or just arrived."""

    place: CallPlace
    #: the key pressed, or several where letters are typed; empty for silence; None when the caller only arrived here
    key: str | None = None
    #: what the provider heard the caller say; never kept
    speech: str = ""
    #: how a transferred call ended ("completed", "no-answer", …); empty otherwise
    dial_status: str = ""
    #: True where the provider says that a machine picked up a call of ours
    by_machine: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonNow:
    """Who can be reached at a moment, and at which number."""

    #: put through to; empty where nobody answers now
    number: str = ""
    #: the number that is read out; empty where there is none
    told: str = ""
    #: True for somebody who stands in outside the hours
    is_night: bool = False
    #: when the person is there again, as it is spoken; empty while they are, and where no hours are known
    opens: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Transfer:
    """Connect the caller with a person, for so many seconds of ringing at most."""

    number: str
    ring_seconds: int
    #: where the call goes on when nobody answers
    then: CallPlace


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedPlace:
    """Where somebody stopped reading or listening."""

    document: str
    section: str
    #: the part to go on with; counts from 1
    part: int
    language: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class VoiceReply:
    """What the caller hears next, and what the line waits for."""

    prompts: tuple[str, ...]
    #: listen for a key and bring it here; None ends or transfers the call
    gather: CallPlace | None = None
    transfer: Transfer | None = None
    rule: str = ""
    #: the name of the script that is read aloud, and its keyword; empty for none
    served: str = ""
    keyword: str = ""
    #: the part that is read, of how many; 0 for none
    part: int = 0
    parts: int = 0
    #: the numbers of the holds whose correction is spoken first
    told: tuple[int, ...] = ()
    #: the language of the prompts; empty for the line's first
    language: str = ""
    #: prompts in another language than the rest, each with its own
    foreign: tuple[tuple[str, str], ...] = ()
    #: words that a caller may say here, best first; they help the provider to understand
    hints: tuple[str, ...] = ()
    #: seconds to wait for a key; 0 for the usual time
    wait: int = 0
    #: True where letters are typed: the pound key ends them
    typing: bool = False
    #: True as the phone is picked up: a second of silence comes first, for people lift it slowly
    picks_up: bool = False
    #: True or False where the caller asked for slow or normal speech; None to go on as before
    slow: bool | None = None
    #: what goes with the call from here on
    so_far: CallSoFar = field(default_factory=CallSoFar)


class TextWish(StrEnum):
    """What becomes of a caller's wish to get a topic as a text."""

    #: it is on its way; before asking: it can be sent
    SENT = "sent"
    #: nothing can be sent from here; the keyword is told
    KEYWORD = "keyword"
    #: the caller said STOP
    STOPPED = "stopped"
    #: the caller's number is withheld
    NO_NUMBER = "no-number"
    #: the provider could not give a text to this telephone: it may be a landline
    LANDLINE = "landline"


@dataclass(frozen=True, slots=True, kw_only=True)
class CallTimes:
    """How long a call waits, and lasts at most."""

    #: seconds for a key, and for those who need more
    wait: int = 10
    long_wait: int = 60
    #: minutes of the longest call
    minutes: int = 15

    def left(self, began: int, now: datetime) -> float:
        """Seconds until the longest call is over; all of them where the beginning is not known."""
        return self.minutes * 60 - (now.timestamp() - began if began else 0)
