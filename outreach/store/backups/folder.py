"""A folder with backups: named by their time, readable by their owner, erased when old, and never beside a key."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from pathlib import Path

from outreach.errors import BackupError

KEPT = timedelta(days=30)
_NAMED = "outreach-%Y%m%dT%H%M%SZ"
#: files beside a backup that are looked through for a key, and how much of each
_MOST_FILES, _MOST_BYTES = 2000, 2**20


def new_path(folder: Path, at: datetime, suffix: str) -> Path:
    """Where a backup of this moment goes."""
    return folder / (at.strftime(_NAMED) + suffix)


def erase_old(folder: Path, now: datetime) -> tuple[Path, ...]:
    """Erase backups over 30 days old, by the time in their names; which they were."""
    old = tuple(path for path, at in _backups(folder) if now - at > KEPT)
    for path in old:
        path.unlink(missing_ok=True)
    return old


def refuse_keys_beside(folder: Path, secrets: Iterable[str]) -> None:
    """Make sure that no phone key lies in the folder or the one around it: a backup beside its key protects nobody.

    Raises:
        BackupError: a file there holds one; names the file.
    """
    wanted = tuple(secret.lower().encode() for secret in secrets)
    for path in _small_files(folder):
        content = path.read_bytes().lower()
        if any(secret in content for secret in wanted):
            raise BackupError(f"{path}: holds a phone key, and backups may not lie beside one. "
                              "Move it, or give another folder, best on another machine")


def _backups(folder: Path) -> Iterable[tuple[Path, datetime]]:
    for path in folder.glob("outreach-*Z.*"):
        try:
            yield path, datetime.strptime(f"{path.stem}+0000", f"{_NAMED}%z")
        except ValueError:
            continue


def _small_files(folder: Path) -> Iterable[Path]:
    around = (path for path in folder.absolute().parent.glob("*") if path.is_file())
    within = (path for path in folder.rglob("*") if path.is_file())
    found = [*around, *within][:_MOST_FILES]
    return [path for path in found if path.stat().st_size <= _MOST_BYTES]
