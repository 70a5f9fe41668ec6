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

    def topics(self, document: str = "") -> tuple[Topic, ...]:
        """The topics of a document, or of the first one, in menu order."""
        return self.catalogue.topics(document or self.first_document, self.language)

    def find(self, word: str, document: str = "") -> Topic | None:
        """The topic that a keyword or menu number names; the document being read goes first."""
        if word.isdigit():
            return next((topic for topic in self.topics(document) if topic.digit == word), None)
        named = self.catalogue.topics_for(word, self.language)
        return next((topic for topic in named if topic.document == document), next(iter(named), None))

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
