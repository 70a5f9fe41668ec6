"""One build in one language: its topics, its words, and what is said about its sources.

A shelf as it is knows no day, and holds every topic; `on` gives the shelf of a day, whose menus
leave out what is not served then.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property, lru_cache

from outreach.catalog.freshness import Freshness, freshness, telling
from outreach.catalog.lookup import Catalogue, Topic
from outreach.model.holds import NOTHING_HELD, Holds
from outreach.model.programmes import Programme
from outreach.model.script import SourceCredit
from outreach.wording.dates import short_date, spoken_date
from outreach.wording.phrasebook import Phrasebook

#: more do not fit the keys of one spoken menu
MOST_GUIDES = 5
#: so many builds, languages, days and sets of held scripts are remembered: those of now, those before, some to spare
KEPT = 6


@dataclass(frozen=True)
class Shelf:
    """What the dialogue may take its words from."""

    catalogue: Catalogue
    book: Phrasebook
    language: str
    #: what becomes of a topic whose source is overdue: "say", "warn" or "hold"
    overdue: str = "say"
    today: date | None = None
    #: the scripts that were taken back
    holds: Holds = NOTHING_HELD
    #: the words of each language that the line answers in, the first one's for those who showed none
    books: Mapping[str, Phrasebook] = field(default_factory=dict)
    #: True where the line may send what nobody texted for: only then something can be joined
    sends: bool = False

    def speaking(self, language: str) -> Shelf:
        """The same build in another language; as it is where the line does not answer in that."""
        if language == self.language or language not in self.books:
            return self
        return replace(self, language=language, book=self.books[language])

    @property
    def tongues(self) -> tuple[Shelf, ...]:
        """The same build in each language that the line answers in."""
        return tuple(map(self.speaking, self.books)) or (self,)

    @property
    def has_other_topics(self) -> bool:
        """True where this language has nothing to read, but another one that the line answers in has."""
        if not self.books or self.catalogue.documents(self.language):
            return False
        return any(map(self.catalogue.documents, self.books))

    @property
    def programmes(self) -> tuple[Programme, ...]:
        """What can be joined in this language; nothing on a line that sends nothing by itself."""
        return self.catalogue.programmes(self.language) if self.sends else ()

    def programme(self, name: str) -> Programme | None:
        """A programme by its name, "recur/en", in whatever language; None where it is not offered."""
        found = self.catalogue.programmes(name.partition("/")[2]) if self.sends else ()
        return next((one for one in found if one.name == name), None)

    @property
    def no_topics_wording(self) -> str:
        """What is told where there is nothing to read; the other languages' topics are never told unasked."""
        return "no-topics-here" if self.has_other_topics else "no-topics"

    def on(self, today: date) -> Shelf:
        """The shelf of a day."""
        return replace(self, today=today)

    def holding(self, holds: Holds) -> Shelf:
        """The shelf without the scripts that are held."""
        return replace(self, holds=holds) if holds.held else self

    def instead(self, topic: Topic) -> str:
        """The wording that is told in a topic's place; empty for a topic that is served."""
        if self.holds.stops(topic.name):
            return self.hold_wording
        return "hold-overdue" if self._telling(topic) == "hold" else ""

    def is_taken_back(self, topic: Topic) -> bool:
        """True for a topic that is held: not even its source or the way through its pages is told."""
        return self.holds.stops(topic.name)

    @property
    def hold_wording(self) -> str:
        """What is told in place of a held topic, or of everything."""
        return "hold-all" if self.holds.is_everything else "hold"

    def warns(self, topic: Topic) -> bool:
        """True for a topic whose first page and part tell that its source is overdue."""
        return self._telling(topic) == "warn"

    def _telling(self, topic: Topic) -> str:
        if self.today is None or self.overdue == "say":
            return "say"
        return telling(topic.source, self.overdue, self.today)

    @cached_property
    def first_document(self) -> str:
        """The document whose menu a newcomer hears: the first that has something to read; empty without any."""
        return _first_document(self.serving)

    @property
    def serving(self) -> Serving:
        """What decides which topics are served."""
        return Serving(self.catalogue, self.language, self.overdue, self.today, self.holds.held, self)

    @cached_property
    def guides(self) -> tuple[str, ...]:
        """The documents among which a caller chooses first: two to five; none where there is no choice, or more."""
        documents = self.catalogue.documents(self.language)
        told = tuple(filter(self.topics, documents)) if len(documents) <= MOST_GUIDES else ()
        return told if len(told) > 1 else ()

    def topics(self, document: str = "") -> tuple[Topic, ...]:
        """The topics of a document, or of the first one, that are served, in menu order; not their parts."""
        return self._served(self.every_topic(document or self.first_document))

    def every_topic(self, document: str) -> tuple[Topic, ...]:
        """The same with those that are not served today."""
        return self.catalogue.topics(document, self.language)

    def subtopics(self, topic: Topic) -> tuple[Topic, ...]:
        """The parts of a topic that are topics of their own, and are served."""
        return self._served(self.catalogue.subtopics(topic))

    def _served(self, topics: tuple[Topic, ...]) -> tuple[Topic, ...]:
        return tuple(topic for topic in topics if not self.instead(topic))

    def numbered(self, number: str, document: str = "") -> Topic | None:
        """The topic that a number of the menu names, also where it is not served today."""
        topics = self.every_topic(document or self.first_document)
        return next((topic for topic in topics if topic.digit == number), None)

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

    def script(self, name: str) -> Topic | None:
        """The topic of a script, by its name "document/language/section", in whatever language."""
        document, language, section = name.split("/")
        return self.catalogue.topic(document, section, language)

    def checked_sms(self, source: SourceCredit, today: date) -> str:
        """When somebody here last compared a text with its page, or else how old the page is, and if it is overdue."""
        return self._ours(source, today) if source.checked_on else self._page_date(source, today)

    def dates_sms(self, source: SourceCredit, today: date) -> str:
        """How old the page is, whether it is overdue, and when somebody here last compared the text with it."""
        ours = (self.book.sms("checked-by-us", date=self._short(source.checked_on)),) if source.checked_on else ()
        return " ".join((self._page_date(source, today), *ours))

    def checked_voice(self, source: SourceCredit, today: date) -> str:
        """What `checked_sms` says, for a voice."""
        if source.checked_on:
            return self.book.voice(_name("checked-by-us", source, today), date=self._spoken(source.checked_on))
        if not source.reviewed_on:
            return self.book.voice("checked-never")
        return self.book.voice(_name("checked", source, today), date=self._spoken(source.reviewed_on))

    def _ours(self, source: SourceCredit, today: date) -> str:
        return self.book.sms(_name("checked-by-us", source, today), date=self._short(source.checked_on))

    def _page_date(self, source: SourceCredit, today: date) -> str:
        if not source.reviewed_on:
            return self.book.sms("checked-never")
        return self.book.sms(_name("checked", source, today), date=self._short(source.reviewed_on))

    def _short(self, day: str) -> str:
        return short_date(day, self.language)

    def _spoken(self, day: str) -> str:
        return spoken_date(day, self.language)


@dataclass(frozen=True, slots=True)
class Serving:
    """What decides which topics are served: two that are equal serve the same, whatever else their shelves know.

    With it as its key what is told of all documents is worked out once, not with each text: there may be thousands.
    """

    catalogue: Catalogue
    language: str
    overdue: str
    today: date | None
    held: frozenset[str]
    shelf: Shelf = field(compare=False)


@lru_cache(maxsize=KEPT)
def _first_document(serving: Serving) -> str:
    documents = serving.catalogue.documents(serving.language)
    return next(filter(serving.shelf.topics, documents), next(iter(documents), ""))


def _name(wording: str, source: SourceCredit, today: date) -> str:
    """The wording, or the one that says besides that the page's own review is overdue."""
    state = freshness(source.reviewed_on, source.review_frequency, today=today)
    return f"{wording}-overdue" if state is Freshness.OVERDUE else wording
