"""What the last run found out: it saves time, is safe to delete, and is never believed blindly.

An answer is kept under the hash of all that it rests on: the file's name and bytes, this
program, its wordings and settings. So an answer to anything else is never found; a memory
that is damaged, or was made by another version, is an empty one.
"""

from __future__ import annotations

import hashlib
import json
import platform
from contextlib import suppress
from functools import cache
from importlib.metadata import version
from itertools import chain
from pathlib import Path

from outreach.whole_files import write_whole

#: what JSON can hold
Value = object
#: libraries that decide how a document is read
_READERS = ("markdown-it-py", "python-frontmatter", "PyYAML")


class Memory:
    """Answers by key; only those that were asked for or given since it was opened are saved."""

    def __init__(self, path: Path | None = None) -> None:
        """Open a memory; without a path it forgets."""
        self._path = path
        self._before = _read(path) if path else {}
        self._now: dict[str, Value] = {}

    def key(self, path: Path, rests_on: str) -> str:
        """The key of a file as it is now, and of what else decides the answer; empty for a file nobody can read."""
        try:
            return _hash(rests_on, str(path), hashlib.sha256(path.read_bytes()).hexdigest())
        except OSError:
            return ""

    def recall(self, key: str) -> Value:
        """The answer of the last run; None where there is none."""
        return self._before.get(key)

    def keep(self, key: str, answer: Value) -> None:
        """Remember an answer until the next run; one without a key is not remembered."""
        if key:
            self._now[key] = answer

    def save(self) -> None:
        """Write what is to be remembered; a disk that takes nothing costs time, never a result."""
        if self._path and self._now != self._before:
            text = json.dumps({"program": program_sha256(), "answers": self._now}, separators=(",", ":"))
            with suppress(OSError):
                write_whole(self._path, f"{_hash(text)}\n{text}")


@cache
def program_sha256() -> str:
    """One hash of every file of this program, its Python and the libraries that read documents."""
    package = Path(__file__).parents[1]
    files = sorted(path for path in package.rglob("*") if path.is_file() and path.parent.name != "__pycache__")
    parts = ((path.relative_to(package).as_posix(), hashlib.sha256(path.read_bytes()).hexdigest()) for path in files)
    return _hash(platform.python_version(), *map(version, _READERS), *chain.from_iterable(parts))


def _read(path: Path) -> dict[str, Value]:
    """The answers of a file; none when it is missing, damaged, or of another program."""
    try:
        checksum, _, text = path.read_text(encoding="utf-8").partition("\n")
        kept = json.loads(text) if checksum == _hash(text) else {}
    except (OSError, ValueError):
        return {}
    return kept["answers"] if kept.get("program") == program_sha256() else {}


def _hash(*parts: str) -> str:
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()
