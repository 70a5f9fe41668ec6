"""One script or wording, checked."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from outreach.catalog.script_files import read_script, read_wording, write_script, write_wording
from outreach.errors import ScriptFormatError
from outreach.model.script import MessageScript
from outreach.review.rows import Row, State

_TRADEMARK = re.compile(r"\bPDQ\b")


def check_script(path: Path) -> Row:
    """The row of a message script: its form, its flags, and a name that it may not carry."""
    try:
        script = read_script(path)
    except ScriptFormatError as problem:
        return Row(path=str(path), state=State.REFUSED, reasons=(str(problem),))
    flags = (f"look at: {flag}" for flag in script.flags)
    reasons = (*_form(path, write_script(script)), *flags, *_trademark(path, script))
    return Row(path=str(path), state=State.FLAGGED if reasons else State.ACCEPTED, reasons=reasons)


def check_wording(path: Path) -> Row:
    """The row of a wording of the line itself."""
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


def _trademark(path: Path, script: MessageScript) -> Iterator[str]:
    """PDQ is a trademark: its owner's terms allow the text, and not the name on shortened text."""
    words = (script.title, script.source.title, script.source.name, *script.sms, *script.voice, *script.passages)
    if any(map(_TRADEMARK.search, words)):
        yield f'{path}:1: it carries the name "PDQ", which shortened text may not; write it without'
