"""Sign a script: its words, exactly as they stand, by a person's name and today's date."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from outreach.catalog.script_files import (
    SERVICE_FOLDER,
    read_script,
    read_wording,
    script_files,
    wording_files,
    write_script,
    write_wording,
)
from outreach.errors import OutreachError
from outreach.model.script import MessageScript, Review, ServiceWording, Status


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """A file that waits for a reviewer."""

    path: Path
    title: str
    flags: tuple[str, ...]


def waiting(folder: Path) -> Iterator[Waiting]:
    """Every draft below scripts/, topics first.

    Raises:
        ScriptFormatError: a file cannot be read.
    """
    for path in script_files(folder):
        script = read_script(path)
        if script.review.status is Status.DRAFT:
            yield Waiting(path=path, title=script.title, flags=script.flags)
    for path in wording_files(folder):
        wording = read_wording(path)
        if wording.review.status is Status.DRAFT:
            yield Waiting(path=path, title=wording.name, flags=())


def read_either(path: Path) -> MessageScript | ServiceWording:
    """Read a script or a service wording by where it lies, also one edited since its approval.

    Raises:
        ScriptFormatError: it cannot be read.
    """
    read = read_wording if path.parent.parent.name == SERVICE_FOLDER else read_script
    return read(path, changed_words=True)


def approve(path: Path, *, reviewer: str, today: date) -> MessageScript | ServiceWording:
    """Sign the words of a file as they stand now.

    A file whose words were edited after an earlier approval is signed anew.

    Raises:
        OutreachError: no name was given.
        ScriptFormatError: the file cannot be read.
    """
    if not reviewer.strip():
        raise OutreachError(f"{path}: an approval needs a person's name. Add --by NAME")
    signed = _signed(read_either(path), reviewer.strip(), today)
    text = write_script(signed) if isinstance(signed, MessageScript) else write_wording(signed)
    fresh = path.with_suffix(".new")
    fresh.write_text(text, encoding="utf-8")
    fresh.replace(path)
    return signed


def _signed(read: MessageScript | ServiceWording, reviewer: str, today: date) -> MessageScript | ServiceWording:
    return replace(read, review=Review(status=Status.REVIEWED, reviewer=reviewer, reviewed_on=today.isoformat(),
                                       words_sha256=read.words_sha256))

