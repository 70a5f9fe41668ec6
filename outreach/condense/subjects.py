"""What may become a topic: each section, and the long parts of a long section."""

from __future__ import annotations

from collections.abc import Container, Iterator
from dataclasses import dataclass, replace
from itertools import zip_longest
from typing import Self

from outreach.model.document import Block, Document, Section, Sentence, Subheading

#: words that a text message's three pages cannot tell: a longer section is told by its parts, too
LONG_SECTION = 300
#: a part with fewer words is not worth a keyword
ENOUGH_WORDS = 40
#: fewer such parts do not divide a section
ENOUGH_PARTS = 2
#: words that a section has besides its parts to be told without them
ENOUGH_LEFT = 20
KEY_POINTS = "key points"


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """A section with its heading, or one part of a section below a sub-heading."""

    heading: str
    parts: tuple[Section, ...]
    #: the section that this is a part of; None for a section
    above: Self | None = None

    @property
    def slug(self) -> str:
        """The slug of the section in the source."""
        return self.parts[-1].slug

    def sentences(self) -> Iterator[Sentence]:
        """Every sentence in reading order."""
        return (sentence for part in self.parts for sentence in part.sentences())


def subjects_of(document: Document, *, title: str) -> tuple[Subject, ...]:
    """A document's subjects in reading order; `title` is the document's, for text without headings."""
    subjects = (Subject(heading=parts[-1].heading or title, parts=parts) for parts in _groups(document))
    return tuple(found for subject in subjects for found in _divided(subject))


def _groups(document: Document) -> list[tuple[Section, ...]]:
    """The introduction joins the first section."""
    introduction = [section for section in document.sections if not section.heading]
    titled = [section for section in document.sections if section.heading]
    if not titled:
        return [tuple(introduction)] if introduction else []
    return [(*introduction, titled[0]), *((section,) for section in titled[1:])]


def _divided(subject: Subject) -> tuple[Subject, ...]:
    """A subject and its parts. Where it says enough without them, it is told without them."""
    parts = _parts_of(subject)
    section = subject.parts[-1]
    apart = {id(block) for part in parts for block in part.parts[0].blocks}
    rest = replace(section, blocks=tuple(_without(section, apart)))
    if not parts or _tells_its_points(section) or _words_in(rest) < ENOUGH_LEFT:
        return (subject, *parts)
    head = replace(subject, parts=(*subject.parts[:-1], rest))
    return (head, *(replace(part, above=head) for part in parts))


def _without(section: Section, apart: Container[int]) -> Iterator[Block]:
    """The blocks that are in no part, and no sub-heading above nothing."""
    for block, below in zip_longest(section.blocks, section.blocks[1:]):
        if id(block) not in apart and not (isinstance(block, Subheading) and id(below) in apart):
            yield block


def _tells_its_points(section: Section) -> bool:
    """True where the source itself says in short what the section says: by a list, or by its sub-headings."""
    headings = [block.text for block in section.blocks if isinstance(block, Subheading)]
    return any(text.lower().rstrip(":") == KEY_POINTS or text.endswith(".") for text in headings)


def _parts_of(subject: Subject) -> tuple[Subject, ...]:
    """The parts of a long section that are subjects of their own; text above the first stays with the section."""
    section = subject.parts[-1]
    if _words_in(section) <= LONG_SECTION:
        return ()
    parts = [part for part in _cut(section) if _words_in(part) >= ENOUGH_WORDS]
    if len(parts) < ENOUGH_PARTS:
        return ()
    return tuple(Subject(heading=part.heading.rstrip(".:"), parts=(part,), above=subject) for part in parts)


def _cut(section: Section) -> Iterator[Section]:
    """The parts below a section's highest sub-headings; deeper ones stay inside."""
    level = min((block.level for block in section.blocks if isinstance(block, Subheading)), default=0)
    heading, blocks = "", list[Block]()
    for block in (*section.blocks, Subheading(text="", level=level)):
        if isinstance(block, Subheading) and block.level == level:
            if heading and heading.lower().rstrip(":") != KEY_POINTS:
                yield Section(slug=section.slug, heading=heading, blocks=tuple(blocks))
            heading, blocks = block.text, []
        else:
            blocks.append(block)


def _words_in(section: Section) -> int:
    return sum(len(sentence.text.split()) for sentence in section.sentences())
