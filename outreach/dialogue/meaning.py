"""What a text can mean, and what a rule has to know to decide it."""

from __future__ import annotations

from collections.abc import Callable, Container
from dataclasses import dataclass
from enum import StrEnum

from outreach.dialogue.vocabulary import NO_WORDS, Vocabulary


class Kind(StrEnum):
    """The classes a text can fall into."""

    OPT_OUT = "optout"
    OPT_IN = "optin"
    HELP = "help"
    EMERGENCY = "emergency"
    COMMAND = "command"
    KEYWORD = "keyword"
    #: fear, "why me", "she died": words of comfort before any fact
    KINDNESS = "kindness"
    QUESTION = "question"
    #: "thanks": no answer is wanted
    COURTESY = "courtesy"
    #: "enough", "I'm done": despair, a STOP, or neither
    IN_DOUBT = "in-doubt"
    UNKNOWN = "unknown"


#: the value of a LEAVE: it ends programmes, never the answers to texts
LEAVES = "LEAVE"
#: what the line has nothing to show for
NOT_UNDERSTOOD = frozenset((Kind.UNKNOWN, Kind.QUESTION))


@dataclass(frozen=True, slots=True, kw_only=True)
class Meaning:
    """How a text is understood."""

    kind: Kind
    #: the command, topic word, menu number, danger level or kind of feeling; empty otherwise
    value: str = ""
    #: the rule that fired
    rule: str
    #: a question as it was texted, to be searched for, or the words of programmes behind JOIN and LEAVE; never kept
    asked: str = ""
    #: True for danger or a death that comes with a STOP: that reply first, then no more texts
    and_stop: bool = False

    @property
    def ends_something(self) -> bool:
        """True for whatever takes an agreement back: it is never limited, and never lost."""
        return self.kind is Kind.OPT_OUT or self.and_stop or self.value == LEAVES


@dataclass(frozen=True, slots=True, kw_only=True)
class Situation:
    """What must be known about the sender to understand a text."""

    #: says whether a word or number names a topic
    is_topic: Callable[[str], bool] = lambda _: False
    vocabulary: Vocabulary = NO_WORDS
    #: the words that stand for guides, in lower case
    guides: Container[str] = frozenset()
    #: the words of all programmes of the build, in lower case
    codes: frozenset[str] = frozenset()
    opted_out: bool = False
    #: True while a topic is open: OK and YES then mean MORE
    reading: bool = False
    #: True while an offer to join waits for a yes
    is_offered: bool = False
    #: True where a note was announced that is not being read
    has_note: bool = False
    #: "STOP", "START" or "HELP" when the provider took the text as such
    provider_answered: str = ""
    #: True for a picture, a sound or a contact card
    has_media: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """A text as it came, in its plain form, and without politeness."""

    body: str
    whole: str
    text: str


Rule = Callable[[Heard, Situation], Meaning | None]

STOP = Meaning(kind=Kind.OPT_OUT, rule="stop")
START = Meaning(kind=Kind.OPT_IN, rule="start")
HELP = Meaning(kind=Kind.HELP, rule="help")
#: of every programme, where none is named
LEAVE = Meaning(kind=Kind.COMMAND, value=LEAVES, rule="leave")
UNKNOWN = Meaning(kind=Kind.UNKNOWN, rule="unknown")
