"""The folder of sound files: each named by the hash of its bytes, found again by a cache key.

    <folder>/<sha256>.wav        phone clips, served by name
    <folder>/full/<sha256>.flac  full-rate recordings, for what is given out offline
    <folder>/keys/<key>.json     which file a cache key stands for

A file that is missing or damaged counts as not there; whoever asks renders it again.
"""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import dataclass
from pathlib import Path

from outreach.whole_files import write_if_changed, write_whole

_SHA256 = re.compile(r"[0-9a-f]{64}")
_PLACES = {"wav": "", "flac": "full"}


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredAudio:
    """One sound file of the store."""

    sha256: str
    seconds: float
    #: "wav" or "flac"
    kind: str


def cache_key(*parts: object) -> str:
    """One key for a list of things that decide how a file sounds; order counts."""
    return hashlib.sha256(json.dumps(parts, ensure_ascii=True).encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class AudioStore:
    """Keeps sound files in one folder; several threads and processes may use it at once."""

    folder: Path

    def path(self, sha256: str, kind: str = "wav") -> Path:
        """Where a file lies. Raises: ValueError if the name is no SHA-256 hash."""
        if not _SHA256.fullmatch(sha256):
            raise ValueError(f"{sha256[:80]!r} is not the SHA-256 name of a clip")
        return self.folder / _PLACES[kind] / f"{sha256}.{kind}"

    def read(self, sha256: str, kind: str = "wav") -> bytes | None:
        """The bytes of a file; None if it is missing or its bytes are not those of its name."""
        path = self.path(sha256, kind)
        content = path.read_bytes() if path.is_file() else b""
        return content if hashlib.sha256(content).hexdigest() == sha256 else None

    def keep(self, key: str, content: bytes, *, seconds: float, kind: str) -> StoredAudio:
        """Store a file and remember it under a cache key; a damaged one is written anew."""
        stored = StoredAudio(sha256=hashlib.sha256(content).hexdigest(), seconds=round(seconds, 3), kind=kind)
        write_if_changed(self.path(stored.sha256, kind), content)
        note = {"kind": kind, "seconds": stored.seconds, "sha256": stored.sha256}
        write_whole(self._note(key), json.dumps(note, sort_keys=True).encode())
        return stored

    def recall(self, key: str) -> StoredAudio | None:
        """What a cache key stands for; None if that was never made, is missing or damaged."""
        stored = _read_note(self._note(key))
        if stored is None or self.read(stored.sha256, stored.kind) is None:
            return None
        return stored

    def recall_bytes(self, key: str) -> bytes | None:
        """The bytes that a cache key stands for, or None."""
        stored = _read_note(self._note(key))
        return self.read(stored.sha256, stored.kind) if stored else None

    def _note(self, key: str) -> Path:
        return self.folder / "keys" / f"{key}.json"


def _read_note(path: Path) -> StoredAudio | None:
    try:
        note = json.loads(path.read_bytes())
        stored = StoredAudio(sha256=str(note["sha256"]), seconds=float(note["seconds"]),
                             kind=str(note["kind"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return stored if _SHA256.fullmatch(stored.sha256) and stored.kind in _PLACES else None
