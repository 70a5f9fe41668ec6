"""The operator's own comparison of a signed script with the live page: the day that patients hear."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from outreach.catalog.reviewers import read_reviewers
from outreach.catalog.script_files import write_script
from outreach.errors import OutreachError
from outreach.model.script import MessageScript, Status
from outreach.review.approve import Desk, read_either
from outreach.whole_files import write_whole


def mark_checked(path: Path, *, reviewer: str, desk: Desk) -> MessageScript:
    """Write down who compared the words with the live page, and that it was today; the signature stands.

    Raises:
        OutreachError: the person is not listed; or it is no script that is signed as it stands.
        ScriptFormatError: the file cannot be read.
    """
    name = read_reviewers(desk.scripts).sure(reviewer)
    read = read_either(path)
    if not isinstance(read, MessageScript):
        raise OutreachError(f"{path}: a wording of the line has no page to be compared with")
    if read.review.status is not Status.REVIEWED or read.review.words_sha256 != read.words_sha256:
        raise OutreachError(f"{path}: only what is signed can be checked. Sign it first, or in one go: "
                            "--approve --checked --by NAME")
    checked = replace(read, checked_by=name, source=replace(read.source, checked_on=desk.today.isoformat()))
    write_whole(path, write_script(checked))
    return checked
