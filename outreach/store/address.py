"""Which database an address means."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import SplitResult, parse_qs, unquote, urlsplit

from outreach.errors import SettingsError

_SQLITE = "sqlite:///"
_POSTGRES = ("postgresql", "postgres")
_ESCAPED = "Write it as postgresql://USER:PASSWORD@HOST:5432/NAME, with %40 for @, %2F for /, %3A for :, %3F for ? " \
           "and %23 for # in the password"


def is_postgres(database_url: str) -> bool:
    """True for the address of a database on a server, whichever of its two names stands in front."""
    return database_url.partition("://")[0] in _POSTGRES


def sqlite_path(database_url: str) -> Path:
    """The file that a database address names, as an absolute path.

    "sqlite:////srv/outreach.db" is absolute, "sqlite:///outreach.db" starts at the
    folder the program was started in. A database in memory is refused: each thread
    would have one of its own, and every STOP would be lost at the next start.

    Raises:
        SettingsError: it names no file of SQLite. Its text never shows the address,
            which may hold a password.
    """
    scheme, found, name = database_url.partition(_SQLITE)
    if scheme or not found:
        raise unusable_address("it starts neither with sqlite:/// nor with postgresql://")
    if not name or name.startswith(":memory:") or "?" in name:
        raise unusable_address("it does not name a file")
    return Path(name).absolute()


def postgres_address(database_url: str) -> str:
    """An address on a server as the driver takes it: hosting services still write "postgres://".

    Raises:
        SettingsError: it cannot be read. Its text never shows the address. What could not be read surely
            is refused here, for the driver would show pieces of it.
    """
    parts = _read(database_url)
    if "@" in parts.path + parts.query or parts.netloc.count("@") > 1 or parts.fragment:
        raise unusable_address("a character of the user or the password has a meaning of its own", _ESCAPED)
    return f"{_POSTGRES[0]}://{database_url.partition('://')[2]}"


def postgres_name(database_url: str) -> str:
    """What errors call a database on a server: host, port and name, never user or password."""
    parts = _read(database_url)
    asked = parse_qs(parts.query)
    host = parts.netloc.rpartition("@")[2] or asked.get("host", ["localhost"])[0]
    return f"PostgreSQL at {unquote(host)}, database {unquote(parts.path.lstrip('/')) or '(default)'}"


def _read(database_url: str) -> SplitResult:
    try:
        parts = urlsplit(database_url)
        hosts = parts.netloc.rpartition("@")[2].split(",")
        readable = is_postgres(database_url) and all(_is_host(host) for host in hosts)
    except ValueError:
        readable = False
    if not readable:
        raise unusable_address("it cannot be read", _ESCAPED)
    return parts


def _is_host(host: str) -> bool:
    """True for a host with or without a port: what stands before a stray / in a password is none."""
    name, colon, port = host.rpartition(":")
    if not colon or host.endswith("]"):
        return True
    return port.isdigit() and (":" not in name or name.startswith("["))


def unusable_address(problem: str, remedy: str = "") -> SettingsError:
    """The error for an address that cannot be used; shows nothing of it."""
    return SettingsError("DATABASE_URL", problem=problem, remedy=remedy or (
        'Write it as "sqlite:////" and the path of a file on a disk that lasts, or as '
        "postgresql://USER:PASSWORD@HOST:5432/NAME"))
