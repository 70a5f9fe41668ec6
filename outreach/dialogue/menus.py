"""Lists to choose from: the guides, the topics of one, guides that share a keyword; as many texts as they need."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from outreach.catalog.lookup import Topic
from outreach.dialogue.guides import guide_words
from outreach.dialogue.passages import passage_in, places_in, texts_of_either, texts_of_passage
from outreach.dialogue.shelf import KEPT, Shelf
from outreach.dialogue.which import questions
from outreach.model.conversation import Question, TextState
from outreach.sms.pages import PageForm, fits_one_segment, split_into_pages

#: names of lists, kept as the question that waits for an answer; no keyword begins so
GUIDES = "/guides"
_TOPICS = "/topics "
#: where a wording has its list
_HERE = "{topics}"


def list_of(document: str) -> str:
    """The name of the list of a document's topics."""
    return f"{_TOPICS}{document}"


def listed_document(question: Question | None) -> str:
    """The document whose topics were the last list; empty when that was another one."""
    return question.word.removeprefix(_TOPICS) if question and question.word.startswith(_TOPICS) else ""


def texts_of_list(shelf: Shelf, name: str) -> tuple[str, ...]:
    """The messages of a list, each in one segment where possible; none where there is nothing to choose."""
    if name == GUIDES:
        return _guides(shelf)
    if place := passage_in(name):
        return texts_of_passage(shelf, place)
    if places := places_in(name):
        return texts_of_either(shelf, places)
    return _topics(shelf, name.removeprefix(_TOPICS)) if name.startswith(_TOPICS) else questions(shelf, name)


def menu_for(shelf: Shelf, state: TextState) -> str:
    """The list that MENU shows: the guides; to somebody who reads one its topics, and the guides when asked again."""
    here = state.position.document if state.position else ""
    if guide_words(shelf) and (not here or listed_document(state.question) == here):
        return GUIDES
    return list_of(here or shelf.first_document)


def choices(shelf: Shelf, state: TextState, *, numbered: bool) -> str:
    """What somebody who was not understood may text, in one line."""
    here = listed_document(state.question) or (state.position.document if state.position else "")
    words = tuple(guide_words(shelf)) if not here else ()
    if words:
        return ", ".join(_numbered(words) if numbered else words)
    return ", ".join(_label(topic) if numbered else topic.keyword for topic in shelf.topics(here))


def fitting(shelf: Shelf, wording: str, topics: str) -> str:
    """A wording with the topics in it where they all fit one segment; else the one that leads to the menu."""
    if not topics:
        return shelf.book.sms(shelf.no_topics_wording)
    text = shelf.book.sms(wording, topics=topics)
    return text if fits_one_segment(text) else shelf.book.sms(f"{wording}-many")


def _guides(shelf: Shelf) -> tuple[str, ...]:
    last, others = (shelf.book.sms(name, topics=_HERE) for name in ("guides-list", "guides-more"))
    return _cut(tuple(guide_words(shelf)), last, others)


@lru_cache(maxsize=KEPT)
def _cut(words: tuple[str, ...], last: str, others: str) -> tuple[str, ...]:
    """The list of guides, cut once: there may be thousands, and it is looked at with each text of who was sent it."""
    def form(text: str, number: int, total: int) -> str:
        return (last if number == total else others).replace(_HERE, text.rstrip(","))

    return _pages(_numbered(words), form)


def _topics(shelf: Shelf, document: str) -> tuple[str, ...]:
    last = "topics-guides" if guide_words(shelf) else "topics"
    return _paged(shelf, map(_label, shelf.topics(document)), last, "topics-more")


def _paged(shelf: Shelf, labels: Iterable[str], last: str, others: str) -> tuple[str, ...]:
    def form(text: str, number: int, total: int) -> str:
        return shelf.book.sms(last if number == total else others, topics=text.rstrip(","))

    return _pages(labels, form)


def _pages(labels: Iterable[str], form: PageForm) -> tuple[str, ...]:
    return tuple(page.text for page in split_into_pages(tuple(f"{label}," for label in labels), form))


def _numbered(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(f"{number} {word}" for number, word in enumerate(words, start=1))


def _label(topic: Topic) -> str:
    return f"{topic.digit} {topic.keyword}".strip()
