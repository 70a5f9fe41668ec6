"""What a text means: one table of rules, the first that fits decides."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from outreach.dialogue.danger import danger_in
from outreach.dialogue.normalise import normalise, without_politeness
from outreach.wording import commands


class Kind(StrEnum):
    """The classes a text can fall into."""

    OPT_OUT = "optout"
    OPT_IN = "optin"
    HELP = "help"
    EMERGENCY = "emergency"
    COMMAND = "command"
    KEYWORD = "keyword"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Meaning:
    """How a text is understood."""

    kind: Kind
    #: the command, topic word, menu number or danger level; empty otherwise
    value: str = ""
    #: the rule that fired
    rule: str


#: says whether a word or number names a topic
IsTopic = Callable[[str], bool]

_COMMANDS = (
    ("MENU", commands.MENU_WORDS), ("MORE", commands.MORE_WORDS), ("BACK", commands.BACK_WORDS),
    ("SOURCE", commands.SOURCE_WORDS),
)


def understand(body: str, is_topic: IsTopic) -> Meaning:
    """Decide what a text means. Danger beats everything but a lone STOP."""
    whole = normalise(body)
    text = without_politeness(whole)
    return (_stop(text) or _danger(whole) or _start(text) or _help(text)
            or _command(text) or _keyword(text, is_topic) or Meaning(kind=Kind.UNKNOWN, rule="unknown"))


def _stop(text: str) -> Meaning | None:
    words = text.split()
    if text in commands.STOP_WORDS or (words and all(word in commands.STOP_WORDS for word in words)):
        return Meaning(kind=Kind.OPT_OUT, rule="stop")
    return None


def _danger(text: str) -> Meaning | None:
    level = danger_in(text)
    return Meaning(kind=Kind.EMERGENCY, value=level, rule=level) if level else None


def _start(text: str) -> Meaning | None:
    return Meaning(kind=Kind.OPT_IN, rule="start") if text in commands.START_WORDS else None


def _help(text: str) -> Meaning | None:
    return Meaning(kind=Kind.HELP, rule="help") if text in commands.HELP_WORDS else None


def _command(text: str) -> Meaning | None:
    name = next((name for name, words in _COMMANDS if text in words), None)
    return Meaning(kind=Kind.COMMAND, value=name, rule=name.lower()) if name else None


def _keyword(text: str, is_topic: IsTopic) -> Meaning | None:
    if text and is_topic(text):
        return Meaning(kind=Kind.KEYWORD, value=text, rule="keyword")
    return None
