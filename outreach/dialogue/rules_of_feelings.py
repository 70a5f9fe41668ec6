"""Rules for danger, despair, fear and courtesy: what has to be answered before any fact."""

from __future__ import annotations

from outreach.dialogue.danger import danger_alone, danger_in, denies_despair, hints_despair
from outreach.dialogue.kindness import kindness_for
from outreach.dialogue.meaning import UNKNOWN, Heard, Kind, Meaning, Situation
from outreach.dialogue.normalise import COURTEOUS, without_politeness
from outreach.dialogue.phrases import phrases
from outreach.dialogue.plain_stop import asks_to_stop, has_stop_beside, opens_with_stop
from outreach.dialogue.rules_of_topics import is_name


def danger(heard: Heard, situation: Situation) -> Meaning | None:
    """Words of danger anywhere, at the highest level that they reach; beside a STOP both count."""
    bare = without_politeness(heard.whole, COURTEOUS)
    level = danger_in(heard.whole) or (danger_in(bare) if bare != heard.whole else "")
    if not level or (level != "crisis" and is_name(heard, situation)):
        return None
    and_stop = opens_with_stop(heard.whole) or asks_to_stop(heard.whole) or has_stop_beside(heard.body)
    return Meaning(kind=Kind.EMERGENCY, value=level, rule=level, and_stop=and_stop)


def danger_by_name(heard: Heard, _situation: Situation) -> Meaning | None:
    """A name of danger and nothing else, such as "stroke", where no topic has that name."""
    level = danger_alone(heard.text)
    return Meaning(kind=Kind.EMERGENCY, value=level, rule=level) if level else None


def in_doubt(heard: Heard, _situation: Situation) -> Meaning | None:
    """Words that may be despair: they never opt anybody out, and the reply names 988 and STOP."""
    whole = heard.whole
    doubtful = phrases("said", "doubt").stand_in(whole) or denies_despair(whole) or hints_despair(whole)
    return Meaning(kind=Kind.IN_DOUBT, rule="in-doubt") if doubtful else None


def kindness(heard: Heard, situation: Situation) -> Meaning | None:
    """Only "she died" ends our texts, after words of comfort; anything less certain ends nothing."""
    kind = "" if is_name(heard, situation) else kindness_for(heard.whole)
    return Meaning(kind=Kind.KINDNESS, value=kind, rule=kind, and_stop=kind == "died") if kind else None


def courtesy(heard: Heard, _situation: Situation) -> Meaning | None:
    """A lone "thanks" or "ok": an answer to it would only be noise."""
    return Meaning(kind=Kind.COURTESY, rule="courtesy") if phrases("said", "courtesy").stand_in(heard.whole) else None


def greeting(heard: Heard, situation: Situation) -> Meaning | None:
    """A lone "hello": answered with the topics, as all that is not understood."""
    known = any(map(situation.vocabulary.has, heard.text.split()))
    return UNKNOWN if phrases("said", "greeting").stand_in(heard.whole) and not known else None
