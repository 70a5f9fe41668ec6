"""A keyword that several guides share, or a slip as near to several keywords: which is meant, and what was answered."""

from __future__ import annotations

from outreach.catalog.lookup import Topic
from outreach.dialogue.normalise import normalise
from outreach.dialogue.shelf import Shelf
from outreach.model.conversation import Question
from outreach.sms.pages import split_into_pages

#: shorter words of a title answer nothing
SHORTEST_WORD = 3
#: begins the name of a list of keywords to which a slip is equally near; no keyword begins so
_EITHER = "/either "
#: more are no answer to a slip
MOST_EITHER = 4


def either_of(keywords: str) -> str:
    """The name of the list of some keywords, written with spaces between."""
    return f"{_EITHER}{keywords}"


def _asked(shelf: Shelf, word: str) -> tuple[Topic, ...]:
    """The topics among which somebody was asked to choose."""
    if not word.startswith(_EITHER):
        return shelf.named(word)
    return tuple(topic for keyword in word.removeprefix(_EITHER).split() for topic in shelf.named(keyword)[:1])


def questions(shelf: Shelf, word: str) -> tuple[str, ...]:
    """The messages that ask which guide is meant, each in one segment where possible."""
    if word.startswith(_EITHER):
        return _keywords(shelf, _asked(shelf, word))
    topics = shelf.named(word)
    choices = (shelf.book.sms("which-choice", number=number, title=topic.source.title)
               for number, topic in enumerate(topics, start=1))

    def form(text: str, number: int, total: int) -> str:
        name = "which" if number == total else "which-more"
        return shelf.book.sms(name, keyword=word.upper(), count=len(topics), choices=text.rstrip(","))

    return tuple(page.text for page in split_into_pages(tuple(f"{choice}," for choice in choices), form))


def _keywords(shelf: Shelf, topics: tuple[Topic, ...]) -> tuple[str, ...]:
    """The one message that asks which keyword was meant; none where none is served."""
    choices = ", ".join(shelf.book.sms("which-choice", number=number, title=topic.keyword)
                        for number, topic in enumerate(topics, start=1))
    return (shelf.book.sms("which-word", choices=choices),) if topics else ()


def answered(shelf: Shelf, question: Question | None, text: str) -> Topic | None:
    """The topic that a number, a guide's title or a word of one title alone chooses; None for anything else."""
    topics = _asked(shelf, question.word) if question else ()
    if text.isdigit():
        return topics[int(text) - 1] if 1 <= int(text) <= len(topics) else None
    titles = {topic: normalise(topic.source.title) for topic in topics}
    whole = [topic for topic, title in titles.items() if title == text]
    part = [topic for topic, title in titles.items() if len(text) >= SHORTEST_WORD and f" {text} " in f" {title} "]
    return whole[0] if whole else (part[0] if len(part) == 1 else None)
