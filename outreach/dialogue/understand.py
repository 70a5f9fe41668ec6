"""What a text means: one table of rules, the first that fits decides.

The order, and where each rule comes from:

 0. the provider took the text as STOP, START or HELP (Twilio, Advanced Opt-Out)
 1. what a telephone wrote: a reaction ("Liked …"), with our own words in it; an automatic answer; a lone picture
 2. STOP alone (47 CFR 64.1200(a)(10); CTIA Messaging Principles 5.1.3; the provider's lists)
 3. danger: crisis, medical, urgent (an emergency comes before all but a lone STOP)
 4. STOP in plain words (47 CFR 64.1200(a)(10)), and STOP before a topic's name
 5. START, and YES after a STOP (Twilio's and carriers' opt-in words); 6. HELP (CTIA: always answered)
 7. the commands that steer the line, the choice of its language among them
 8. feelings: comfort comes before facts
 9. a topic's keyword, another form of it, with or without "send me …"; 10. a name of danger alone
11. words in doubt, courtesy and greetings; 12. START or HELP in plain words
13. a question, or any word of the documents; 14. a misspelt keyword; 15. not understood
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from outreach.dialogue.danger import danger_alone, danger_in
from outreach.dialogue.kindness import kindness_for
from outreach.dialogue.languages import asked_for
from outreach.dialogue.normalise import COURTEOUS, normalise, without_politeness
from outreach.dialogue.phrases import phrases
from outreach.dialogue.plain_stop import asks_to_stop, is_lone_stop, is_stop_elsewhere, opens_with_stop
from outreach.dialogue.questions import is_question
from outreach.dialogue.vocabulary import NO_WORDS, Vocabulary
from outreach.wording import commands


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Meaning:
    """How a text is understood."""

    kind: Kind
    #: the command, topic word, menu number, danger level or kind of feeling; empty otherwise
    value: str = ""
    #: the rule that fired
    rule: str
    #: True for danger or a death that comes with a STOP: that reply first, then no more texts
    and_stop: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Situation:
    """What must be known about the sender to understand a text."""

    #: says whether a word or number names a topic
    is_topic: Callable[[str], bool] = lambda _: False
    vocabulary: Vocabulary = NO_WORDS
    opted_out: bool = False
    #: True while a topic is open: OK and YES then mean MORE
    reading: bool = False
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

_COMMANDS = (
    ("MENU", commands.MENU_WORDS), ("PERSON", commands.PERSON_WORDS), ("MORE", commands.MORE_WORDS),
    ("BACK", commands.BACK_WORDS), ("SOURCE", commands.SOURCE_WORDS), ("CALL", commands.CALL_WORDS),
    ("FORGET", commands.FORGET_WORDS),
)
_STOP = Meaning(kind=Kind.OPT_OUT, rule="stop")
_START = Meaning(kind=Kind.OPT_IN, rule="start")
_HELP = Meaning(kind=Kind.HELP, rule="help")
_UNKNOWN = Meaning(kind=Kind.UNKNOWN, rule="unknown")
_REACTION = re.compile(r"\s*(?:(?:dis)?liked|loved|laughed at|emphasi[sz]ed|questioned|reacted \S+ to|"
                       r"removed an? \w+ from|(?:no )?le gust[oó]|(?:le|me) encant[oó]|se ri[oó] de|"
                       r"reaccion[oó] .{1,9}) "
                       r"(?:[\"\u201c\u00ab]|(?:an|una?) (?:image|photo|picture|video|movie|attachment|audio message|"
                       r"imagen|foto|v[ií]deo|audio)\b)", re.IGNORECASE)
#: a text of more words that holds a topic's name is a question about it
_MOST_FILLED = 8


def understand(body: str, situation: Situation) -> Meaning:
    """Decide what a text means."""
    whole = normalise(body)
    heard = Heard(body=body, whole=whole, text=without_politeness(whole))
    return next((meaning for rule in RULES if (meaning := rule(heard, situation))), _UNKNOWN)


def _by_provider(_heard: Heard, situation: Situation) -> Meaning | None:
    return {"STOP": _STOP, "START": _START, "HELP": _HELP}.get(situation.provider_answered)


def _reaction(heard: Heard, _situation: Situation) -> Meaning | None:
    """A reaction repeats our own words, STOP and 988 among them; nobody asked for anything."""
    return Meaning(kind=Kind.COURTESY, rule="reaction") if _REACTION.match(heard.body) else None


def _automatic(heard: Heard, _situation: Situation) -> Meaning | None:
    """What a telephone or an office answers by itself; to answer it could go on for ever."""
    return Meaning(kind=Kind.COURTESY, rule="automatic") if phrases("said", "automatic").stand_in(heard.whole) else None


def _absent(heard: Heard, _situation: Situation) -> Meaning | None:
    """The same in words of people's own, such as "I'm driving": behind danger, before all else."""
    return Meaning(kind=Kind.COURTESY, rule="automatic") if phrases("said", "absent").stand_in(heard.whole) else None


