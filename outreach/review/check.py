"""`outreach check`: every document and script, whether it can be used, and why not."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from outreach.catalog.script_files import (
    SERVICE_FOLDER,
    read_script,
    read_wording,
    script_files,
    wording_files,
    write_script,
    write_wording,
)
from outreach.errors import ScriptFormatError, SourceError
from outreach.ingest.reader import document_files, read_document
from outreach.model.document import Standing
from outreach.review.memory import Memory, Value
from outreach.review.runs import Progress, no_progress, run


class State(StrEnum):
    """What a file is good for."""

    ACCEPTED = "accepted"
    #: usable, but a person should look at it
    FLAGGED = "flagged"
    #: cannot be used as it is
    REFUSED = "refused"
    #: no real document: a stub, or nearly empty
    QUARANTINED = "quarantined"


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One file and what was found."""

    path: str
    state: State
    reasons: tuple[str, ...] = ()

    def as_json(self) -> dict[str, object]:
        """The row for a program to read."""
        return {"path": self.path, "state": self.state.value, "reasons": list(self.reasons)}


def check_all(content: Path, scripts: Path, *, memory: Memory | None = None,
              progress: Progress = no_progress) -> tuple[Row, ...]:
    """Look at every document and script; a broken file never hides the others.

    With a memory, only files are looked at that changed since the last run.

    Raises:
        SourceError: there is no such folder of documents.
    """
    paths = (*document_files(content), *script_files(scripts), *wording_files(scripts))
    return tuple(run(_Checking(scripts=scripts), paths, memory or Memory(), progress))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Checking:
    """Looks at one file after the other: what it is follows from where it lies."""

    scripts: Path
    rests_on: str = ""

    def __call__(self, path: Path) -> Row:
        """Look at a document, a script or a wording."""
        if self.scripts not in path.parents[2:3]:
            return _document(path)
        return _wording(path) if path.parents[1].name == SERVICE_FOLDER else _script(path)

    def to_answer(self, result: Row) -> Value:
        """The row as JSON holds it."""
        return [result.path, result.state, result.reasons]

    def from_answer(self, answer: Any) -> Row:
        """The row again: nothing but the file itself decides it."""
        path, state, reasons = answer
        return Row(path=path, state=State(state), reasons=tuple(reasons))


def _document(path: Path) -> Row:
    try:
        document = read_document(path)
    except SourceError as problem:
        return Row(path=str(path), state=State.REFUSED, reasons=(str(problem),))
    reasons = tuple(str(finding) for finding in document.findings)
    if document.standing is not Standing.ACCEPTED:
        why = f"{path}:1: {document.standing_reason}"
        return Row(path=str(path), state=State(document.standing.value), reasons=(why, *reasons))
    return Row(path=str(path), state=State.FLAGGED if reasons else State.ACCEPTED, reasons=reasons)


def _script(path: Path) -> Row:
    try:
        script = read_script(path)
    except ScriptFormatError as problem:
        return Row(path=str(path), state=State.REFUSED, reasons=(str(problem),))
    reasons = (*_form(path, write_script(script)), *(f"look at: {flag}" for flag in script.flags))
    return Row(path=str(path), state=State.FLAGGED if reasons else State.ACCEPTED, reasons=reasons)


def _wording(path: Path) -> Row:
    try:
        wording = read_wording(path)
    except ScriptFormatError as problem:
        return Row(path=str(path), state=State.REFUSED, reasons=(str(problem),))
    reasons = _form(path, write_wording(wording))
    return Row(path=str(path), state=State.FLAGGED if reasons else State.ACCEPTED, reasons=reasons)


def _form(path: Path, canonical: str) -> tuple[str, ...]:
    """A file that is not in the one canonical form makes noisy diffs."""
    if path.read_text(encoding="utf-8") == canonical:
        return ()
    return (f"{path}:1: not in the canonical form; `outreach review {path} --approve --by NAME` writes it so",)
