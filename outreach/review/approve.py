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
from outreach.review.grades import TOO_HARD, grade_of_script, is_too_hard
from outreach.whole_files import write_whole


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """A file that waits for a reviewer."""

    path: Path
    title: str
    flags: tuple[str, ...]


def waiting(folder: Path) -> Iterator[Waiting]:
    """Every draft below scripts/, and every file edited since it was signed; topics first.

    Raises:
        ScriptFormatError: a file cannot be read.
    """
    for path in script_files(folder):
        script = read_script(path, changed_words=True)
        if _waits(script):
            yield Waiting(path=path, title=script.title, flags=(*_since_signed(script), *script.flags))
    for path in wording_files(folder):
        wording = read_wording(path, changed_words=True)
        if _waits(wording):
            yield Waiting(path=path, title=wording.name, flags=_since_signed(wording))


def _waits(read: MessageScript | ServiceWording) -> bool:
    return read.review.status is Status.DRAFT or bool(_since_signed(read))


def _since_signed(read: MessageScript | ServiceWording) -> tuple[str, ...]:
    changed = read.review.status is Status.REVIEWED and read.review.words_sha256 != read.words_sha256
    return ("changed-since-signed",) if changed else ()


def read_either(path: Path) -> MessageScript | ServiceWording:
    """Read a script or a service wording by where it lies, also one edited since its approval.

    Raises:
        ScriptFormatError: it cannot be read.
    """
    read = read_wording if path.parent.parent.name == SERVICE_FOLDER else read_script
    return read(path, changed_words=True)


def approve(path: Path, *, reviewer: str, today: date, accept: tuple[str, ...] = ()) -> MessageScript | ServiceWording:
    """Sign the words of a file as they stand now.

    A file whose words were edited after an earlier approval is signed anew. Words above
    reading grade 8 are signed only with "grade-above-8" in `accept`; the file keeps that.

    Raises:
        OutreachError: no name was given, or the words are hard to read and nobody accepted that.
        ScriptFormatError: the file cannot be read.
    """
    if not reviewer.strip():
        raise OutreachError(f"{path}: an approval needs a person's name. Add --by NAME")
    read = read_either(path)
    accepted = _accepted(path, read, accept)
    signed = _signed(read, reviewer.strip(), today, accepted)
    text = write_script(signed) if isinstance(signed, MessageScript) else write_wording(signed)
    write_whole(path, text)
    return signed


def _accepted(path: Path, read: MessageScript | ServiceWording, accept: tuple[str, ...]) -> tuple[str, ...]:
    if not isinstance(read, MessageScript) or not is_too_hard(read):
        return ()
    if TOO_HARD not in accept:
        raise OutreachError(f"{path}: its texts read at grade {grade_of_script(read):.1f}, above 8. Shorten its "
                            f"sentences or, if the words must stay, add --accept {TOO_HARD}")
    return (TOO_HARD,)


def _signed(read: MessageScript | ServiceWording, reviewer: str, today: date,
            accepted: tuple[str, ...]) -> MessageScript | ServiceWording:
    return replace(read, review=Review(status=Status.REVIEWED, reviewer=reviewer, reviewed_on=today.isoformat(),
                                       words_sha256=read.words_sha256, accepted=accepted))
