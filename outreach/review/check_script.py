"""One script or wording, checked."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from outreach.catalog.script_files import read_script, read_wording, write_script, write_wording
from outreach.errors import ScriptFormatError
from outreach.model.script import MessageScript, ServiceWording
from outreach.review.claims import claims_of
from outreach.review.rows import Row, State


def check_script(path: Path, scripts: Path, voice_setting: str) -> Row:
    """The row of a message script: its form, its flags, a name that it may not carry, and words nobody listened to."""
    try:
        script = read_script(path)
    except ScriptFormatError as problem:
        return Row(path=str(path), state=State.REFUSED, reasons=(str(problem),))
    flags = (f"look at: {flag}" for flag in script.flags)
    reasons = (*_form(path, write_script(script)), *flags, *_claims(path, script),
               *_unheard(path, script, scripts, voice_setting))
    return Row(path=str(path), state=State.FLAGGED if reasons else State.ACCEPTED, reasons=reasons)


def check_wording(path: Path, scripts: Path, voice_setting: str) -> Row:
    """The row of a wording of the line itself."""
    try:
        wording = read_wording(path)
    except ScriptFormatError as problem:
        return Row(path=str(path), state=State.REFUSED, reasons=(str(problem),))
    reasons = (*_form(path, write_wording(wording)), *_claims(path, wording),
               *_unheard(path, wording, scripts, voice_setting))
    return Row(path=str(path), state=State.FLAGGED if reasons else State.ACCEPTED, reasons=reasons)


def _form(path: Path, canonical: str) -> tuple[str, ...]:
    """A file that is not in the one canonical form makes noisy diffs."""
    if path.read_text(encoding="utf-8") == canonical:
        return ()
    return (f"{path}:1: not in the canonical form; `outreach review {path} --approve --by NAME` writes it so",)


def _unheard(path: Path, words: MessageScript | ServiceWording, scripts: Path, voice_setting: str) -> tuple[str, ...]:
    """Words that keep it out of a reviewed build until somebody has listened."""
    from outreach.speech.unheard import unheard  # the sound libraries load only where there is something to hear

    try:
        return unheard(words, path, scripts, voice_setting)
    except ScriptFormatError as problem:
        return (str(problem),)


def _claims(path: Path, words: MessageScript | ServiceWording) -> Iterator[str]:
    """Names and quotations that the sources' terms do not allow."""
    return (f"{path}:1: {problem}" for problem in claims_of(words))
