"""A trustworthy source document, cut into sections, blocks and sentences."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """One sentence of a source, as plain text with quotes and dashes folded."""

    text: str

    @property
    def sha(self) -> str:
        """The first 12 hex digits of the SHA-256 of the text: a sentence's name in a span."""
        return hashlib.sha256(self.text.encode()).hexdigest()[:12]


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """Sentences that belong together."""

    sentences: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemList:
    """A list; each item holds one sentence or more."""

    items: tuple[tuple[Sentence, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table: never read out as cells; a person must put it into words."""

    rows: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Subheading:
    """A heading inside a section."""

    text: str
    #: 3 for "###"; a greater number stands deeper
    level: int = 3


Block = Paragraph | ItemList | Table | Subheading


@dataclass(frozen=True, slots=True, kw_only=True)
class AuthoredText:
    """Message text that the author of a document wrote for one section."""

    #: the section's keyword or slug, lower case
    section: str
    #: "sms" or "voice"
    channel: str
    #: paragraphs: each stays whole on a page
    units: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AuthoredKeyword:
    """The keyword that the author of a document chose for a section, or for a part of one."""

    #: the section's slug
    section: str
    #: the sub-heading of the part; empty for the section itself
    part: str
    word: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """One titled part of a document: what one keyword answers."""

    #: lower-case name, unique in its document: "types-of-recurrent-cancer"
    slug: str
    #: title as the source gives it; empty for an introduction
    heading: str
    blocks: tuple[Block, ...]

    def sentences(self) -> Iterator[Sentence]:
        """Every sentence in reading order, list items included."""
        for block in self.blocks:
            if isinstance(block, Paragraph):
                yield from block.sentences
            elif isinstance(block, ItemList):
                for item in block.items:
                    yield from item

    @property
    def sha256(self) -> str:
        """Hash of the section's words; it changes when the source does."""
        words = "\n".join([self.heading, *(sentence.text for sentence in self.sentences())])
        return hashlib.sha256(words.encode()).hexdigest()


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceMetadata:
    """What the front matter says about a document, and where each value came from."""

    title: str
    #: the publisher as patients hear it: "NCI"
    source: str
    url: str
    license: str
    #: BCP 47: "en", "es"
    language: str
    #: ISO date of the source's own last review; empty when the source does not say
    last_reviewed: str
    #: "quarterly", "annual", "monthly", "as_needed"; empty when unknown
    review_frequency: str
    #: (key, "file" | "derived" | "default" | "unreadable") for every field above
    origins: tuple[tuple[str, str], ...]
    #: keys of the front matter that the project does not use, kept as they are
    other: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """Something a person should know about a document: file, line, what."""

    path: Path
    line: int
    problem: str
    #: True for a fact worth knowing that asks nobody to act
    note: bool = False

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.problem}"


@dataclass(frozen=True, slots=True, kw_only=True)
class PhoneNumber:
    """A phone number that stands in a document."""

    line: int
    #: as the document writes it
    text: str
    #: True for a service code such as 911
    short: bool = False

    @property
    def digits(self) -> str:
        """What is dialled, letters as they stand: "18004CANCER"."""
        return "".join(character for character in self.text.upper() if character.isalnum())


class Standing(StrEnum):
    """What a document is good for."""

    ACCEPTED = "accepted"
    #: no real document: a stub, or nearly empty
    QUARANTINED = "quarantined"
    #: not for patients
    REFUSED = "refused"


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A source document as its readers would divide it."""

    #: the file's name without ".md": the folder of its scripts
    slug: str
    metadata: SourceMetadata
    sections: tuple[Section, ...]
    authored: tuple[AuthoredText, ...] = ()
    keywords: tuple[AuthoredKeyword, ...] = ()
    findings: tuple[Finding, ...] = ()
    #: sections about the page itself (references, disclaimers), kept as data
    set_aside: tuple[Section, ...] = ()
    standing: Standing = Standing.ACCEPTED
    #: why it is not accepted; empty when it is
    standing_reason: str = ""
    #: signs of a text for professionals, in a document that is accepted all the same
    audience_evidence: str = ""
    #: True for a PDQ page: shortened, it is "From NCI", and never carries the name of the summary
    pdq: bool = False
    #: the numbers that its text gives, each once
    phone_numbers: tuple[PhoneNumber, ...] = ()
