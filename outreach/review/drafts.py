"""`outreach draft`: write draft scripts for a reviewer, and never touch what a person wrote or signed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from outreach.catalog.script_files import read_wording, script_files, wording_path, write_wording
from outreach.ingest.folder import namesakes
from outreach.ingest.sections import slugify
from outreach.review.choosing import chosen_documents
from outreach.review.drafting import DraftedDocument, Drafting, no_scripts
from outreach.review.keep import Drafted, Outcome, keep
from outreach.review.memory import Memory
from outreach.review.runs import Progress, no_progress, run
from outreach.wording.drafts import LANGUAGES, draft_wordings
from outreach.wording.phrasebook import Phrasebook


def write_drafts(content: Path, scripts: Path, book: Phrasebook, *, others: Mapping[str, Phrasebook] | None = None,
                 memory: Memory | None = None, progress: Progress = no_progress) -> tuple[Drafted, ...]:
    """Draft every chosen document of a folder, and the line's own wordings.

    A document that cannot be read is named; the others go on. So is a script whose source is gone.
    `others` are the words of languages besides the book's: a page has room for its own language's labels.
    With a memory, only documents are drafted that changed, or whose scripts did, since the last run.

    Raises:
        SourceError: there is no such folder of documents.
        ChoiceError: the list of chosen documents names one that is not there.
        ScriptFormatError: an existing script cannot be read, so nothing may be said of it.
    """
    sources = chosen_documents(content, scripts)
    drafting = Drafting(scripts=scripts, book=_plain(book),
                        others={language: _plain(other) for language, other in (others or {}).items()})
    lines = [*_wordings(scripts), *_documents(sources, drafting, memory or Memory(), progress)]
    return (*lines, *_orphans(scripts, lines))


def _plain(book: Phrasebook) -> Phrasebook:
    """A book of plain dicts, for it travels to other processes."""
    return replace(book, wordings=dict(book.wordings))


def _wordings(scripts: Path) -> Iterator[Drafted]:
    for language in LANGUAGES:
        for wording in draft_wordings(language).values():
            yield keep(wording_path(scripts, wording), wording, read_wording, write_wording)


def _documents(sources: tuple[Path, ...], drafting: Drafting, memory: Memory,
               progress: Progress) -> Iterator[Drafted]:
    """Draft each document; two files whose names come to the same folder of scripts are not mixed up."""
    clashes = dict(_clashes(sources))
    paths = [path for path in sources if path not in clashes]
    drafted = dict(zip(paths, run(drafting, paths, memory, progress), strict=True)) | clashes
    for path in sources:
        yield from drafted[path].lines


def _clashes(sources: tuple[Path, ...]) -> Iterator[tuple[Path, DraftedDocument]]:
    for path, other in namesakes(sources).items():
        problem = f"{path}:1: its scripts would overwrite those of {other}. Rename one of the two files"
        yield path, no_scripts(path, Outcome.UNREADABLE, problem)


def _orphans(scripts: Path, lines: list[Drafted]) -> Iterator[Drafted]:
    drafted = {line.path for line in lines}
    unread = {slugify(line.path.stem) for line in lines if line.outcome is Outcome.UNREADABLE}
    for path in script_files(scripts):
        if path not in drafted and path.parent.parent.name not in unread:
            yield Drafted(path=path, outcome=Outcome.ORPHAN)
