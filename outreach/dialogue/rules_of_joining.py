"""Rules for JOIN, for the yes that confirms it, for LEAVE, and for GO, which reads the note that was announced."""

from __future__ import annotations

from dataclasses import replace

from outreach.dialogue.meaning import LEAVE, Heard, Kind, Meaning, Situation
from outreach.dialogue.programme_words import codes_in, opened, words_behind
from outreach.dialogue.rules_of_topics import unfilled
from outreach.wording import commands

#: they end everything where that is what stands behind them
_LEAVING = commands.LEAVE_ALL_WORDS | {"salir"}


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


def leave(heard: Heard, situation: Situation) -> Meaning | None:
    """LEAVE and the words of programmes ends those; alone, or with "everything", all. STOP comes before it.

    47 CFR 64.1200(a)(10) lets people end it in any words that a reasonable person understands; (a)(12) lets them say
    themselves how far it goes.
    """
    text = opened(heard.text)
    words = words_behind(text, commands.LEAVE_WORDS) if situation.codes else None
    if words is None:
        return None
    if codes := codes_in(words, situation.codes):
        return replace(LEAVE, asked=" ".join(sorted(codes)))
    is_all = commands.EVERYTHING_WORDS.issuperset(words) and (words or text in commands.LEAVE_ALL_WORDS)
    return LEAVE if is_all and text.split()[0] in _LEAVING else None


def note(heard: Heard, situation: Situation) -> Meaning | None:
    """GO, where a note was announced; to all others it means MORE, or nothing."""
    is_wanted = situation.has_note and heard.text in commands.NOTE_WORDS
    return Meaning(kind=Kind.COMMAND, value="GO", rule="note") if is_wanted else None