def _picture(heard: Heard, situation: Situation) -> Meaning | None:
    """A picture or a sound without a word."""
    is_alone = situation.has_media and not heard.whole
    return Meaning(kind=Kind.UNKNOWN, rule="picture") if is_alone else None


def _lone_stop(heard: Heard, _situation: Situation) -> Meaning | None:
    return _STOP if is_lone_stop(heard.whole) or is_stop_elsewhere(heard.body) else None


def _danger(heard: Heard, situation: Situation) -> Meaning | None:
    level = danger_in(heard.whole) or danger_in(without_politeness(heard.whole, COURTEOUS))
    if not level or (level != "crisis" and _is_name(heard, situation)):
        return None
    and_stop = opens_with_stop(heard.whole) or asks_to_stop(heard.whole)
    return Meaning(kind=Kind.EMERGENCY, value=level, rule=level, and_stop=and_stop)


def _is_name(heard: Heard, situation: Situation) -> bool:
    """True for a topic's name alone, such as "convulsions", unless it begins as words of danger do."""
    return situation.is_topic(heard.text) and not heard.text.startswith(commands.DANGER_STEMS)


def _plain_stop(heard: Heard, situation: Situation) -> Meaning | None:
    if _is_name(heard, situation):
        return None
    if asks_to_stop(heard.whole) or asks_to_stop(heard.text):
        return _STOP
    verb, _, topic = heard.text.partition(" ")
    names = verb in ("stop", "unsubscribe") and topic and situation.vocabulary.topics.get(topic)
    return _STOP if names and not phrases("stop", "blocked").stand_in(heard.text) else None


def _start(heard: Heard, situation: Situation) -> Meaning | None:
    """START; and YES from somebody who said STOP, for providers take it as START."""
    if heard.text in commands.START_WORDS or (situation.opted_out and heard.text in commands.YES_WORDS):
        return _START
    return None


def _help(heard: Heard, _situation: Situation) -> Meaning | None:
    return _HELP if heard.text in commands.HELP_WORDS else None


def _command(heard: Heard, situation: Situation) -> Meaning | None:
    if situation.reading and heard.text in commands.GO_ON_WORDS:
        return Meaning(kind=Kind.COMMAND, value="MORE", rule="more")
    forms = (heard.text, _unfilled(heard.whole))
    name = next((name for form in forms for name, words in _COMMANDS if form in words), "")
    return Meaning(kind=Kind.COMMAND, value=name, rule=name.lower()) if name else None


def _language(heard: Heard, _situation: Situation) -> Meaning | None:
    """A wish for Spanish or English, in either of them."""
    name = {"es": "ESPANOL", "en": "ENGLISH"}.get(asked_for(heard.whole), "")
    return Meaning(kind=Kind.COMMAND, value=name, rule="language") if name else None


def _kindness(heard: Heard, situation: Situation) -> Meaning | None:
    """Only "she died" ends our texts, after words of comfort; anything less certain ends nothing."""
    kind = "" if _is_name(heard, situation) else kindness_for(heard.whole)
    return Meaning(kind=Kind.KINDNESS, value=kind, rule=kind, and_stop=kind == "died") if kind else None


