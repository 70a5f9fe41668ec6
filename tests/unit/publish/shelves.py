"""A scripts/ folder to build from: every wording of the line, and one topic."""

from __future__ import annotations

from pathlib import Path

from outreach.catalog.reviewers import REVIEWERS
from outreach.catalog.script_files import script_path, wording_path, write_script, write_wording
from outreach.model.script import MessageScript, ServiceWording
from outreach.settings import Settings
from outreach.wording.drafts import draft_wordings
from tests.factories import REVIEWER, make_script, sign


def settings_of(folder: Path, **changes: object) -> Settings:
    """Settings of a line in English whose prompts the provider's voice says, so that nothing is rendered."""
    return Settings(data=folder / "data", voice="provider", languages=("en",)).with_changes(**changes)


def put_script(folder: Path, script: MessageScript) -> Path:
    """Write a script where it belongs."""
    path = script_path(folder, script)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(write_script(script), encoding="utf-8")
    return path


def put_wording(folder: Path, wording: ServiceWording) -> Path:
    """Write a wording where it belongs."""
    path = wording_path(folder, wording)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(write_wording(wording), encoding="utf-8")
    return path


def fill(folder: Path, *, signed: bool, languages: tuple[str, ...] = ("en",)) -> Path:
    """A folder that can be built from: as drafts, or signed throughout by somebody who may."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / REVIEWERS).write_text(f'[[reviewer]]\nname = "{REVIEWER}"\n', encoding="utf-8")
    for wording in (wording for language in languages for wording in draft_wordings(language).values()):
        put_wording(folder, sign(wording) if signed else wording)
    put_script(folder, sign(make_script()) if signed else make_script())
    return folder
