"""From one document to its script files: what a run of `outreach draft` does for each."""

from __future__ import annotations

import json
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import Any

from outreach.catalog.script_files import read_script, script_path, scripts_of, write_script
from outreach.condense.draft import draft_scripts
from outreach.condense.topics import Topic, topics_of
from outreach.errors import SourceError
from outreach.faithful.changes import Stands, change_of
from outreach.faithful.source_text import read_source_text
from outreach.faithful.sources import Origin
from outreach.ingest.reader import document_title, read_document, refused_at_a_glance
from outreach.model.document import Document, Standing
from outreach.model.script import MessageScript
from outreach.review.keep import Drafted, Outcome, hash_bytes, keep
from outreach.review.memory import Value
from outreach.wording.phrasebook import Phrasebook

#: what the next run will find of a script that this run wrote
_NEXT_TIME = {Outcome.NEW: Outcome.UNCHANGED, Outcome.UPDATED: Outcome.UNCHANGED}

_STANDINGS = {Stands.SAME: Outcome.REVIEWED, Stands.RENEWED: Outcome.RENEWED, Stands.LOOK: Outcome.LOOK,
              Stands.REOPENED: Outcome.REOPENED}

#: the script files of one document below its folder, each with the hash of its bytes
Files = dict[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftedDocument:
    """What became of one document, and the script files that are there since."""

    lines: tuple[Drafted, ...]
    #: the folder below scripts/; empty where no script was looked at
    folder: str = ""
    files: Files = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Drafting:
    """Drafts documents into one folder of scripts."""

    scripts: Path
    book: Phrasebook
    #: the words of other languages, for documents in these
    others: dict[str, Phrasebook] = field(default_factory=dict)

    def __call__(self, path: Path) -> DraftedDocument:
        """Read and draft one document; one that cannot be used is named."""
        try:
            refusal = refused_at_a_glance(path)
            if refusal:
                return no_scripts(path, Outcome.SET_ASIDE, f"{path}:1: {refusal}")
            document = read_document(path)
        except SourceError as problem:
            return no_scripts(path, Outcome.UNREADABLE, str(problem))
        if document.standing is not Standing.ACCEPTED:
            return no_scripts(path, Outcome.SET_ASIDE, f"{path}:1: {document.standing_reason}")
        return self._draft(document)

    @property
    def rests_on(self) -> str:
        """The folder, and the line's wordings, for they take room on every page."""
        books = [({name: (wording.sms, wording.voice) for name, wording in book.wordings.items()}, dict(book.common))
                 for book in (self.book, *self.others.values())]
        return json.dumps((str(self.scripts), books), sort_keys=True)

    def to_answer(self, result: DraftedDocument) -> Value:
        """What the next run finds if nobody changes a file; an unreadable document is looked at again."""
        if any(line.outcome is Outcome.UNREADABLE for line in result.lines):
            return None
        lines = [(str(line.path), _NEXT_TIME.get(line.outcome, line.outcome), line.problem, line.sha256)
                 for line in result.lines]
        return lines, result.folder, result.files

    def from_answer(self, answer: Any) -> DraftedDocument | None:
        """The document as it was left; None when a script of its is gone, new, or has other bytes."""
        lines, folder, files = answer
        if folder and files != self._files(folder):
            return None
        return DraftedDocument(folder=folder, files=files, lines=tuple(
            Drafted(path=Path(path), outcome=Outcome(outcome), problem=problem, sha256=sha256)
            for path, outcome, problem, sha256 in lines))

    def _draft(self, document: Document) -> DraftedDocument:
        """The files of before and those that were kept: what somebody changes meanwhile is not among them."""
        files = self._files(document.slug)
        title, earlier = document_title(document), scripts_of(self.scripts, document.slug, document.metadata.language)
        book = self.others.get(document.metadata.language, self.book)
        drafts = draft_scripts(document, title=title, book=book, earlier=earlier)
        signed = _Signed(document, title, earlier)
        lines = tuple(signed.precise(keep(script_path(self.scripts, draft), draft, read_script, write_script))
                      for draft in drafts)
        kept = {line.path.relative_to(self.scripts / document.slug).as_posix(): line.sha256 for line in lines}
        return DraftedDocument(lines=lines, folder=document.slug, files=files | kept)

    def _files(self, document: str) -> Files:
        folder = self.scripts / document
        return {path.relative_to(folder).as_posix(): hash_bytes(path.read_bytes()) for path in folder.glob("*/*.md")}


class _Signed:
    """The scripts of a document that were signed, and what became of their source since."""

    def __init__(self, document: Document, title: str, earlier: tuple[MessageScript, ...]) -> None:
        self.document = document
        self.title = title
        self.earlier = earlier

    @cached_property
    def topics(self) -> dict[str, Topic]:
        """The document's topics by the names of their scripts."""
        found = topics_of(self.document, title=self.title, earlier=self.earlier)
        return {topic.name: topic for topic in found}

    def precise(self, line: Drafted) -> Drafted:
        """For a signed script, whether its signature still stands to its source, and if not, why."""
        if line.outcome is not Outcome.REVIEWED:
            return line
        script = next(script for script in self.earlier if script.section == line.path.stem)
        origin = Origin(metadata=self.document.metadata, topic=self.topics[script.section])
        change = change_of(script, origin, read_source_text(origin.topic))
        why = f"{line.path}: {'; '.join(change.reasons)}" if change.reasons else ""
        return replace(line, outcome=_STANDINGS[change.stands], problem=why)


def no_scripts(path: Path, outcome: Outcome, problem: str) -> DraftedDocument:
    """A document of which there is nothing but a reason."""
    return DraftedDocument(lines=(Drafted(path=path, outcome=outcome, problem=problem),))
