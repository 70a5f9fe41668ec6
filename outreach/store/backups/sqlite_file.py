"""Backups of a database that is one file."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from pathlib import Path

from outreach.errors import BackupError
from outreach.whole_files import OWNER_ONLY

SUFFIX = ".sqlite"
_PATIENCE_S = 60.0


def back_up(database: Path, target: Path) -> None:
    """Copy the file as it is in one moment, while others read and write.

    Raises:
        BackupError: it is not there, or the copy cannot be written.
    """
    part = target.with_suffix(".part")
    try:
        os.close(os.open(part, os.O_CREAT | os.O_WRONLY | os.O_TRUNC, OWNER_ONLY))
        with closing(_open(database)) as source, closing(sqlite3.connect(part)) as copy:
            source.backup(copy)
            copy.execute("PRAGMA journal_mode = DELETE")  # one file, without others beside it
        part.replace(target)
    except (OSError, sqlite3.Error) as problem:
        part.unlink(missing_ok=True)
        raise BackupError(f"{target}: the backup could not be made: {problem}. Look whether {database} is there, and "
                          "the folder may be written to") from problem


def check(backup: Path) -> None:
    """Make sure that a backup is whole.

    Raises:
        BackupError: it is not.
    """
    try:
        with closing(_open(backup)) as database:
            [(found,)] = database.execute("PRAGMA integrity_check").fetchall()
            database.execute("SELECT version_num FROM alembic_version").fetchone()
    except (sqlite3.Error, ValueError) as problem:
        found = str(problem)
    if found != "ok":
        raise BackupError(f"{backup}: is no whole backup: {found}. Take another; nothing was changed")


def restore(backup: Path, database: Path) -> None:
    """Put a backup in the place of all that the database holds, in one step for whoever reads it.

    Raises:
        BackupError: the database cannot be written to.
    """
    try:
        database.parent.mkdir(parents=True, exist_ok=True)
        database.touch(mode=OWNER_ONLY)
        with closing(_open(backup)) as source, closing(sqlite3.connect(database, timeout=_PATIENCE_S)) as target:
            source.backup(target)
            target.execute("PRAGMA journal_mode = WAL")
    except (OSError, sqlite3.Error) as problem:
        raise BackupError(f"{database}: the backup could not be put back: {problem}. Stop the line, and try again"
                          ) from problem


def _open(file: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro", uri=True, timeout=_PATIENCE_S)
