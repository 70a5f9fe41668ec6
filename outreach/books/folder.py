"""The folder that is given out: files written whole, only where they change, and removed only if we wrote them."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from outreach.books.written_list import Entry, WrittenList
from outreach.errors import SpeechError
from outreach.whole_files import write_if_changed

_NAME = re.compile(r"[A-Za-z0-9][\w\-.]*(?:/[A-Za-z0-9][\w\-.]*)*", re.ASCII)


@dataclass(frozen=True, slots=True, kw_only=True)
class Filed:
    """What became of the files of one run."""

    written: tuple[Path, ...]
    unchanged: tuple[Path, ...]
    removed: tuple[Path, ...]
    #: not needed any more, but changed by somebody since: left where they are
    kept: tuple[Path, ...]


class GivenFolder:
    """One run over such a folder: `put` each file that belongs there, then `finish`."""

    def __init__(self, folder: Path, list_name: str) -> None:
        """`list_name` names the list of what a command wrote; two commands may share a folder."""
        self._folder = folder
        self._list = WrittenList(folder / list_name)
        self._now: dict[str, Entry] = {}
        self._written: list[Path] = []
        self._unchanged: list[Path] = []
        self._remove_leftovers((*filter(_NAME.fullmatch, self._list.latest), list_name))

    def put(self, name: str, made_from: str, make: Callable[[], bytes]) -> None:
        """Write a file, unless it is there as it was last made from the same things.

        `made_from` is a key that changes whenever the file would.

        Raises:
            SpeechError: the name leads out of the folder. OSError: the folder cannot be written.
        """
        path, before = self._path(name), self._list.latest.get(name)
        if before and before.made_from == made_from and _sha256_of(path) == before.sha256:
            self._now[name] = before
            self._unchanged.append(path)
            return
        content = make()
        self._now[name] = Entry(sha256=_sha256(content), made_from=made_from)
        self._list.note(name, self._now[name])
        (self._written if write_if_changed(path, content) else self._unchanged).append(path)

    def finish(self) -> Filed:
        """Remove what we wrote earlier and is not needed any more; what somebody changed since stays."""
        gone = {self._path(name): name for name in self._list.latest
                if name not in self._now and _NAME.fullmatch(name)}
        there = {path: name for path, name in gone.items() if path.is_file()}
        ours = tuple(path for path, name in there.items() if self._list.is_ours(name, _sha256_of(path)))
        for path in ours:
            path.unlink()
        _remove_empty_folders(ours, self._folder)
        self._list.close(self._now)
        return Filed(written=tuple(self._written), unchanged=tuple(self._unchanged), removed=ours,
                     kept=tuple(path for path in there if path not in ours))

    def _path(self, name: str) -> Path:
        path = self._folder / name
        if not _NAME.fullmatch(name) or not path.resolve().is_relative_to(self._folder.resolve()):
            raise SpeechError(f"{name[:80]!r} cannot name a file below {self._folder}. Name the document and its "
                              "sections with letters, digits and hyphens")
        return path

    def _remove_leftovers(self, names: Iterable[str]) -> None:
        """What a killed run was writing beside its place."""
        for name in names:
            for part in (self._folder / name).parent.glob(f".{Path(name).name}.*.part"):
                part.unlink(missing_ok=True)


def _remove_empty_folders(removed: Iterable[Path], top: Path) -> None:
    for path in removed:
        for folder in _folders_up_to(path, top):
            if folder.is_dir():
                if any(folder.iterdir()):
                    break
                folder.rmdir()


def _folders_up_to(path: Path, top: Path) -> Iterator[Path]:
    for folder in path.parents:
        if folder == top:
            return
        yield folder


def _sha256_of(path: Path) -> str:
    return _sha256(path.read_bytes()) if path.is_file() else ""


def _sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
