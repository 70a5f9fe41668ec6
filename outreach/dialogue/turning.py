"""The texts of a topic in the order of MORE: its pages, its parts' keywords, the end text."""

from __future__ import annotations

from datetime import date

from outreach.catalog.lookup import Topic
from outreach.dialogue.shelf import Shelf
from outreach.sms.pages import split_into_pages


def texts_of(shelf: Shelf, topic: Topic, today: date) -> tuple[str, ...]:
    """All that MORE turns through, ending with where the topic comes from."""
    return (*_pages(shelf, topic), *_parts(shelf, topic), _end(shelf, topic, today))


def _pages(shelf: Shelf, topic: Topic) -> tuple[str, ...]:
    """The pages; where the operator wants it the first one tells that the source is overdue."""
    first, *others = shelf.catalogue.pages(topic)
    warning = (shelf.book.sms("overdue-warning", source=topic.source.name),) if shelf.warns(topic) else ()
    return (" ".join((*warning, first)), *others)


def _parts(shelf: Shelf, topic: Topic) -> tuple[str, ...]:
    """The keywords of a topic's parts, as many in a segment as fit; none for a topic without parts."""
    def form(text: str, number: int, total: int) -> str:
        name = "parts" if number == total else "parts-more"
        return shelf.book.sms(name, keyword=topic.keyword, topics=text.rstrip(","))

    words = tuple(f"{part.keyword}," for part in shelf.subtopics(topic))
    return tuple(page.text for page in split_into_pages(words, form))


def _end(shelf: Shelf, topic: Topic, today: date) -> str:
    checked = shelf.checked_sms(topic.source, today)
    return shelf.book.sms("end", keyword=topic.keyword, source=topic.source.name, checked=checked)
