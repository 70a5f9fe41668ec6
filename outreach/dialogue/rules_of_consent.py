"""Rules for STOP, START and HELP: the words of law and providers, and plain words for them."""

from __future__ import annotations

from outreach.dialogue.meaning import HELP, START, STOP, Heard, Kind, Meaning, Situation
from outreach.dialogue.phrases import phrases
from outreach.dialogue.plain_stop import asks_to_stop, is_lone_stop, is_stop_elsewhere
from outreach.dialogue.programme_words import codes_in, opened, words_behind
from outreach.dialogue.rules_of_topics import is_name
from outreach.wording import commands

#: verbs that end our texts when the name of a topic or guide is all that follows
_STOPPING = frozenset(("stop", "unsubscribe", "cancel", "cancelar"))


def lone_stop(heard: Heard, _situation: Situation) -> Meaning | None:
    """STOP or one of its family alone, in whatever writing."""
    return STOP if is_lone_stop(heard.whole) or is_stop_elsewhere(heard.body) else None


def plain_stop(heard: Heard, situation: Situation) -> Meaning | None:
    """STOP in plain words, and STOP before the name of a topic, guide or programme."""
    if is_name(heard, situation):
        return None
    if asks_to_stop(heard.whole) or asks_to_stop(heard.text):
        return STOP
    names_one = _names_what_to_stop(heard.text, situation) or _names_programme(heard.text, situation)
    return STOP if names_one else None


def _names_what_to_stop(text: str, situation: Situation) -> bool:
    """True for "stop types" and "cancel bladder"; never for a treatment, a symptom or anything else of the body."""
    verb, _, name = text.partition(" ")
    known = verb in _STOPPING and (name in situation.guides or situation.vocabulary.topics.get(name))
    return bool(known) and not phrases("stop", "blocked").stand_in(text)


def _names_programme(text: str, situation: Situation) -> bool:
    """True for "stop recur": these words always end everything (47 CFR 64.1200(a)(10)); LEAVE ends one alone."""
    words = words_behind(opened(text), commands.STOP_WORDS) if situation.codes else None
    return bool(words and codes_in(words, situation.codes)) and not phrases("stop", "blocked").stand_in(text)


def start(heard: Heard, situation: Situation) -> Meaning | None:
    """START; and YES from somebody who said STOP, for providers take it as START."""
    if heard.text in commands.START_WORDS or (situation.opted_out and heard.text in commands.YES_WORDS):
        return START
    return None


def start_phrase(heard: Heard, _situation: Situation) -> Meaning | None:
    """START in plain words, such as "text me again"; the whole text is one of a closed list."""
    return START if phrases("said", "optin").stand_in(heard.whole) else None


def help_word(heard: Heard, _situation: Situation) -> Meaning | None:
    """HELP, INFO or AYUDA alone."""
    return HELP if heard.text in commands.HELP_WORDS else None


def help_phrase(heard: Heard, _situation: Situation) -> Meaning | None:
    """Who is this, how does it work; somebody who wants a person is told how to reach one."""
    if not phrases("said", "help").stand_in(heard.whole):
        return None
    person = phrases("said", "person").stand_in(heard.whole)
    return Meaning(kind=Kind.HELP, value="person", rule="help") if person else HELP
