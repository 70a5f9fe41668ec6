"""Files that are read as UTF-8 or refused by line, and written whole or not at all."""

from __future__ import annotations

import os
import re
import threading
from pathlib import Path

from outreach.errors import FileError

EVERYBODY_READS, OWNER_ONLY = 0o644, 0o600
#: characters that no page or book can hold (XML 1.0 leaves them out), save those that end a line
UNSEEN = re.compile("[\0-\x08\x0e-\x1b\x7f\ud800-\udfff\ufffe\uffff]")
#: made and opened at once; bytes as they are, on Windows too
_NEW = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0)


def read_utf8(path: Path, refusal: type[FileError]) -> str:
    """The text of a file; a byte-order mark is taken off.

    Raises:
        FileError: of the kind named by `refusal`; tells the line that is not UTF-8.
    """
    content = path.read_bytes()
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        line = content[:problem.start].count(b"\n") + 1
        raise refusal(path, line, problem="this line is not UTF-8 text", remedy="Save the file as UTF-8") from problem


def version_of(path: str | Path) -> tuple[int, int, int] | None:
    """What changes whenever `write_whole` puts another file in this place; None while there is none."""
    try:
        seen = os.stat(path)  # noqa: PTH116 - asked with every text; a Path is taken apart anew each time
    except OSError:
        return None
    return version_in(seen)


def version_in(seen: os.stat_result) -> tuple[int, int, int]:
    """The same of a file that was looked at already."""
    return seen.st_ino, seen.st_mtime_ns, seen.st_size


def write_whole(path: Path, content: str | bytes, *, mode: int = EVERYBODY_READS, to_disk: bool = False) -> None:
    """Write a file beside its place, then move it there; folders are made.

    With `to_disk` it also outlives a loss of power once this returns.

    Raises:
        OSError: the folder cannot be written, or the disk is full; it names the file. The old one is untouched.
    """
    waiting = path.with_name(f".{path.name}.{os.getpid()}.{threading.get_ident()}.part")
    try:
        with os.fdopen(_open_new(waiting, mode), "wb") as file:
            file.write(content.encode() if isinstance(content, str) else content)
        if to_disk:
            _wait_for_disk(waiting)
        waiting.replace(path)
        if to_disk and os.name == "posix":  # elsewhere a folder cannot be opened
            _wait_for_disk(path.parent)
    except BaseException as problem:
        if isinstance(problem, OSError):
            problem.filename = problem.filename or str(path)  # a full disk names none
        waiting.unlink(missing_ok=True)
        raise


def _open_new(path: Path, mode: int) -> int:
    """Most folders are there already: they are made once a file cannot be opened without them."""
    try:
        return os.open(path, _NEW, mode)
    except FileNotFoundError:
        path.parent.mkdir(parents=True, exist_ok=True)
        return os.open(path, _NEW, mode)


def _wait_for_disk(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def write_if_changed(path: Path, content: bytes) -> bool:
    """Write a file unless it holds these bytes already; True when it was written."""
    if path.is_file() and path.read_bytes() == content:
        return False
    write_whole(path, content)
    return True
