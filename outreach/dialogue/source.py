"""What SOURCE tells by text: document, section, sentences, dates and address, as far as they fit."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from outreach.catalog.lookup import Topic
from outreach.dialogue.shelf import Shelf
from outreach.model.told import ToldSection
from outreach.sms.segments import measure

#: the sentences, then the sections, are left out where the text would take more; dates and address never
MOST_SEGMENTS = 2


def source_sms(shelf: Shelf, topic: Topic, today: date) -> str:
    """Where a topic comes from, as exactly as two segments hold."""
    said = tuple(_from_most_to_least(shelf, topic, today))
    return next((text for text in said if measure(text).segments <= MOST_SEGMENTS), said[-1])


def _from_most_to_least(shelf: Shelf, topic: Topic, today: date) -> Iterator[str]:
    credit, told = topic.source, shelf.catalogue.told(topic)
    values = {"keyword": topic.keyword, "source": credit.name, "title": credit.title, "url": credit.url,
              "checked": shelf.dates_sms(credit, today)}
    if told:
        yield shelf.book.sms("source-told", **values, told="; ".join(_sentences(shelf, one) for one in told))
        sections = (shelf.book.sms("told-section", section=one.heading) for one in told)
        yield shelf.book.sms("source-told", **values, told="; ".join(sections))
    yield shelf.book.sms("source", **values)


def _sentences(shelf: Shelf, told: ToldSection) -> str:
    name = "told-sentence" if told.is_one else "told-sentences"
    return shelf.book.sms(name, section=told.heading, sentences=told.sentences, count=told.of)
