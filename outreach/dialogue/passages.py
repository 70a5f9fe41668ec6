"""Answers to questions by text: the passage of a reviewed script, in pages, and which guide is meant where two answer.

What somebody is being told is kept as ids alone: document, section and the unit that answers. The same build gives
the same words again.
"""

from __future__ import annotations

from dataclasses import dataclass

from outreach.catalog.finding import PassageFinder, Unit
from outreach.catalog.lookup import Topic
from outreach.dialogue.shelf import Shelf
from outreach.search.answer import passage_of
from outreach.sms.pages import split_into_pages

#: names of passages and of choices between two, kept as the question that is open; no keyword begins so
_PASSAGE, _EITHER = "/passage ", "/either "
#: an answer has no more pages, but for a single unit that needs them
MOST_PAGES = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a passage begins."""

    document: str
    section: str
    unit: int


def place_of(unit: Unit) -> Place:
    """The place of a unit."""
    return Place(document=unit.document, section=unit.section, unit=unit.number)


def passage_name(place: Place) -> str:
    """The name under which a passage stays open."""
    return f"{_PASSAGE}{_written(place)}"


def either_name(places: tuple[Place, ...]) -> str:
    """The name of the question which of some passages is wanted."""
    return f"{_EITHER}{' '.join(map(_written, places))}"


def passage_in(name: str) -> Place | None:
    """The place that a passage's name tells; None for any other name."""
    return _read(name.removeprefix(_PASSAGE)) if name.startswith(_PASSAGE) else None


def places_in(name: str) -> tuple[Place, ...]:
    """The places among which somebody is to choose; none for any other name."""
    words = name.removeprefix(_EITHER).split() if name.startswith(_EITHER) else []
    return tuple(filter(None, map(_read, words)))


def topic_at(shelf: Shelf, place: Place) -> Topic | None:
    """The topic of a passage; None where this build has it no more."""
    return shelf.place(place.document, place.section)


def texts_of_passage(shelf: Shelf, place: Place) -> tuple[str, ...]:
    """The messages of an answer: the sentence that answers first, three at most; none where it is gone."""
    topic = topic_at(shelf, place)
    units = tuple(unit for unit in PassageFinder(shelf.catalogue, shelf.language).units_of(place.document)
                  if unit.section == place.section)
    first = next((unit for unit in units if unit.number == place.unit), None)
    if topic is None or first is None:
        return ()
    told = tuple(unit.text for unit in passage_of(first, units))
    return next(texts for end in range(len(told), 0, -1)
                if len(texts := _pages(shelf, topic, told[:end])) <= MOST_PAGES or end == 1)


def _pages(shelf: Shelf, topic: Topic, units: tuple[str, ...]) -> tuple[str, ...]:
    book, source = shelf.book, topic.source
    mark = f" {book.sms('draft-mark')}" if topic.is_draft else ""
    warning = f"{book.sms('overdue-warning', source=source.name)} " if shelf.warns(topic) else ""
    end = book.sms("answer-end", source=source.name, keyword=topic.keyword)

    def form(text: str, number: int, total: int) -> str:
        words = f"{warning}{text}" if number == 1 else text
        ending = end if number == total else book.sms("page-more")
        return f"{book.sms('answer', keyword=topic.keyword, mark=mark, text=words)} {ending}"

    return tuple(page.text for page in split_into_pages(units, form))


def texts_of_either(shelf: Shelf, places: tuple[Place, ...]) -> tuple[str, ...]:
    """The message that asks which guide is meant."""
    topics = [topic for place in places if (topic := topic_at(shelf, place))]
    choices = (shelf.book.sms("which-choice", number=number, title=topic.source.title)
               for number, topic in enumerate(topics, start=1))
    return (shelf.book.sms("which-answer", choices=", ".join(choices)),) if len(topics) > 1 else ()


def _written(place: Place) -> str:
    return f"{place.document}/{place.section}/{place.unit}"


def _read(words: str) -> Place | None:
    document, section, unit = (*words.split("/"), "", "")[:3]
    return Place(document=document, section=section, unit=int(unit)) if unit.isdecimal() else None
