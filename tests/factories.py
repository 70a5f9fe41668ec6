"""Builders of sections, documents, scripts and wordings; every value may be changed by name."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import TypeVar

from outreach.bootstrap.builds import fallback_phrasebook
from outreach.ingest.reader import document_title, read_document
from outreach.ingest.sections import slugify
from outreach.ingest.sentences import split_sentences
from outreach.model.document import Block, Document, ItemList, Paragraph, Section, Sentence, SourceMetadata, Subheading
from outreach.model.script import MessageScript, Review, ServiceWording, SourceCredit, Span, Status
from outreach.settings import Settings
from outreach.wording.phrasebook import Phrasebook

ROOT = Path(__file__).parent.parent
CONTENT = ROOT / "content"
SEED = CONTENT / "recurrent-cancer.md"
#: development data that lies beside the repository on some machines and is not part of it
DEVELOPMENT_DATA = ROOT.parent / "shared" / "data"
NO_DATA = "the development data does not lie beside this repository"
REVIEWER = "Ann Example, RN"
Signable = TypeVar("Signable", MessageScript, ServiceWording)


def make_section(*blocks: str | list[str], heading: str = "Types of Illness") -> Section:
    """A section: a text is a paragraph, "### Text" a sub-heading, a list of texts a list."""
    return Section(slug=slugify(heading) if heading else "introduction", heading=heading,
                   blocks=tuple(map(_block, blocks)))


def make_document(*sections: Section, **changes: str) -> Document:
    """A document of sections; changes go to its metadata."""
    metadata = SourceMetadata(
        title="Living With Illness", source="Elm Clinic", url="https://clinic.example.org/illness",
        license="public_domain", language="en", last_reviewed="2026-01-31", review_frequency="quarterly", origins=(),
    )
    return Document(slug="illness", metadata=replace(metadata, **changes), sections=sections)


def make_credit(**changes: str) -> SourceCredit:
    """Where the words come from."""
    credit = SourceCredit(name="Elm Clinic", title="Living With Illness", url="https://clinic.example.org/illness",
                          reviewed_on="2026-01-31", review_frequency="quarterly")
    return replace(credit, **changes)


def make_script(**changes: object) -> MessageScript:
    """A draft script as `outreach draft` could have made it."""
    script = MessageScript(
        document="illness", section="types", language="en", title="Types of Illness", keyword="TYPES", aliases=(),
        menu_digit="1", sms=("There are two types.", "One is short.", "One is long."),
        voice=("There are two types.", "One is short.", "One is long."), passages=(), source=make_credit(),
        source_sha256="0" * 64, spans=(Span(section="types-of-illness", sentence="0123456789ab"),),
        strategy="ranker", flags=(),
    )
    return replace(script, **changes)  # type: ignore[arg-type]


def make_wording(**changes: object) -> ServiceWording:
    """A service wording that nobody has signed."""
    wording = ServiceWording(name="goodbye", language="en", sms="", voice="Goodbye from {operator}.")
    return replace(wording, **changes)  # type: ignore[arg-type]


def sign(words: Signable) -> Signable:
    """The same words, signed on 2 February 2026."""
    return replace(words, review=Review(status=Status.REVIEWED, reviewer=REVIEWER, reviewed_on="2026-02-02",
                                        words_sha256=words.words_sha256))


def make_book(**changes: object) -> Phrasebook:
    """The English drafts of the line's own words; changes go to the settings."""
    return fallback_phrasebook(Settings().with_changes(**changes))


def write_page(folder: Path, text: str | bytes, name: str = "page.md") -> Path:
    """A content file with these words."""
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def read_page(folder: Path, text: str | bytes, name: str = "page.md") -> Document:
    """The document that these words are read as."""
    return read_document(write_page(folder, text, name))


@cache
def seed_document() -> Document:
    """The document in content/ that the project starts with."""
    return read_document(SEED)


def seed_title() -> str:
    """Its title without the site's name."""
    return document_title(seed_document())


def _block(given: str | list[str]) -> Block:
    if isinstance(given, list):
        return ItemList(items=tuple(map(_sentences, given)))
    if given.startswith("### "):
        return Subheading(text=given.removeprefix("### "))
    return Paragraph(sentences=_sentences(given))


def _sentences(text: str) -> tuple[Sentence, ...]:
    return tuple(Sentence(text=part) for part in split_sentences(text))
