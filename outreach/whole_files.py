"""Files that are written whole or not at all, whatever is killed meanwhile."""

from __future__ import annotations

import os
import threading
from pathlib import Path

EVERYBODY_READS, OWNER_ONLY = 0o644, 0o600


def write_whole(path: Path, content: str | bytes, *, mode: int = EVERYBODY_READS) -> None:
    """Write a file beside its place, then move it there; folders are made.

    Raises:
        OSError: the folder cannot be written; the old file, if any, is untouched.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    waiting = path.with_name(f".{path.name}.{os.getpid()}.{threading.get_ident()}.part")
    try:
        waiting.touch(mode=mode)
        waiting.write_bytes(content.encode() if isinstance(content, str) else content)
        waiting.replace(path)
    finally:
        waiting.unlink(missing_ok=True)


def write_if_changed(path: Path, content: bytes) -> bool:
    """Write a file unless it holds these bytes already; True when it was written."""
    if path.is_file() and path.read_bytes() == content:
        return False
    write_whole(path, content)
    return True