def _keyword(heard: Heard, situation: Situation) -> Meaning | None:
    """A keyword or menu number; another form of one; either among words like "send me … please"."""
    forms = (heard.text, commands.NUMBER_WORDS.get(bare := _unfilled(heard.whole), bare))
    word = next((form for form in forms if form and situation.is_topic(form)), "")
    return _topic(word or next((form for form in forms if situation.vocabulary.named(form)), ""), situation)


def _topic(word: str, situation: Situation) -> Meaning | None:
    """The keyword that a word names; the word itself where the line knows it, or where guides share it."""
    if not word:
        return None
    if situation.is_topic(word):
        return Meaning(kind=Kind.KEYWORD, value=word, rule="keyword")
    named = situation.vocabulary.named(word)
    return Meaning(kind=Kind.KEYWORD, value=min(named).lower(), rule="keyword") if len(named) == 1 else None


def _danger_alone(heard: Heard, _situation: Situation) -> Meaning | None:
    level = danger_alone(heard.text)
    return Meaning(kind=Kind.EMERGENCY, value=level, rule=level) if level else None


def _in_doubt(heard: Heard, _situation: Situation) -> Meaning | None:
    """Words that may be despair: they never opt anybody out, and the reply names 988 and STOP."""
    return Meaning(kind=Kind.IN_DOUBT, rule="in-doubt") if phrases("said", "doubt").stand_in(heard.whole) else None


def _courtesy(heard: Heard, _situation: Situation) -> Meaning | None:
    """A lone "thanks" or "ok": an answer to it would only be noise."""
    return Meaning(kind=Kind.COURTESY, rule="courtesy") if phrases("said", "courtesy").stand_in(heard.whole) else None


def _greeting(heard: Heard, situation: Situation) -> Meaning | None:
    """A lone "hello": answered with the topics, as all that is not understood."""
    known = any(map(situation.vocabulary.has, heard.text.split()))
    return _UNKNOWN if phrases("said", "greeting").stand_in(heard.whole) and not known else None


def _start_phrase(heard: Heard, _situation: Situation) -> Meaning | None:
    return _START if phrases("said", "optin").stand_in(heard.whole) else None


def _help_phrase(heard: Heard, _situation: Situation) -> Meaning | None:
    """Who is this, how does it work; somebody who wants a person is told how to reach one."""
    if not phrases("said", "help").stand_in(heard.whole):
        return None
    person = phrases("said", "person").stand_in(heard.whole)
    return Meaning(kind=Kind.HELP, value="person", rule="help") if person else _HELP


def _question(heard: Heard, situation: Situation) -> Meaning | None:
    marked = "?" in heard.body or "\u00bf" in heard.body
    if not is_question(heard.whole, marked=marked, vocabulary=situation.vocabulary):
        return None
    value = "advice" if phrases("said", "advice").stand_in(heard.whole) else ""
    return Meaning(kind=Kind.QUESTION, value=value, rule="question")


def _misspelt(heard: Heard, situation: Situation) -> Meaning | None:
    """A keyword with a slip, where one alone is nearest; the reply says which topic was taken."""
    near = situation.vocabulary.misspelt(_unfilled(heard.whole).replace(" ", ""))
    return Meaning(kind=Kind.KEYWORD, value=min(near).lower(), rule="keyword") if len(near) == 1 else None


def _unfilled(text: str) -> str:
    """A text without the words around a topic's name; empty where it is too long to be such a text."""
    words = text.split()
    return " ".join(word for word in words if word not in commands.FILLERS) if len(words) <= _MOST_FILLED else ""


#: the decision table
RULES: tuple[Rule, ...] = (
    _by_provider, _reaction, _automatic, _picture, _lone_stop, _danger, _absent, _plain_stop, _start, _help, _command,
    _language, _kindness, _keyword, _danger_alone, _in_doubt, _courtesy, _greeting, _start_phrase, _help_phrase,
    _question, _misspelt,
)
