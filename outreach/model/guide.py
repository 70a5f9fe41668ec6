"""A guide as it is given out without a phone line: recordings and talking books are made of it."""

from __future__ import annotations

from dataclasses import dataclass

from outreach.model.script import SourceCredit

#: a paragraph, as the sentences that are heard and lit up one by one
Paragraph = tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class GuideTopic:
    """One topic of a guide, or its opening: what is read and heard under one heading."""

    #: the section's slug; "about" for the opening
    slug: str
    title: str
    paragraphs: tuple[Paragraph, ...]
    #: 1 for a topic, 2 for a part of the topic before it
    level: int = 1
    is_draft: bool = False

    @property
    def spoken_title(self) -> str:
        """The title as a sentence of its own."""
        return self.title if self.title.endswith((".", "?", "!")) else f"{self.title}."


@dataclass(frozen=True, slots=True, kw_only=True)
class Guide:
    """One document in one language, with everything that is said about it."""

    document: str
    language: str
    title: str
    #: who gives it out
    operator: str
    #: "From NCI, shortened by us."
    credit: str
    #: one for each page that the words come from
    sources: tuple[SourceCredit, ...]
    #: ISO date of the words: the last review here, else the source's own; empty when nobody dated them
    dated: str
    #: "(draft)" in the guide's language; empty where every topic was reviewed
    mark: str
    #: says what this is, where it comes from, its date and where to get a newer copy
    opening: GuideTopic
    topics: tuple[GuideTopic, ...]

    @property
    def name(self) -> str:
        """"recurrent-cancer/en": where its scripts lie, and its recordings."""
        return f"{self.document}/{self.language}"

    @property
    def marked_title(self) -> str:
        """The title, and that it is a draft where it is one."""
        return f"{self.title} {self.mark}".rstrip()

    @property
    def sections(self) -> tuple[GuideTopic, ...]:
        """The opening and the topics, in the order in which they are heard."""
        return (self.opening, *self.topics)
