"""What was read of documents, kept beside them: reading a long one anew takes longer than anybody waits for a page.

A file of the memory tells by hashes what it rests on: this program, the document's bytes, and the scripts that the
document has already. Where one of them is another, the file counts nothing, and is written anew. It is made and read
by this program alone, like the database in the same folder; it is safe to delete.
"""

from __future__ import annotations

import hashlib
import pickle
import zlib
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from outreach.condense.topics import Topic
from outreach.faithful.sources import Read, Sources
from outreach.model.document import Document, SourceMetadata
from outreach.review.memory import program_sha256
from outreach.whole_files import OWNER_ONLY, write_whole

_LINE_END = b"\n"


class KeptTopics(Mapping[str, Topic]):
    """The topics of a document, each taken out when it is asked for: a page needs one of a hundred."""

    def __init__(self, packed: Mapping[str, bytes]) -> None:
        """Topics as they were packed, by the file of their script."""
        self._packed = packed

    def __getitem__(self, name: str) -> Topic:
        return _unpacked(self._packed[name])  # type: ignore[no-any-return]

    def __iter__(self) -> Iterator[str]:
        return iter(self._packed)

    def __len__(self) -> int:
        return len(self._packed)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Kept:
    """One file of the memory: a document and its topics, each packed by itself."""

    metadata: SourceMetadata
    document: bytes
    topics: dict[str, bytes]


class KeptSources(Sources):
    """Finds the source of any script; a document is read once while it stays as it is."""

    def __init__(self, content: Path, scripts: Path, memory: Path) -> None:
        """Nothing is read before it is asked for; `memory` is the folder that keeps it."""
        super().__init__(content, scripts)
        self._memory = memory

    def read(self, name: str, language: str) -> Read:
        """A document's metadata and topics, as the files are now.

        Raises:
            SourceGone: as `Sources.read` says it.
        """
        rests_on = self._rests_on(name, language)
        kept = _recall(self._file(name), rests_on)
        if kept is not None:
            return kept.metadata, KeptTopics(kept.topics)
        metadata, topics = super().read(name, language)
        packed = _Kept(metadata=metadata, document=_packed(self.document(name)),
                       topics={topic: _packed(what) for topic, what in topics.items()})
        if self._rests_on(name, language) == rests_on:  # nobody wrote while it was read
            _keep(self._file(name), rests_on, packed)
        return metadata, topics

    def read_document(self, name: str) -> Document:
        """A document as its file is now, whatever its scripts are.

        Raises:
            SourceGone: as `Sources.document` says it.
        """
        kept = _recall(self._file(name), self._of_document(name))
        return _unpacked(kept.document) if kept else super().read_document(name)

    def _file(self, name: str) -> Path:
        return self._memory / f"{name}.source"

    def _of_document(self, name: str) -> str:
        path = self.path_of(name)
        return _hash(program_sha256().encode(), str(path).encode(), _bytes_of(path))

    def _rests_on(self, name: str, language: str) -> str:
        files = sorted((self.scripts / name / language).glob("*.md"))
        parts = (part for path in files for part in (path.name.encode(), _bytes_of(path)))
        return f"{self._of_document(name)} {_hash(language.encode(), *parts)}"


def _recall(file: Path, rests_on: str) -> _Kept | None:
    """What a file keeps, where it rests on this; None where it does not, or is damaged."""
    head, _, body = _bytes_of(file).partition(_LINE_END)
    checksum, _, known = head.decode("ascii", "replace").partition(" ")
    if not known.startswith(rests_on) or checksum != _hash(known.encode(), body):
        return None
    return _unpacked(zlib.decompress(body))  # type: ignore[no-any-return]


def _keep(file: Path, rests_on: str, kept: _Kept) -> None:
    body = zlib.compress(_packed(kept), 1)
    head = f"{_hash(rests_on.encode(), body)} {rests_on}".encode()
    with suppress(OSError):  # a disk that takes nothing costs time alone
        write_whole(file, head + _LINE_END + body, mode=OWNER_ONLY)


def _packed(what: object) -> bytes:
    return pickle.dumps(what, protocol=pickle.HIGHEST_PROTOCOL)


def _unpacked(packed: bytes) -> Any:
    """What this program packed: `_recall` has compared the checksum."""
    return pickle.loads(packed)  # noqa: S301 - nobody else writes into the data folder


def _bytes_of(path: Path) -> bytes:
    """A file's bytes; none where it cannot be read: whoever reads it says why."""
    try:
        return path.read_bytes()
    except OSError:
        return b""


def _hash(*parts: bytes) -> str:
    """One hash of several pieces, each with its length before it."""
    whole = hashlib.sha256()
    for part in parts:
        whole.update(len(part).to_bytes(8, "big") + part)
    return whole.hexdigest()
