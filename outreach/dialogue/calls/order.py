"""What comes after what, where everything is read in order."""

from __future__ import annotations

from outreach.catalog.lookup import Topic
from outreach.dialogue.shelf import Shelf


def next_topic(shelf: Shelf, topic: Topic) -> Topic | None:
    """The next topic of the menu; after a part the next part, and then what follows its topic."""
    topics = shelf.every_topic(topic.document)
    behind = _behind(topic, topics)
    if topic.parent:
        head = next((other for other in topics if other.keyword == topic.parent), topic)
        behind = (*_behind(topic, shelf.catalogue.subtopics(head)), *_behind(head, topics))
    return next((other for other in behind if not shelf.instead(other)), None)


def next_of_all(shelf: Shelf, topic: Topic) -> Topic | None:
    """What follows where nothing is left out: a topic's parts, the next topic, the next guide; None behind the last."""
    parts = () if topic.parent else shelf.subtopics(topic)
    return next(iter(parts), None) or next_topic(shelf, topic) or _next_guide(shelf, topic.document)


def _next_guide(shelf: Shelf, document: str) -> Topic | None:
    documents = shelf.catalogue.documents(shelf.language)
    later = documents[documents.index(document) + 1:] if document in documents else ()
    return next((topics[0] for other in later if (topics := shelf.topics(other))), None)


def _behind(topic: Topic, topics: tuple[Topic, ...]) -> tuple[Topic, ...]:
    """What follows a topic; nothing where it is not among them."""
    numbers = [other.number for other in topics]
    return topics[numbers.index(topic.number) + 1:] if topic.number in numbers else ()
