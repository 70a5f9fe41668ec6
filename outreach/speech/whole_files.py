"""Writes files whole: a reader sees the old bytes or the new ones, never half of them."""

from __future__ import annotations

import os
import threading
from pathlib import Path


def write_whole(path: Path, content: bytes) -> None:
    """Write a file under a temporary name beside it, then rename it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    partial = path.with_name(f".{path.name}.{os.getpid()}.{threading.get_ident()}.part")
    try:
        partial.write_bytes(content)
        partial.replace(path)
    finally:
        partial.unlink(missing_ok=True)


def write_if_changed(path: Path, content: bytes) -> bool:
    """Write a file only if its bytes would change; tells whether it did."""
    if path.is_file() and path.read_bytes() == content:
        return False
    write_whole(path, content)
    return True
