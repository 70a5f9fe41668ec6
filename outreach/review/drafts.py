"""`outreach draft`: write draft scripts for a reviewer, and never touch what a person wrote or signed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

from outreach.catalog.script_files import (
    read_script,
    read_wording,
    script_files,
    script_path,
    wording_path,
    write_script,
    write_wording,
)
from outreach.condense.draft import draft_scripts
from outreach.errors import SourceError
from outreach.ingest.reader import document_files, document_title, read_document
from outreach.ingest.sections import slugify
from outreach.model.document import Document, Standing
from outreach.model.script import MessageScript, Review, ServiceWording, Status
from outreach.whole_files import write_whole
from outreach.wording.drafts import LANGUAGES, draft_wordings
from outreach.wording.phrasebook import Phrasebook

Draft = TypeVar("Draft", MessageScript, ServiceWording)


class Outcome(StrEnum):
    """What became of one draft."""

    NEW = "new"
    UPDATED = "updated"
    UNCHANGED = "unchanged"
    #: signed by a person: left as it is
    REVIEWED = "reviewed, left alone"
    #: signed, but the source's words are not those it was signed against
    SOURCE_CHANGED = "reviewed, left alone; its source has changed"
    #: edited by a person: left as it is
    EDITED = "edited by hand, left alone"
    RETIRED = "retired, left alone"
    #: nothing in content/ gives this script any more
    ORPHAN = "its source is gone"
    #: a document that is not for patients, or no real document
    SET_ASIDE = "set aside"
    UNREADABLE = "not read"


@dataclass(frozen=True, slots=True, kw_only=True)
class Drafted:
    """One line of what `outreach draft` prints."""

    path: Path
    outcome: Outcome
    #: why a source could not be read; empty otherwise
    problem: str = ""


def write_drafts(content: Path, scripts: Path, book: Phrasebook) -> tuple[Drafted, ...]:
    """Draft every document of a folder, and the line's own wordings.

    A document that cannot be read is named; the others go on. So is a script whose source is gone.

    Raises:
        SourceError: there is no such folder of documents.
        ScriptFormatError: an existing script cannot be read, so nothing may be said of it.
    """
    sources = document_files(content)
    lines = [*_wordings(scripts), *_documents(sources, scripts, book)]
    return (*lines, *_orphans(scripts, lines))


def _wordings(scripts: Path) -> Iterator[Drafted]:
    for language in LANGUAGES:
        for wording in draft_wordings(language).values():
            yield _keep(wording_path(scripts, wording), wording, read_wording, write_wording)


def _documents(sources: tuple[Path, ...], scripts: Path, book: Phrasebook) -> Iterator[Drafted]:
    """Draft each document; two files whose names come to the same folder of scripts are not mixed up."""
    taken: dict[str, Path] = {}
    for path in sources:
        other = taken.setdefault(slugify(path.stem), path)
        if other is path:
            yield from _document(path, scripts, book)
        else:
            problem = f"{path}:1: its scripts would overwrite those of {other}. Rename one of the two files"
            yield Drafted(path=path, outcome=Outcome.UNREADABLE, problem=problem)


def _orphans(scripts: Path, lines: list[Drafted]) -> Iterator[Drafted]:
    drafted = {line.path for line in lines}
    unread = {slugify(line.path.stem) for line in lines if line.outcome is Outcome.UNREADABLE}
    for path in script_files(scripts):
        if path not in drafted and path.parent.parent.name not in unread:
            yield Drafted(path=path, outcome=Outcome.ORPHAN)


def _document(path: Path, scripts: Path, book: Phrasebook) -> Iterator[Drafted]:
    try:
        document = read_document(path)
    except SourceError as problem:
        yield Drafted(path=path, outcome=Outcome.UNREADABLE, problem=str(problem))
        return
    if document.standing is not Standing.ACCEPTED:
        yield Drafted(path=path, outcome=Outcome.SET_ASIDE, problem=f"{path}:1: {document.standing_reason}")
        return
    for script in _scripts(document, book):
        yield _keep(script_path(scripts, script), script, read_script, write_script)


def _scripts(document: Document, book: Phrasebook) -> tuple[MessageScript, ...]:
    return draft_scripts(document, title=document_title(document), book=book)


def _keep(path: Path, draft: Draft, read: Callable[..., Draft], write: Callable[[Draft], str]) -> Drafted:
    """Write a draft where none is, or where only an untouched draft is."""
    draft = replace(draft, drafted_sha256=draft.content_sha256)
    old = read(path, changed_words=True) if path.exists() else None
    outcome = _outcome(old, draft)
    if outcome in (Outcome.NEW, Outcome.UPDATED):
        write_whole(path, write(draft))
    return Drafted(path=path, outcome=outcome)


def _outcome(old: Draft | None, draft: Draft) -> Outcome:
    if old is None:
        return Outcome.NEW
    if old == draft:
        return Outcome.UNCHANGED
    if old.review.status is Status.RETIRED:
        return Outcome.RETIRED
    if old.review != Review():
        return Outcome.REVIEWED if _same_source(old, draft) else Outcome.SOURCE_CHANGED
    return Outcome.UPDATED if old.content_sha256 == old.drafted_sha256 else Outcome.EDITED


def _same_source(old: MessageScript | ServiceWording, draft: MessageScript | ServiceWording) -> bool:
    return getattr(old, "source_sha256", "") == getattr(draft, "source_sha256", "")
