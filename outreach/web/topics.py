"""What the public pages show of the topics: guides page by page, and one topic to read and to hear."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from outreach.bootstrap import Service
from outreach.catalog.lookup import Topic
from outreach.dialogue.shelf import Shelf
from outreach.search.words import plain

#: so many guides stand on one page of the list; a guide has six topics on average
GUIDES_A_PAGE = 40
#: with more guides than these, the start page leads to the list instead
GUIDES_AT_HOME = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class GuideRow:
    """One guide in a list: its title and its topics."""

    title: str
    topics: tuple[Topic, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class GuideList:
    """One page of the list of guides; pages count from 1."""

    guides: tuple[GuideRow, ...]
    page: int
    pages: int
    count: int
    #: the words that somebody looks for; empty where all are listed
    search: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PartToHear:
    """One spoken part: its words, and the clip that says them, if there is one."""

    words: str
    clip: str | None

    @property
    def units(self) -> tuple[str, ...]:
        """Its paragraphs: a blank line stands between what is told together."""
        return tuple(filter(None, map(str.strip, self.words.split("\n\n"))))


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicToRead:
    """One topic: its parts, the same as texts, where it comes from."""

    topic: Topic
    guide: str
    parts: tuple[PartToHear, ...]
    texts: tuple[str, ...]
    subtopics: tuple[Topic, ...]
    credit: str
    checked: str
    #: what is told of a source whose own review is overdue, where the operator wants it told
    warning: str


def list_guides(shelf: Shelf, page: int, size: int = GUIDES_A_PAGE) -> GuideList:
    """The guides of a page; a page that there is not gives the nearest one."""
    documents = shelf.catalogue.documents(shelf.language)
    page, pages = _place(len(documents), page, size)
    rows = (_guide(shelf, document) for document in documents[(page - 1) * size:page * size])
    return GuideList(guides=tuple(row for row in rows if row.topics), page=page, pages=pages, count=len(documents))


def find_guides(shelf: Shelf, search: str, page: int) -> GuideList:
    """The guides of a page that have all of these words, or words that begin so, in a title or keyword.

    Of a guide that is found by its own title all topics are listed, of others those that fit.
    """
    found = _fitting(shelf, plain(search).split())
    page, pages = _place(len(found), page, GUIDES_A_PAGE)
    shown = tuple(found.items())[(page - 1) * GUIDES_A_PAGE:page * GUIDES_A_PAGE]
    rows = (_guide(shelf, document, frozenset(sections)) for document, sections in shown)
    return GuideList(guides=tuple(row for row in rows if row.topics), page=page, pages=pages, count=len(found),
                     search=search)


def read_topic(service: Service, shelf: Shelf, topic: Topic, today: date) -> TopicToRead:
    """A topic as people read and hear it."""
    catalogue = shelf.catalogue
    parts = (PartToHear(words=words, clip=service.playable_clip(words, catalogue)) for words in catalogue.parts(topic))
    source = topic.source
    return TopicToRead(
        topic=topic, guide=source.title, parts=tuple(parts), texts=catalogue.pages(topic),
        subtopics=shelf.subtopics(topic), credit=shelf.book.sms("page-credit", source=source.name),
        checked=shelf.dates_sms(source, today),
        warning=shelf.book.voice("overdue-warning") if shelf.warns(topic) else "",
    )


def _place(count: int, page: int, size: int) -> tuple[int, int]:
    """The page that is shown, and how many there are."""
    pages = max(1, -(-count // size))
    return min(max(page, 1), pages), pages


def _fitting(shelf: Shelf, words: list[str]) -> dict[str, list[str]]:
    """The sections that fit, by document, in the order of the guides."""
    found: dict[str, list[str]] = {}
    for document, section, keyword, title, guide, parent in shelf.catalogue.titles(shelf.language):
        told = f" {plain(f'{keyword} {title}' if parent else f'{keyword} {title} {guide}')}"
        if all(f" {word}" in told for word in words):
            found.setdefault(document, []).append(section)
    return found


def _guide(shelf: Shelf, document: str, sections: frozenset[str] = frozenset()) -> GuideRow:
    """A guide with its topics; with those of these sections alone, where some are named."""
    every = shelf.topics(document)
    topics = every
    if sections:
        parts = (part for topic in every for part in shelf.subtopics(topic))
        topics = tuple(topic for topic in (*every, *parts) if topic.section in sections)
    return GuideRow(title=topics[0].source.title or topics[0].title if topics else "", topics=topics)
