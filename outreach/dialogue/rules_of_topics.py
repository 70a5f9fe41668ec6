"""Rules for keywords and questions: a topic by its word, number, another form or a slip; else what is asked."""

from __future__ import annotations

from outreach.dialogue.meaning import Heard, Kind, Meaning, Situation
from outreach.dialogue.phrases import phrases
from outreach.dialogue.questions import is_question
from outreach.dialogue.which import MOST_EITHER
from outreach.wording import commands

#: a text of more words that holds a topic's name is a question about it
_MOST_FILLED = 8


def keyword(heard: Heard, situation: Situation) -> Meaning | None:
    """A keyword or menu number; another form of one; either among words like "send me … please"."""
    forms = (heard.text, commands.NUMBER_WORDS.get(bare := unfilled(heard.whole), bare))
    word = next((form for form in forms if form and situation.is_topic(form)), "")
    return _topic(word or next((form for form in forms if situation.vocabulary.named(form)), ""), situation)


def _topic(word: str, situation: Situation) -> Meaning | None:
    """The keyword that a word names; the word itself where the line knows it, or where guides share it."""
    if not word:
        return None
    if situation.is_topic(word):
        return Meaning(kind=Kind.KEYWORD, value=word, rule="keyword")
    return _nearest(situation.vocabulary.named(word))


def _nearest(keywords: frozenset[str]) -> Meaning | None:
    """The one keyword that is meant; where a few are as near, which of them has to be asked."""
    if len(keywords) == 1:
        return Meaning(kind=Kind.KEYWORD, value=min(keywords).lower(), rule="keyword")
    few = 1 < len(keywords) <= MOST_EITHER
    return Meaning(kind=Kind.UNKNOWN, value=" ".join(sorted(keywords)).lower(), rule="either") if few else None


def question(heard: Heard, situation: Situation) -> Meaning | None:
    """A question, or any word of the documents; one that asks for advice is marked so."""
    marked = "?" in heard.body or "\u00bf" in heard.body
    if not is_question(heard.whole, marked=marked, vocabulary=situation.vocabulary):
        return None
    value = "advice" if phrases("said", "advice").stand_in(heard.whole) else ""
    return Meaning(kind=Kind.QUESTION, value=value, rule="question", asked=heard.whole)


def private(heard: Heard, situation: Situation) -> Meaning | None:
    """A person's own data, or a wish for what only a clinic can do: not for us, and nothing to search for."""
    if not any(phrases("said", name).stand_in(heard.whole) for name in ("private", "visits")):
        return None
    asked = is_question(heard.whole, marked="?" in heard.body, vocabulary=situation.vocabulary)
    return Meaning(kind=Kind.QUESTION if asked else Kind.UNKNOWN, rule="private")


def misspelt_keyword(heard: Heard, situation: Situation) -> Meaning | None:
    """A keyword with a slip: the nearest, named in the reply; where several are as near, which is meant is asked."""
    return _nearest(situation.vocabulary.misspelt(unfilled(heard.whole).replace(" ", "")))


def is_name(heard: Heard, situation: Situation) -> bool:
    """True for a topic's name alone, such as "convulsions", unless it begins as words of danger do."""
    return situation.is_topic(heard.text) and not heard.text.startswith(commands.DANGER_STEMS)


def unfilled(text: str) -> str:
    """A text without the words around a topic's name; empty where it is too long to be such a text."""
    words = text.split()
    return " ".join(word for word in words if word not in commands.FILLERS) if len(words) <= _MOST_FILLED else ""
