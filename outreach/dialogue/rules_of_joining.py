"""Rules for JOIN, for the yes that confirms it, and for GO, which reads the note that was announced."""

from __future__ import annotations

from outreach.dialogue.meaning import Heard, Kind, Meaning, Situation
from outreach.dialogue.rules_of_topics import unfilled
from outreach.wording import commands


def join_answer(heard: Heard, situation: Situation) -> Meaning | None:
    """Yes or no while an offer to join is open; whoever said STOP has none open."""
    if not situation.is_offered or situation.opted_out:
        return None
    if heard.text in commands.YES_WORDS:
        return Meaning(kind=Kind.COMMAND, value="JOINED", rule="joined")
    return Meaning(kind=Kind.COMMAND, value="DECLINED", rule="declined") if heard.text in commands.NO_WORDS else None


def join(heard: Heard, _situation: Situation) -> Meaning | None:
    """JOIN alone, or with one word behind it, also among words like "I want to"."""
    for form in (heard.text, unfilled(heard.whole)):
        word, _, code = form.partition(" ")
        if word in commands.JOIN_WORDS and " " not in code:
            return Meaning(kind=Kind.COMMAND, value="JOIN", rule="join", asked=code)
    return None


def note(heard: Heard, situation: Situation) -> Meaning | None:
    """GO, where a note was announced; to all others it means MORE, or nothing."""
    is_wanted = situation.has_note and heard.text in commands.NOTE_WORDS
    return Meaning(kind=Kind.COMMAND, value="GO", rule="note") if is_wanted else None
