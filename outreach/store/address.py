"""Which file a database address means."""

from __future__ import annotations

from pathlib import Path

from outreach.errors import SettingsError

_SCHEME = "sqlite:///"


def sqlite_path(database_url: str) -> Path:
    """The file that a database address names, as an absolute path.

    "sqlite:////srv/outreach.db" is absolute, "sqlite:///outreach.db" starts at the
    folder the program was started in. A database in memory is refused: each thread
    would have one of its own, and every STOP would be lost at the next start.

    Raises:
        SettingsError: it names no file of SQLite. Its text never shows the address,
            which may hold a password.
    """
    scheme, found, name = database_url.partition(_SCHEME)
    if scheme or not found:
        raise _unusable("it does not start with sqlite:///")
    if not name or name.startswith(":memory:") or "?" in name:
        raise _unusable("it does not name a file")
    return Path(name).absolute()


def _unusable(problem: str) -> SettingsError:
    return SettingsError(
        "DATABASE_URL", problem=problem,
        remedy='Write it as "sqlite:////" and the path of a file on a disk that lasts',
    )
