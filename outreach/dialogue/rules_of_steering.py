"""Rules for the commands that steer the line: MORE, BACK, MENU and the like, and the choice of its language."""

from __future__ import annotations

from outreach.dialogue.languages import asked_for
from outreach.dialogue.meaning import Heard, Kind, Meaning, Situation
from outreach.dialogue.rules_of_topics import unfilled
from outreach.wording import commands

_COMMANDS = (
    ("MENU", commands.MENU_WORDS), ("PERSON", commands.PERSON_WORDS), ("MORE", commands.MORE_WORDS),
    ("BACK", commands.BACK_WORDS), ("SOURCE", commands.SOURCE_WORDS), ("CALL", commands.CALL_WORDS),
    ("FORGET", commands.FORGET_WORDS),
)


def command(heard: Heard, situation: Situation) -> Meaning | None:
    """A command alone or among words of courtesy; while pages are left, YES and OK go on."""
    if situation.reading and heard.text in commands.GO_ON_WORDS:
        return Meaning(kind=Kind.COMMAND, value="MORE", rule="more")
    forms = (heard.text, unfilled(heard.whole))
    name = next((name for form in forms for name, words in _COMMANDS if form in words), "")
    return Meaning(kind=Kind.COMMAND, value=name, rule=name.lower()) if name else None


def language(heard: Heard, _situation: Situation) -> Meaning | None:
    """A wish for Spanish or English, in either of them."""
    name = {"es": "ESPANOL", "en": "ENGLISH"}.get(asked_for(heard.whole), "")
    return Meaning(kind=Kind.COMMAND, value=name, rule="language") if name else None
