"""How every script of a folder stands, kept between pages, for looking at thousands takes minutes.

The unit is a document's folder of scripts. It is looked at again when its document, one of its files or the list of
reviewers has another size or time; that takes a look at the folders, not into the files. More than a few are looked at
beside the pages, which tell how far that is.
"""

from __future__ import annotations

import json
import threading
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path
from time import monotonic

from outreach.desk.fingerprints import fingerprints
from outreach.desk.kept_sources import KeptSources
from outreach.desk.site import Clock, Folders
from outreach.desk.standing import OWN, LookAt, Standing
from outreach.errors import OutreachError
from outreach.review.memory import program_sha256
from outreach.review.processes import for_each
from outreach.telemetry import log_trouble
from outreach.whole_files import write_whole

#: a document is about so many times as long as its scripts: for how much work it is
_SOURCE_IS_LARGER = 3
#: what is looked at while a page waits: so many folders, with so many bytes of scripts; a script takes about 3,000
AT_ONCE, AT_ONCE_BYTES = 6, 40_000
#: what the memory is called: how scripts stand, and what was read of documents
STANDINGS, SOURCES = "desk.json", "desk-sources"
#: seconds for which a look at the folders counts
LOOK_AGAIN = 2.0


class Shelf:
    """The standings of all scripts; threads may share it."""

    def __init__(self, folders: Folders, memory: Path, clock: Clock) -> None:
        """Nothing is looked at before it is asked for; `memory` is the folder that keeps it, safe to delete."""
        self._folders = folders
        self._clock = clock
        self._memory = memory / STANDINGS
        self._sources = memory / SOURCES
        self._lock = threading.Lock()
        self._known: dict[str, tuple[str, tuple[Standing, ...]]] = _recall(self._memory)
        self._found: dict[str, str] = {}
        self._looked_at = -LOOK_AGAIN
        self._at_work: threading.Thread | None = None

    def standings(self) -> tuple[Standing, ...]:
        """How every script of a chosen document stands, and every wording, as far as they were looked at."""
        with self._lock:
            self._look()
            return tuple(one for folder in self._found for one in self._known.get(folder, ("", ()))[1])

    def left(self) -> tuple[int, int]:
        """How many folders are still to be looked at, of how many."""
        with self._lock:
            return len(self._stale()), len(self._found)

    def changed(self) -> None:
        """Look at the folders again with the next page, however soon it comes."""
        self._looked_at = -LOOK_AGAIN

    def wrote(self, path: Path) -> None:
        """Take note at once of a file that was written here; the others of its folder follow by themselves."""
        now = self._look_at().one(path)
        with self._lock:
            mark, found = self._known.get(str(path.parent), ("", ()))
            self._known[str(path.parent)] = mark, tuple(now if one.name == now.name else one for one in found)
        self.changed()

    def sources(self) -> KeptSources:
        """What scripts rest on, as the documents are now."""
        return KeptSources(self._folders.content, self._folders.scripts, self._sources)

    def wait(self, seconds: float = 600) -> None:
        """Until all is looked at."""
        self.standings()
        if self._at_work:
            self._at_work.join(seconds)

    def _look(self) -> None:
        if monotonic() - self._looked_at < LOOK_AGAIN:
            return
        self._found = dict(fingerprints(self._folders))
        stale = self._stale()
        if len(stale) <= AT_ONCE and _size(filter(_has_source, stale)) <= AT_ONCE_BYTES:
            self._keep(stale, map(self._look_at(), map(Path, stale)))
        elif self._at_work is None or not self._at_work.is_alive():
            self._at_work = threading.Thread(target=self._work, args=(stale, dict(self._found)), daemon=True)
            self._at_work.start()
        self._looked_at = monotonic()

    def _look_at(self) -> LookAt:
        return LookAt(self._folders, self._sources, self._clock().date(), monotonic())

    def _stale(self) -> list[str]:
        return [folder for folder, mark in self._found.items() if self._known.get(folder, ("",))[0] != mark]

    def _keep(self, names: list[str], results: Iterator[tuple[Standing, ...]]) -> None:
        for name, result in zip(names, results, strict=True):
            self._known[name] = (self._found[name], result)

    def _work(self, stale: list[str], marks: Mapping[str, str]) -> None:
        """Look at many folders in other processes, and keep what was found."""
        try:
            results = for_each(self._look_at(), list(map(Path, stale)), size=_size(stale) * _SOURCE_IS_LARGER)
            for name, result in zip(stale, results, strict=True):
                with self._lock:
                    self._known[name] = (marks[name], result)
            self._save()
        except (OutreachError, OSError) as problem:
            log_trouble("desk", problem)

    def _save(self) -> None:
        with self._lock:
            kept = {name: [mark, [asdict(one) for one in found]] for name, (mark, found) in self._known.items()
                    if name in self._found}
        with suppress(OSError):
            write_whole(self._memory, json.dumps({"program": program_sha256(), "kept": kept}, separators=(",", ":")))


def _size(folders: Iterable[str]) -> int:
    """How many bytes their scripts have."""
    return sum(path.stat().st_size for folder in folders for path in Path(folder).glob("*.md"))


def _has_source(folder: str) -> bool:
    """False for the line's own words: there is nothing to compare them with."""
    return Path(folder).parent.name not in OWN


def _recall(memory: Path) -> dict[str, tuple[str, tuple[Standing, ...]]]:
    """What was found before; nothing of another version of the program, or where it is damaged."""
    try:
        text = json.loads(memory.read_bytes())
        if text["program"] != program_sha256():
            return {}
        return {name: (mark, tuple(_standing(one) for one in found)) for name, (mark, found) in text["kept"].items()}
    except (OSError, ValueError, KeyError, TypeError):
        return {}


def _standing(kept: dict[str, object]) -> Standing:
    pairs = {key: tuple(value) if isinstance(value, list) else value for key, value in kept.items()}
    return Standing(**pairs)  # type: ignore[arg-type]
