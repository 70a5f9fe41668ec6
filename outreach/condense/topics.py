"""Which sections become topics: the introduction joins the first of them."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from outreach.condense.keywords import FEELING_ALIAS, keyword_for, speaks_of_feelings
from outreach.model.document import Document, Section

#: a spoken menu holds no more: nobody remembers a sixth choice
MOST_KEYS = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """What one keyword answers: one section, or the introduction with the first."""

    keyword: str
    aliases: tuple[str, ...]
    menu_digit: str
    title: str
    parts: tuple[Section, ...]

    @property
    def name(self) -> str:
        """The keyword as a file name: lower case, no accents."""
        plain = unicodedata.normalize("NFKD", self.keyword.lower())
        return plain.encode("ascii", "ignore").decode()

    @property
    def section(self) -> Section:
        """The topic's parts as one section."""
        blocks = tuple(block for part in self.parts for block in part.blocks)
        return Section(slug=self.parts[-1].slug, heading=self.title, blocks=blocks)


def topics_of(document: Document, *, title: str) -> tuple[Topic, ...]:
    """Name each topic of a document; `title` is the document's, without the site's name."""
    topics: list[Topic] = []
    felt = False
    for number, parts in enumerate(_groups(document), start=1):
        feelings = not felt and any(map(speaks_of_feelings, parts))
        felt = felt or feelings
        topics.append(_topic(parts, title, number, [topic.keyword for topic in topics], feelings=feelings))
    return tuple(topics)


def _groups(document: Document) -> list[tuple[Section, ...]]:
    introduction = [section for section in document.sections if not section.heading]
    titled = [section for section in document.sections if section.heading]
    if not titled:
        return [tuple(introduction)] if introduction else []
    return [(*introduction, titled[0]), *((section,) for section in titled[1:])]


def _topic(parts: tuple[Section, ...], title: str, number: int, taken: list[str], *, feelings: bool) -> Topic:
    heading = parts[-1].heading or title
    keyword = keyword_for(heading, document_title=title, taken=taken)
    return Topic(
        keyword=keyword, title=heading, parts=parts,
        aliases=(FEELING_ALIAS,) if feelings and keyword != FEELING_ALIAS else (),
        menu_digit=str(number) if number <= MOST_KEYS else "",
    )
