"""What a caller hears at each place, prompt by prompt: each is one clip."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from outreach.catalog.lookup import Topic
from outreach.dialogue.calls.pages import MenuPage, guides_page, has_guides, parts_page, topics_page
from outreach.dialogue.offers import programme_for
from outreach.dialogue.shelf import Shelf


@dataclass(frozen=True, slots=True, kw_only=True)
class Prompts:
    """The line's prompts in one language, filled; a caller hears one or more in a row."""

    shelf: Shelf
    #: False hides every offer of a person: one is promised only when there is one
    has_person: bool
    #: False while nobody answers: then the hours are offered, and no person
    is_open: bool = True
    #: True where the provider understands speech
    speech: bool = False
    #: when a person is there again, as it may have to be told
    openings: tuple[str, ...] = ()
    #: the number of those who answer outside the hours, as texts show it; empty without them
    night_number: str = ""

    def say(self, name: str) -> str:
        """A prompt without anything of its own to fill in."""
        return self.shelf.book.voice(name)

    def greeting(self) -> tuple[str, ...]:
        """Who this is, the emergency line, a person, that nothing is recorded, and slower speech."""
        return (self.say("greeting"), *self.offer_person(), self.say("not-recorded"), self.say("offer-slower"))

    def offer_person(self) -> tuple[str, ...]:
        """How to reach a person, or to hear when; nothing when there is nobody."""
        name = "offer-person" if self.is_open else "offer-person-closed"
        return (self.say(name),) if self.has_person else ()

    def first_menu(self, page: int = 1) -> tuple[str, ...]:
        """Which guide, where there are several; else the topics of the only one."""
        if not has_guides(self.shelf) or self.shelf.holds.is_everything:
            return self.menu()
        menu = guides_page(self.shelf, page)
        titles = ((key, topic.source.title) for key, topic in menu.choices)
        more = (self.say("more-guides"), self.say("by-name")) if menu.has_more else ()
        return (self._choose("guides"), *self._choices(titles, more))

    def menu(self, document: str = "", page: int = 1) -> tuple[str, ...]:
        """The topics, each with its key behind it."""
        if self.shelf.holds.is_everything:
            return (self.say("hold-all"), *self.offer_person())
        menu = topics_page(self.shelf, document, page)
        if not menu.choices:
            return (self.say(self.shelf.no_topics_wording), *self.offer_person())
        others = (self.say("all-guides"),) if has_guides(self.shelf) else ()
        return (self._choose("menu"), *self._choices(_titles(menu), self._more_topics(menu)), *others)

    def parts_menu(self, topic: Topic, page: int = 1) -> tuple[str, ...]:
        """The parts of a topic, each with its key."""
        menu = parts_page(self.shelf, topic, page)
        head = self.shelf.book.voice("parts-menu", title=topic.title)
        return (head, *self._choices(_titles(menu), self._more_topics(menu)), self.say("all-topics"))

    def _more_topics(self, menu: MenuPage[Topic]) -> tuple[str, ...]:
        return (self.say("more-topics"), self.say("by-name")) if menu.has_more else ()

    def _choose(self, name: str) -> str:
        return self.say(f"{name}-aloud" if self.speech else name)

    def _choices(self, items: Iterable[tuple[str, str]], more: tuple[str, ...] = ()) -> tuple[str, ...]:
        spoken = (self.shelf.book.voice("menu-item", title=title, digit=digit) for digit, title in items)
        return (*spoken, *more, self.say("menu-end"), *self.offer_person())

    def part(self, topic: Topic, number: int, parts: tuple[str, ...]) -> tuple[str, ...]:
        """One part of a topic, its heading first; a draft says that it is one."""
        marks = self.marks(topic) if number == 1 else ()
        return (*marks, self.heading(topic, number, len(parts)), parts[number - 1])

    def heading(self, topic: Topic, number: int, parts: int) -> str:
        """Which topic, and which part of it."""
        name = "part-heading" if parts > 1 else "only-part-heading"
        return self.shelf.book.voice(name, title=topic.title, part=number, parts=parts)

    def marks(self, topic: Topic) -> tuple[str, ...]:
        """What is told before a topic's first words: that it is a draft, that its source is overdue."""
        draft = (self.say("draft-mark"),) if topic.is_draft else ()
        return (*draft, self.say("overdue-warning")) if self.shelf.warns(topic) else draft

    def between_parts(self) -> tuple[str, ...]:
        """What can be done after a part that is not the last."""
        return (self.say("between-parts"), *self.offer_person())

    def credit(self, topic: Topic, today: date) -> str:
        """Where a topic came from, and when that was checked."""
        checked = self.shelf.checked_voice(topic.source, today)
        return self.shelf.book.voice("credit", source=topic.source.name, checked=checked)

    def where(self, topic: Topic, number: int, parts: int, today: date) -> tuple[str, ...]:
        """Where the caller is, the exact source, and the keys that are told only on request."""
        return (self.heading(topic, number, parts), self.credit(topic, today), self.page_name(topic),
                self.say("other-keys"))

    def page_name(self, topic: Topic) -> str:
        """The page that a topic is from, by its title."""
        return self.shelf.book.voice("page-name", title=topic.source.title)

    def after_topic(self, topic: Topic, today: date, *, has_next: bool) -> tuple[str, ...]:
        """Where the topic came from, and what can be done now."""
        return (self.credit(topic, today), *self.choices_after_topic(topic, has_next=has_next))

    def choices_after_topic(self, topic: Topic, *, has_next: bool) -> tuple[str, ...]:
        """What can be done after the last part."""
        following = (self.say("next-topic"),) if has_next else ()
        parts = (self.say("offer-parts"),) if self.shelf.subtopics(topic) else ()
        join = (self.say("offer-join"),) if programme_for(self.shelf, topic.document) else ()
        return (self.say("after-topic"), *self.offer_person(), *following, *parts, self.say("offer-text"), *join)

    def spelled(self, menu: MenuPage[tuple[Topic, bool]]) -> tuple[str, ...]:
        """What begins with the letters that were typed; each name, and its key behind it."""
        book = self.shelf.book
        keys = (words for key, found in menu.choices
                for words in (self.spelled_name(*found), book.voice("spelled-key", digit=key)))
        more = (self.say("more-names"),) if menu.has_more else ()
        return (self.say("spelled"), *keys, *more, self.say("spell-again"), self.say("menu-end"), *self.offer_person())

    def spelled_name(self, topic: Topic, is_guide: bool) -> str:
        """A guide by its title; a topic by its own, and its guide's where there are several."""
        if is_guide:
            return self.shelf.book.voice("spelled-title", title=topic.source.title)
        if has_guides(self.shelf):
            return self.shelf.book.voice("spelled-topic", title=topic.title, guide=topic.source.title)
        return self.shelf.book.voice("spelled-title", title=topic.title)

    def keyword_by_text(self, topic: Topic) -> str:
        """How to get a topic as a text without being sent one."""
        return self.shelf.book.voice("text-keyword", keyword=topic.keyword)


def _titles(menu: MenuPage[Topic]) -> tuple[tuple[str, str], ...]:
    return tuple((key, topic.title) for key, topic in menu.choices)
