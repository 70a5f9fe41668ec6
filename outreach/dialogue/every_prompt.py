"""Every prompt that a call can play, so that all can be rendered before the first call."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from outreach.catalog.freshness import due_date
from outreach.catalog.lookup import Topic
from outreach.dialogue.calls.pages import MOST_KEYS, guides_page, has_guides, parts_page, topics_page
from outreach.dialogue.offers import spoken_offer_of
from outreach.dialogue.prompts import Prompts

_FIXED = (
    "menu-end", "all-topics", "no-topics", "between-parts", "after-topic", "next-topic", "offer-text", "other-keys",
    "topic-gone", "no-such-key", "no-such-key-again", "more-time", "hear-choices", "silence-1", "silence-2", "or-wait",
    "reading", "reading-end", "paused", "slow-on", "slow-off", "call-ends", "call-ended", "place-kept", "welcome-back",
    "spell", "spelled", "spelled-none", "spell-again", "more-names",
    "text-ask", "text-sent", "text-cancelled", "text-stopped", "text-no-number", "text-landline",
    "hold", "hold-all", "correction-gone", "correction-all", "goodbye", "trouble",
)
_WITH_PERSON = ("offer-person", "person-missed", "person-transfer", "person-number", "number-by-text", "silence-person")
_WITH_HOURS = ("offer-person-closed", "person-closed")
_WITH_SPEECH = ("misheard", "misheard-again", "or-say", "menu-aloud", "guides-aloud", "no-answer", "advice", "crisis",
                "medical", "urgent", "in-doubt", "fear", "loss", "texts-stopped", "stop-by-text")
_WITH_SENDING = ("outreach-greeting", "outreach-choices", "outreach-last", "outreach-stopped", "outreach-machine",
                 "joined", "join-declined", "join-failed", "offer-join", "stop-by-text")
_FOR_OVERDUE = {"warn": ("overdue-warning",), "hold": ("hold-overdue",)}


def every_prompt(prompts: Prompts, today: date) -> tuple[str, ...]:
    """All prompts of a language, each once, in the order a caller may meet them."""
    return tuple(dict.fromkeys(_all(replace(prompts, is_open=True), today)))


def prompts_of_script(prompts: Prompts, topic: Topic) -> frozenset[str]:
    """What a caller hears of a topic's own words: its headings and parts."""
    parts = prompts.shelf.catalogue.parts(topic)
    service = prompts.marks(topic)
    return frozenset(words for number in range(1, len(parts) + 1) for words in prompts.part(topic, number, parts)
                     if words not in service)


def every_heading(prompts: Prompts) -> frozenset[str]:
    """The prompts that stand above a part: longer silence follows them than a sentence."""
    shelf = prompts.shelf
    topics = [topic for document in shelf.catalogue.documents(shelf.language) for head in shelf.topics(document)
              for topic in (head, *shelf.subtopics(head))]
    counts = [(topic, len(shelf.catalogue.parts(topic))) for topic in topics]
    return frozenset(prompts.heading(topic, number, parts) for topic, parts in counts for number in range(1, parts + 1))


def _all(prompts: Prompts, today: date) -> Iterator[str]:
    yield from prompts.greeting()
    if prompts.shelf.language in tuple(prompts.shelf.books)[1:]:
        yield prompts.say("language-offer")
    yield from map(prompts.say, _fixed(prompts))
    yield from (spoken_offer_of(prompts.shelf, one) for one in prompts.shelf.programmes)
    yield from _of_people(prompts)
    yield from _menus(prompts)
    for document in prompts.shelf.catalogue.documents(prompts.shelf.language):
        for topic in prompts.shelf.topics(document):
            yield from _of_topic(prompts, topic, today)
            if parts := prompts.shelf.subtopics(topic):
                yield from _parts_menus(prompts, topic)
                yield from (words for part in parts for words in _of_topic(prompts, part, today))


def _fixed(prompts: Prompts) -> Iterator[str]:
    yield from _FIXED
    yield from _FOR_OVERDUE.get(prompts.shelf.overdue, ())
    if prompts.speech:
        yield from _WITH_SPEECH
    if prompts.shelf.sends:
        yield from _WITH_SENDING


def _of_people(prompts: Prompts) -> Iterator[str]:
    """Who can be reached, and when."""
    if not prompts.has_person:
        yield prompts.say("person-none")
        return
    yield from map(prompts.say, _WITH_PERSON)
    if prompts.openings:
        yield from map(prompts.say, _WITH_HOURS)
        yield from (prompts.shelf.book.voice("person-opens", when=when) for when in prompts.openings)
    if prompts.night_number:
        yield prompts.say("person-night")
        yield prompts.shelf.book.voice("person-number", person_number=prompts.night_number)


def _menus(prompts: Prompts) -> Iterator[str]:
    shelf = prompts.shelf
    documents = shelf.catalogue.documents(shelf.language)
    yield from prompts.first_menu()
    if has_guides(shelf):
        pages = range(1, 2 + (len(documents) - 1) // MOST_KEYS)
        yield from (words for page in pages if guides_page(shelf, page).number == page
                    for words in prompts.first_menu(page))
    for document in documents:
        pages = range(1, 2 + len(shelf.every_topic(document)) // MOST_KEYS)
        yield from (words for page in pages if topics_page(shelf, document, page).number == page
                    for words in prompts.menu(document, page))


def _parts_menus(prompts: Prompts, topic: Topic) -> Iterator[str]:
    pages = range(1, 2 + (len(prompts.shelf.catalogue.subtopics(topic)) - 1) // MOST_KEYS)
    for page in pages:
        if parts_page(prompts.shelf, topic, page).number == page:
            yield from prompts.parts_menu(topic, page)


def _of_topic(prompts: Prompts, topic: Topic, today: date) -> Iterator[str]:
    book = prompts.shelf.book
    yield book.voice("correction", title=topic.title)
    parts = prompts.shelf.catalogue.parts(topic)
    for number in range(1, len(parts) + 1):
        yield from prompts.part(topic, number, parts)
    for day in _days_that_differ(topic, today):
        yield from prompts.after_topic(topic, day, has_next=True)
    yield prompts.page_name(topic)
    yield prompts.keyword_by_text(topic)
    yield from (prompts.spelled_name(topic, is_guide) for is_guide in (True, False))
    yield from (book.voice("spelled-key", digit=key) for key in range(1, MOST_KEYS + 1))


def _days_that_differ(topic: Topic, today: date) -> tuple[date, ...]:
    """Today, and the day after the source's review falls due: the prompt changes then."""
    due = due_date(topic.source.reviewed_on, topic.source.review_frequency)
    return (today, due + timedelta(days=1)) if due else (today,)
