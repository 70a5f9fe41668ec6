"""Rules for what no person wrote: the provider's own answers, reactions, automatic answers, lone pictures."""

from __future__ import annotations

import re

from outreach.dialogue.meaning import HELP, START, STOP, Heard, Kind, Meaning, Situation
from outreach.dialogue.phrases import phrases

_REACTION = re.compile(r"\s*(?:(?:dis)?liked|loved|laughed at|emphasi[sz]ed|questioned|reacted \S+ to|"
                       r"removed an? \w+ from|(?:no )?le gust[oó]|(?:le|me) encant[oó]|se ri[oó] de|"
                       r"reaccion[oó] .{1,9}) "
                       r"(?:[\"\u201c\u00ab]|(?:an|una?) (?:image|photo|picture|video|movie|attachment|audio message|"
                       r"imagen|foto|v[ií]deo|audio)\b)", re.IGNORECASE)


def by_provider(_heard: Heard, situation: Situation) -> Meaning | None:
    """What the provider took as STOP, START or HELP is taken so here."""
    return {"STOP": STOP, "START": START, "HELP": HELP}.get(situation.provider_answered)


def reaction(heard: Heard, _situation: Situation) -> Meaning | None:
    """A reaction repeats our own words, STOP and 988 among them; nobody asked for anything."""
    return Meaning(kind=Kind.COURTESY, rule="reaction") if _REACTION.match(heard.body) else None


def automatic_answer(heard: Heard, _situation: Situation) -> Meaning | None:
    """What a telephone or an office answers by itself; to answer it could go on for ever."""
    return Meaning(kind=Kind.COURTESY, rule="automatic") if phrases("said", "automatic").stand_in(heard.whole) else None


def absence(heard: Heard, _situation: Situation) -> Meaning | None:
    """The same in words of people's own, such as "I'm driving": behind danger, before all else."""
    return Meaning(kind=Kind.COURTESY, rule="automatic") if phrases("said", "absent").stand_in(heard.whole) else None


def lone_picture(heard: Heard, situation: Situation) -> Meaning | None:
    """A picture or a sound without a word."""
    is_alone = situation.has_media and not heard.whole
    return Meaning(kind=Kind.UNKNOWN, rule="picture") if is_alone else None
