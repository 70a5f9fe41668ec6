"""What a text means: one table of rules, the first that fits decides."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from outreach.dialogue.danger import danger_in
from outreach.dialogue.normalise import normalise, without_politeness
from outreach.dialogue.plain_stop import asks_to_stop, opens_with_stop
from outreach.wording import commands


class Kind(StrEnum):
    """The classes a text can fall into."""

    OPT_OUT = "optout"
    OPT_IN = "optin"
    HELP = "help"
    EMERGENCY = "emergency"
    COMMAND = "command"
    KEYWORD = "keyword"
    #: "thanks": no answer is wanted
    COURTESY = "courtesy"
    #: "enough", "I'm done": despair, a STOP, or neither
    IN_DOUBT = "in-doubt"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Meaning:
    """How a text is understood."""

    kind: Kind
    #: the command, topic word, menu number or danger level; empty otherwise
    value: str = ""
    #: the rule that fired
    rule: str
    #: True for danger that comes with a STOP: the safety reply first, then no more texts
    and_stop: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Situation:
    """What must be known about the sender to understand a text."""

    #: says whether a word or number names a topic
    is_topic: Callable[[str], bool] = lambda _: False
    opted_out: bool = False
    #: True while a topic is open: OK and YES then mean MORE
    reading: bool = False
    #: "STOP", "START" or "HELP" when the provider took the text as such
    provider_answered: str = ""


_COMMANDS = (
    ("MENU", commands.MENU_WORDS), ("PERSON", commands.PERSON_WORDS), ("MORE", commands.MORE_WORDS),
    ("BACK", commands.BACK_WORDS), ("SOURCE", commands.SOURCE_WORDS),
)
_BY_PROVIDER = {
    "STOP": Meaning(kind=Kind.OPT_OUT, rule="stop"), "START": Meaning(kind=Kind.OPT_IN, rule="start"),
    "HELP": Meaning(kind=Kind.HELP, rule="help"),
}.get


def understand(body: str, situation: Situation) -> Meaning:
    """Decide what a text means. Danger beats everything but a lone STOP."""
    whole = normalise(body)
    text = without_politeness(whole)
    return (_BY_PROVIDER(situation.provider_answered) or _stop(text) or _danger(whole) or _plain_stop(whole)
            or _start(text, situation) or _help(text) or _command(text, situation) or _keyword(text, situation)
            or _courtesy(text) or _in_doubt(text) or Meaning(kind=Kind.UNKNOWN, rule="unknown"))


def _stop(text: str) -> Meaning | None:
    words = text.split()
    if text in commands.STOP_WORDS or (words and all(word in commands.STOP_WORDS for word in words)):
        return Meaning(kind=Kind.OPT_OUT, rule="stop")
    return None


def _danger(text: str) -> Meaning | None:
    level = danger_in(text)
    if not level:
        return None
    return Meaning(kind=Kind.EMERGENCY, value=level, rule=level, and_stop=opens_with_stop(text) or asks_to_stop(text))


def _plain_stop(text: str) -> Meaning | None:
    return Meaning(kind=Kind.OPT_OUT, rule="stop") if asks_to_stop(text) else None


def _start(text: str, situation: Situation) -> Meaning | None:
    """START; and YES from somebody who said STOP, for providers take it as START."""
    if text in commands.START_WORDS or (situation.opted_out and text in commands.YES_WORDS):
        return Meaning(kind=Kind.OPT_IN, rule="start")
    return None


def _help(text: str) -> Meaning | None:
    return Meaning(kind=Kind.HELP, rule="help") if text in commands.HELP_WORDS else None


def _command(text: str, situation: Situation) -> Meaning | None:
    name = next((name for name, words in _COMMANDS if text in words), None)
    if situation.reading and text in commands.GO_ON_WORDS:
        name = "MORE"
    return Meaning(kind=Kind.COMMAND, value=name, rule=name.lower()) if name else None


def _keyword(text: str, situation: Situation) -> Meaning | None:
    if text and situation.is_topic(text):
        return Meaning(kind=Kind.KEYWORD, value=text, rule="keyword")
    return None


def _courtesy(text: str) -> Meaning | None:
    """A lone "thanks" or "ok": an answer to it would only be noise."""
    return Meaning(kind=Kind.COURTESY, rule="courtesy") if text in commands.COURTESY_WORDS else None


def _in_doubt(text: str) -> Meaning | None:
    """Words that may be despair: they never opt anybody out, and the reply names 988 and STOP."""
    return Meaning(kind=Kind.IN_DOUBT, rule="in-doubt") if text in commands.DOUBTFUL_WORDS else None
