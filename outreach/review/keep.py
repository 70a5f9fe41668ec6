"""Keeping a draft: it is written where none is, and never over what a person wrote or signed."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

from outreach.model.script import MessageScript, Review, ServiceWording, Status
from outreach.whole_files import write_whole

Draft = TypeVar("Draft", MessageScript, ServiceWording)


class Outcome(StrEnum):
    """What became of one draft."""

    NEW = "new"
    UPDATED = "updated"
    UNCHANGED = "unchanged"
    #: signed by a person: left as it is
    REVIEWED = "reviewed, left alone"
    #: signed, and its source changed so that it has to be signed again
    REOPENED = "reopened: its source changed"
    #: signed, and its source changed where the script does not rest on it
    LOOK = "reviewed, left alone; its source changed elsewhere"
    #: signed, and only the day of its source's own review moved
    RENEWED = "reviewed, left alone; its source was reviewed again"
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
    """One file, and what became of it."""

    path: Path
    outcome: Outcome
    #: why a source could not be read; empty otherwise
    problem: str = ""
    #: hash of a script file's bytes as they were left
    sha256: str = ""


def keep(path: Path, draft: Draft, read: Callable[..., Draft], write: Callable[[Draft], str]) -> Drafted:
    """Write a draft where none is, or where only an untouched draft is.

    Raises:
        ScriptFormatError: what is there cannot be read, so nothing may be said of it.
    """
    draft = replace(draft, drafted_sha256=draft.content_sha256)
    drafted, there = write(draft).encode(), _bytes_of(path)
    if there == drafted:
        return Drafted(path=path, outcome=Outcome.UNCHANGED, sha256=hash_bytes(drafted))
    outcome = _outcome(read(path, changed_words=True), draft) if there is not None else Outcome.NEW
    if outcome in (Outcome.NEW, Outcome.UPDATED):
        write_whole(path, drafted)
        there = drafted
    return Drafted(path=path, outcome=outcome, sha256=hash_bytes(there or b""))


def hash_bytes(content: bytes) -> str:
    """The SHA-256 of a file's bytes."""
    return hashlib.sha256(content).hexdigest()


def _bytes_of(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None


def _outcome(old: Draft, draft: Draft) -> Outcome:
    if old == draft:
        return Outcome.UNCHANGED
    if old.review.status is Status.RETIRED:
        return Outcome.RETIRED
    if old.review != Review():
        return Outcome.REVIEWED
    return Outcome.UPDATED if old.content_sha256 == old.drafted_sha256 else Outcome.EDITED

