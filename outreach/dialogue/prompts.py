"""Every prompt that a call can play, so that all can be rendered before the first call."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from outreach.catalog.freshness import due_date
from outreach.catalog.lookup import Topic
from outreach.dialogue.shelf import Shelf

#: a spoken menu holds no more: nobody remembers a sixth choice
MOST_KEYS = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Prompts:
    """The line's prompts in one language, filled; a caller hears one or more in a row."""

    shelf: Shelf
    #: False hides every offer of a person: one is promised only when there is one
    has_person: bool

    def say(self, name: str) -> str:
        """A prompt without anything of its own to fill in."""
        return self.shelf.book.voice(name)

    def greeting(self) -> tuple[str, ...]:
        """Who this is, the emergency line, and a person."""
        return (self.say("greeting"), *self.offer_person())

    def offer_person(self) -> tuple[str, ...]:
        """How to reach a person; nothing when there is nobody."""
        return (self.say("offer-person"),) if self.has_person else ()

    def first_menu(self) -> tuple[str, ...]:
        """Which guide, where there are several; else the topics of the only one."""
        if not self.shelf.guides or self.shelf.holds.is_everything:
            return self.menu()
        firsts = (self.shelf.topics(guide)[0] for guide in self.shelf.guides)
        titles = ((str(key), topic.source.title) for key, topic in enumerate(firsts, start=1))
        return (self.say("guides"), *self._choices(titles))

    def menu(self, document: str = "") -> tuple[str, ...]:
        """The topics, each with its key behind it."""
        if self.shelf.holds.is_everything:
            return (self.say("hold-all"), *self.offer_person())
        topics = [(topic.digit, topic.title) for topic in self.shelf.topics(document) if topic.digit]
        if not topics:
            return (self.say(self.shelf.no_topics_wording), *self.offer_person())
        others = (self.say("all-guides"),) if self.shelf.guides else ()
        return (self.say("menu"), *self._choices(topics), *others)

    def parts_menu(self, topic: Topic) -> tuple[str, ...]:
        """The first parts of a topic, each with its key; the others are reached one after the other."""
        titles = ((str(key), part.title) for key, part in enumerate(self.shelf.subtopics(topic)[:MOST_KEYS], 1))
        return (self.shelf.book.voice("parts-menu", title=topic.title), *self._choices(titles), self.say("all-topics"))

    def _choices(self, items: Iterable[tuple[str, str]]) -> tuple[str, ...]:
        spoken = (self.shelf.book.voice("menu-item", title=title, digit=digit) for digit, title in items)
        return (*spoken, self.say("menu-end"), *self.offer_person())

    def part(self, topic: Topic, number: int, parts: tuple[str, ...]) -> tuple[str, ...]:
        """One part of a topic, its heading first; a draft says that it is one."""
        name = "part-heading" if len(parts) > 1 else "only-part-heading"
        heading = self.shelf.book.voice(name, title=topic.title, part=number, parts=len(parts))
        return (*(self.marks(topic) if number == 1 else ()), heading, parts[number - 1])

    def marks(self, topic: Topic) -> tuple[str, ...]:
        """What is told before a topic's first words: that it is a draft, that its source is overdue."""
        draft = (self.say("draft-mark"),) if topic.is_draft else ()
        return (*draft, self.say("overdue-warning")) if self.shelf.warns(topic) else draft

    def between_parts(self) -> tuple[str, ...]:
        """What can be done after a part that is not the last."""
        return (self.say("between-parts"), *self.offer_person())

    def after_topic(self, topic: Topic, today: date, *, has_next: bool) -> tuple[str, ...]:
        """Where the topic came from, and what can be done now."""
        checked = self.shelf.checked_voice(topic.source, today)
        credit = self.shelf.book.voice("credit", source=topic.source.name, checked=checked)
        return (credit, *self.choices_after_topic(topic, has_next=has_next))

    def choices_after_topic(self, topic: Topic, *, has_next: bool) -> tuple[str, ...]:
        """What can be done after the last part."""
        following = (self.say("next-topic"),) if has_next else ()
        parts = (self.say("offer-parts"),) if self.shelf.subtopics(topic) else ()
        return (self.say("after-topic"), *self.offer_person(), *following, *parts)


_FIXED = (
    "menu", "menu-end", "no-topics", "between-parts", "after-topic", "next-topic", "no-such-key", "topic-gone",
    "silence-1", "silence-2", "hold", "hold-all", "correction-gone", "correction-all", "person-none", "person-missed",
    "goodbye", "trouble",
)
_WITH_PERSON = ("offer-person", "person-transfer", "person-number")
_FOR_OVERDUE = {"warn": ("overdue-warning",), "hold": ("hold-overdue",)}


def every_prompt(prompts: Prompts, today: date) -> tuple[str, ...]:
    """All prompts of a language, each once, in the order a caller may meet them."""
    return tuple(dict.fromkeys(_all(prompts, today)))


def prompts_of_script(prompts: Prompts, topic: Topic) -> frozenset[str]:
    """What a caller hears of a topic's own words: its headings and parts."""
    parts = prompts.shelf.catalogue.parts(topic)
    service = prompts.marks(topic)
    return frozenset(words for number in range(1, len(parts) + 1) for words in prompts.part(topic, number, parts)
                     if words not in service)


def _all(prompts: Prompts, today: date) -> Iterator[str]:
    yield from prompts.greeting()
    if prompts.shelf.language in tuple(prompts.shelf.books)[1:]:
        yield prompts.say("language-offer")
    names = (*_FIXED, *(_WITH_PERSON if prompts.has_person else ()), *_FOR_OVERDUE.get(prompts.shelf.overdue, ()))
    yield from map(prompts.say, names)
    yield from prompts.first_menu()
    for document in prompts.shelf.catalogue.documents(prompts.shelf.language):
        yield from prompts.menu(document)
        for topic in prompts.shelf.topics(document):
            yield from _of_topic(prompts, topic, today)
            if parts := prompts.shelf.subtopics(topic):
                yield from prompts.parts_menu(topic)
                yield from (words for part in parts for words in _of_topic(prompts, part, today))


def _of_topic(prompts: Prompts, topic: Topic, today: date) -> Iterator[str]:
    yield prompts.shelf.book.voice("correction", title=topic.title)
    parts = prompts.shelf.catalogue.parts(topic)
    for number in range(1, len(parts) + 1):
        yield from prompts.part(topic, number, parts)
    for day in _days_that_differ(topic, today):
        yield from prompts.after_topic(topic, day, has_next=True)


def _days_that_differ(topic: Topic, today: date) -> tuple[date, ...]:
    """Today, and the day after the source's review falls due: the prompt changes then."""
    due = due_date(topic.source.reviewed_on, topic.source.review_frequency)
    return (today, due + timedelta(days=1)) if due else (today,)
