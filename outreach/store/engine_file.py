"""The file in which the sending engine keeps its tables, where that is SQLite."""

from __future__ import annotations

import sqlite3
from contextlib import closing

from outreach.store.address import sqlite_path


def prepare_engine_file(url: str) -> None:
    """Make the file, readable by its owner alone, and let readers and a writer work side by side in it.

    The engine leaves SQLite's older mode, in which each waits for the other; set once, the file keeps it (WAL).

    Raises:
        SettingsError: the address names no file.
        OSError: the file cannot be made.
    """
    path = sqlite_path(url)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.touch(mode=0o600)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
