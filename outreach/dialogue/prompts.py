"""Every prompt that a call can play, so that all can be rendered before the first call."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from outreach.catalog.freshness import due_on
from outreach.catalog.lookup import Topic
from outreach.dialogue.shelf import Shelf


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

    def menu(self, document: str = "") -> tuple[str, ...]:
        """The topics, each with its key behind it."""
        topics = [topic for topic in self.shelf.topics(document) if topic.digit]
        if not topics:
            return (self.say("no-topics"), *self.offer_person())
        items = (self.shelf.book.voice("menu-item", title=topic.title, digit=topic.digit) for topic in topics)
        return (self.say("menu"), *items, self.say("menu-end"), *self.offer_person())

    def part(self, topic: Topic, number: int, parts: tuple[str, ...]) -> tuple[str, ...]:
        """One part of a topic, its heading first; a draft says that it is one."""
        name = "part-heading" if len(parts) > 1 else "only-part-heading"
        heading = self.shelf.book.voice(name, title=topic.title, part=number, parts=len(parts))
        mark = (self.say("draft-mark"),) if topic.is_draft and number == 1 else ()
        return (*mark, heading, parts[number - 1])

    def between_parts(self) -> tuple[str, ...]:
        """What can be done after a part that is not the last."""
        return (self.say("between-parts"), *self.offer_person())

    def after_topic(self, topic: Topic, today: date, *, has_next: bool) -> tuple[str, ...]:
        """Where the topic came from, and what can be done now."""
        checked = self.shelf.checked_voice(topic.source, today)
        credit = self.shelf.book.voice("credit", source=topic.source.name, checked=checked)
        following = (self.say("next-topic"),) if has_next else ()
        return (credit, *self.choices_after_topic(), *following)

    def choices_after_topic(self) -> tuple[str, ...]:
        """What can be done after the last part."""
        return (self.say("after-topic"), *self.offer_person())


_FIXED = (
    "menu", "menu-end", "no-topics", "between-parts", "after-topic", "next-topic", "no-such-key", "topic-gone",
    "silence-1", "silence-2", "person-none", "person-missed", "goodbye", "trouble",
)
_WITH_PERSON = ("offer-person", "person-transfer", "person-number")


def every_prompt(prompts: Prompts, today: date) -> tuple[str, ...]:
    """All prompts of a language, each once, in the order a caller may meet them."""
    return tuple(dict.fromkeys(_all(prompts, today)))


def _all(prompts: Prompts, today: date) -> Iterator[str]:
    yield from prompts.greeting()
    names = (*_FIXED, *(_WITH_PERSON if prompts.has_person else ()))
    yield from map(prompts.say, names)
    for document in prompts.shelf.catalogue.documents(prompts.shelf.language):
        yield from prompts.menu(document)
        for topic in prompts.shelf.topics(document):
            yield from _of_topic(prompts, topic, today)


def _of_topic(prompts: Prompts, topic: Topic, today: date) -> Iterator[str]:
    parts = prompts.shelf.catalogue.parts(topic)
    for number in range(1, len(parts) + 1):
        yield from prompts.part(topic, number, parts)
    for day in _days_that_differ(topic, today):
        yield from prompts.after_topic(topic, day, has_next=True)


def _days_that_differ(topic: Topic, today: date) -> tuple[date, ...]:
    """Today, and the day after the source's review falls due: the prompt changes then."""
    try:
        due = due_on(date.fromisoformat(topic.source.reviewed_on), topic.source.review_frequency)
    except ValueError:
        due = None
    return (today, due + timedelta(days=1)) if due else (today,)
