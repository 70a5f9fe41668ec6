"""Menus in pages: at most five choices, each with the key that stays its own whatever is held."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from outreach.catalog.lookup import Topic
from outreach.dialogue.shelf import MOST_GUIDES, Shelf

#: a spoken menu holds no more: nobody remembers a sixth choice
MOST_KEYS = 5
#: what these keys do in every menu
MORE_KEY, NAME_KEY = "6", "7"
_KEYS = tuple(str(key) for key in range(1, MOST_KEYS + 1))
Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class MenuPage(Generic[Item]):
    """The choices of one page, each behind its key, and whether there are other pages."""

    choices: tuple[tuple[str, Item], ...]
    number: int = 1
    has_more: bool = False
    #: the same with what is not told today: its key says why
    keys: tuple[tuple[str, Item], ...] = ()

    def chosen(self, key: str | None) -> Item | None:
        """What a key chooses; None where it has nothing behind it."""
        return next((item for own, item in self.keys or self.choices if own == key), None)


def topics_page(shelf: Shelf, document: str, page: int) -> MenuPage[Topic]:
    """The topics of a guide that are served: those with a digit of the text menu first, then the others."""
    every = shelf.every_topic(document or shelf.first_document)
    first = tuple((topic.digit, topic) for topic in every if topic.digit in _KEYS)
    others = _keyed(topic for topic in every if topic.digit not in _KEYS)
    return _page([first, *others] if first else others, shelf, page)


def parts_page(shelf: Shelf, topic: Topic, page: int) -> MenuPage[Topic]:
    """The parts of a topic that are topics of their own."""
    return _page(_keyed(shelf.catalogue.subtopics(topic)), shelf, page)


def guides_page(shelf: Shelf, page: int) -> MenuPage[Topic]:
    """The guides, each by its first topic; a guide with nothing to read today leaves its key free."""
    documents = shelf.catalogue.documents(shelf.language)
    starts = range(0, len(documents), MOST_KEYS)
    ways = [starts[(page - 1 + step) % len(starts)] for step in range(len(starts))]
    for start in ways:
        firsts = [(key, shelf.topics(document)) for key, document
                  in zip(_KEYS, documents[start:start + MOST_KEYS], strict=False)]
        choices = tuple((key, topics[0]) for key, topics in firsts if topics)
        if choices:
            return MenuPage(choices, start // MOST_KEYS + 1, len(starts) > 1)
    return MenuPage(())


def has_guides(shelf: Shelf) -> bool:
    """True where a caller chooses a guide before a topic."""
    return bool(shelf.guides) or len(shelf.catalogue.documents(shelf.language)) > MOST_GUIDES


def in_pages(items: Sequence[Item], page: int) -> MenuPage[Item]:
    """A list that was found, five at a time; behind the last page comes the first."""
    pages = list(_keyed(items))
    at = (page - 1) % len(pages) if pages else 0
    return MenuPage(pages[at] if pages else (), at + 1, len(pages) > 1)


def _keyed(items: Iterable[Item]) -> list[tuple[tuple[str, Item], ...]]:
    listed = tuple(items)
    return [tuple(zip(_KEYS, listed[at:at + MOST_KEYS], strict=False)) for at in range(0, len(listed), MOST_KEYS)]


def _page(pages: Sequence[tuple[tuple[str, Topic], ...]], shelf: Shelf, page: int) -> MenuPage[Topic]:
    """Of the pages that have anything to read today, the one asked for; the first again behind the last."""
    served = [tuple((key, topic) for key, topic in choices if not shelf.instead(topic)) for choices in pages]
    numbers = [number for number, choices in enumerate(served) if choices]
    if not numbers:
        return MenuPage((), keys=pages[0] if pages else ())
    at = page - 1 if page - 1 in numbers else next((number for number in numbers if number >= page), numbers[0])
    return MenuPage(served[at], at + 1, len(numbers) > 1, pages[at])
