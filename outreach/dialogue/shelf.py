"""One build in one language: its topics, its words, and what is said about its sources."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from outreach.catalog.freshness import Freshness, freshness
from outreach.catalog.lookup import Catalogue, Topic
from outreach.model.script import SourceCredit
from outreach.wording.dates import short_date, spoken_date
from outreach.wording.phrasebook import Phrasebook

#: more do not fit the keys of one spoken menu
MOST_GUIDES = 5


@dataclass(frozen=True)
class Shelf:
    """What the dialogue may take its words from."""

    catalogue: Catalogue
    book: Phrasebook
    language: str

    @cached_property
    def first_document(self) -> str:
        """The document whose menu a newcomer hears; empty when there is none."""
        return next(iter(self.catalogue.documents(self.language)), "")

    @cached_property
    def guides(self) -> tuple[str, ...]:
        """The documents among which a caller chooses first: two to five; none where there is no choice, or more."""
        documents = self.catalogue.documents(self.language)
        return documents if 2 <= len(documents) <= MOST_GUIDES else ()

    def topics(self, document: str = "") -> tuple[Topic, ...]:
        """The topics of a document, or of the first one, in menu order; not their parts."""
        return self.catalogue.topics(document or self.first_document, self.language)

    def subtopics(self, topic: Topic) -> tuple[Topic, ...]:
        """The parts of a topic that are topics of their own."""
        return self.catalogue.subtopics(topic)

    def numbered(self, number: str, document: str = "") -> Topic | None:
        """The topic that a number of the menu names."""
        return next((topic for topic in self.topics(document) if topic.digit == number), None)

    def named(self, word: str, document: str = "") -> tuple[Topic, ...]:
        """The topics that a word may mean: that of the document being read, or one of each document that has it.

        "stage 3" is the keyword STAGE3.
        """
        named = self.catalogue.topics_for(word, self.language)
        named = named or self.catalogue.topics_for(word.replace(" ", ""), self.language)
        here = tuple(topic for topic in named if topic.document == document)
        return here[:1] or tuple({topic.document: topic for topic in reversed(named)}.values())[::-1]

    def place(self, document: str, section: str) -> Topic | None:
        """The topic at a place, or None when this build has it no more."""
        return self.catalogue.topic(document, section, self.language)

    def checked_sms(self, source: SourceCredit, today: date) -> str:
        """When the source was last reviewed, and whether that is overdue, for a text."""
        if not source.reviewed_on:
            return self.book.sms("checked-never")
        return self.book.sms(_checked(source, today), date=short_date(source.reviewed_on, self.language))

    def checked_voice(self, source: SourceCredit, today: date) -> str:
        """The same for a voice."""
        if not source.reviewed_on:
            return self.book.voice("checked-never")
        return self.book.voice(_checked(source, today), date=spoken_date(source.reviewed_on, self.language))


def _checked(source: SourceCredit, today: date) -> str:
    state = freshness(source.reviewed_on, source.review_frequency, today=today)
    return "checked-overdue" if state is Freshness.OVERDUE else "checked"
