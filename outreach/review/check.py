"""`outreach check`: every document and script, whether it can be used, and why not."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from outreach.catalog.script_files import (
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


def check_all(content: Path, scripts: Path) -> tuple[Row, ...]:
    """Look at every document and script; a broken file never hides the others.

    Raises:
        SourceError: there is no such folder of documents.
    """
    return (*map(_document, document_files(content)), *map(_script, script_files(scripts)),
            *map(_wording, wording_files(scripts)))


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
