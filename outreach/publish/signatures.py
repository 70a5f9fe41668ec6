"""The signatures that a production build rests on: by people who may sign, over sources that still say the same."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from outreach.catalog.programme_files import programme_path
from outreach.catalog.reviewers import read_reviewers
from outreach.catalog.script_files import script_path, wording_path
from outreach.faithful.changes import Stands, change_of
from outreach.faithful.compare import compare
from outreach.faithful.sources import SourceGone, Sources
from outreach.model.programmes import Programme
from outreach.model.script import MessageScript, ServiceWording, Status


def unlisted_signers(folder: Path, signed: Iterable[MessageScript | ServiceWording | Programme]) -> Iterator[str]:
    """A fault for each file that somebody signed who is not in the list of reviewers."""
    reviewers = read_reviewers(folder)
    for read in signed:
        if doubt := reviewers.doubt(read):
            yield f"{_path(folder, read)}: {doubt}"


def _path(folder: Path, read: MessageScript | ServiceWording | Programme) -> Path:
    if isinstance(read, Programme):
        return programme_path(folder, read)
    return script_path(folder, read) if isinstance(read, MessageScript) else wording_path(folder, read)


def reopened(folder: Path, content: Path, scripts: Iterable[MessageScript]) -> Iterator[str]:
    """A fault for each signed script whose source changed under it, or that is not faithful to it."""
    sources = Sources(content, folder)
    for script in scripts:
        if script.review.status is Status.REVIEWED:
            path = script_path(folder, script)
            for problem in _problems(script, sources):
                yield f"{path}: {problem} Read it and sign it again: `outreach review {path}`"


def _problems(script: MessageScript, sources: Sources) -> Iterator[str]:
    try:
        found = compare(script, sources.of(script))
    except SourceGone as problem:
        yield f"reopened, for its source is gone: {problem}."
        return
    change = change_of(script, found.origin, found.source)
    if change.stands is Stands.REOPENED:
        yield f"reopened: {'; '.join(change.reasons)}."
    elif change.stands is not Stands.LOOK:
        yield from map(str, found.faults())
