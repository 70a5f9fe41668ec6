"""How every script of a folder stands, kept between pages, for looking at thousands takes minutes.

The unit is a document's folder of scripts. It is looked at again when its document, one of its files or the list of
reviewers has another size or time; that takes a look at the folders, not into the files. More than a few are looked at
beside the pages, which tell how far that is.
"""

from __future__ import annotations

import json
import os
import threading
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from datetime import UTC, date, datetime
from functools import lru_cache
from pathlib import Path
from time import monotonic

from outreach.catalog.chosen import read_choice
from outreach.catalog.freshness import due_date
from outreach.catalog.programme_files import PROGRAMME_FOLDER, read_programme
from outreach.catalog.reviewers import REVIEWERS, Reviewers, read_reviewers
from outreach.catalog.script_files import SERVICE_FOLDER, read_script, read_wording
from outreach.desk.site import Folders
from outreach.errors import OutreachError
from outreach.faithful.sources import Sources
from outreach.ingest.folder import document_files
from outreach.ingest.sections import slugify
from outreach.review.approve import Desk
from outreach.review.memory import program_sha256
from outreach.review.processes import for_each
from outreach.review.queue import Waiting, waiting_programme, waiting_script, waiting_wording
from outreach.telemetry import log_trouble
from outreach.whole_files import write_whole

#: a document is about so many times as long as its scripts: for how much work it is
_SOURCE_IS_LARGER = 3
#: folders that are looked at while a page waits
AT_ONCE = 6
#: seconds for which a look at the folders counts
LOOK_AGAIN = 2.0
#: the folders of words that come from no document
_OWN = frozenset((SERVICE_FOLDER, PROGRAMME_FOLDER))
#: a file that cannot be read stands before all that can
UNREADABLE, UNREADABLE_RISK = "cannot be read", 6_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """How one script or wording stands."""

    #: "recurrent-cancer/en/types", "_service/en/stop"
    name: str
    title: str
    #: why it waits; empty where it does not
    why: str = ""
    flags: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ()
    risk: int = 0
    #: the ISO day on which its source's own review falls due; empty where nobody knows
    due_on: str = ""
    source: str = ""
    #: the title of its document
    document_title: str = ""
    #: hash of the words as they stand
    words: str = ""

    @property
    def document(self) -> str:
        """The document that it belongs to."""
        return self.name.partition("/")[0]

    @property
    def is_wording(self) -> bool:
        """True for words of the line itself, and for what people are promised."""
        return self.document in _OWN


@dataclass(frozen=True, slots=True)
class LookAt:
    """Looks at one folder of scripts; travels to other processes."""

    folders: Folders
    today: date
    #: looks of one run share what they read of documents
    run: float

    def __call__(self, folder: Path) -> tuple[Standing, ...]:
        """How each file of a folder stands; one that cannot be read never hides the others."""
        desk = Desk(sources=_sources(self.folders, self.run), today=self.today)
        reviewers = read_reviewers(desk.scripts)
        return tuple(_stands(path, desk, reviewers) for path in sorted(folder.glob("*.md")))


@lru_cache(maxsize=1)
def _sources(folders: Folders, _run: float) -> Sources:
    return Sources(folders.content, folders.scripts)


class Shelf:
    """The standings of all scripts; threads may share it."""

    def __init__(self, folders: Folders, memory: Path) -> None:
        """Nothing is looked at before it is asked for; `memory` is the file that keeps it, safe to delete."""
        self._folders = folders
        self._memory = memory
        self._lock = threading.Lock()
        self._known: dict[str, tuple[str, tuple[Standing, ...]]] = _recall(memory)
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

    def wait(self, seconds: float = 600) -> None:
        """Until all is looked at."""
        self.standings()
        if self._at_work:
            self._at_work.join(seconds)

    def _look(self) -> None:
        if monotonic() - self._looked_at < LOOK_AGAIN:
            return
        self._found = dict(_fingerprints(self._folders))
        stale = self._stale()
        if len(stale) <= AT_ONCE:
            self._keep(stale, map(LookAt(self._folders, _today(), monotonic()), map(Path, stale)))
        elif self._at_work is None or not self._at_work.is_alive():
            self._at_work = threading.Thread(target=self._work, args=(stale, dict(self._found)), daemon=True)
            self._at_work.start()
        self._looked_at = monotonic()

    def _stale(self) -> list[str]:
        return [folder for folder, mark in self._found.items() if self._known.get(folder, ("",))[0] != mark]

    def _keep(self, names: list[str], results: Iterator[tuple[Standing, ...]]) -> None:
        for name, result in zip(names, results, strict=True):
            self._known[name] = (self._found[name], result)

    def _work(self, stale: list[str], marks: Mapping[str, str]) -> None:
        """Look at many folders in other processes, and keep what was found."""
        try:
            paths = list(map(Path, stale))
            size = sum(path.stat().st_size for folder in paths for path in folder.glob("*.md"))
            results = for_each(LookAt(self._folders, _today(), monotonic()), paths, size=size * _SOURCE_IS_LARGER)
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


def _fingerprints(folders: Folders) -> Iterator[tuple[str, str]]:
    """Each folder of scripts, and a mark that changes with anything that its standings rest on."""
    choice = read_choice(folders.scripts)
    documents = {_slug(path.stem): path for path in reversed(document_files(folders.content))}
    reviewers = _mark(folders.scripts / REVIEWERS)
    for document in _folders_in(folders.scripts):
        if document.name in _OWN or choice.has(document.name):
            source = _mark(documents.get(document.name))
            for folder in _folders_in(document.path):
                marks = " ".join(f"{name}:{_written(stat)}" for name, stat in _scripts_in(folder.path))
                if marks:
                    yield folder.path, f"{source} {reviewers} {marks}"


def _folders_in(path: str | Path) -> list[os.DirEntry[str]]:
    """The folders in a folder, by name: a library has thousands, and each page may ask."""
    with os.scandir(path) as entries:
        return sorted((entry for entry in entries if entry.is_dir()), key=lambda entry: entry.name)


def _scripts_in(folder: str) -> list[tuple[str, os.stat_result]]:
    with os.scandir(folder) as entries:
        return sorted((entry.name, entry.stat()) for entry in entries if entry.name.endswith(".md"))


@lru_cache(maxsize=20_000)
def _slug(stem: str) -> str:
    return slugify(stem)


def _mark(path: Path | None) -> str:
    try:
        return _written(path.stat()) if path else ""
    except OSError:
        return "none"


def _written(stat: os.stat_result) -> str:
    """By what a file is known to be as it was."""
    return f"{stat.st_size}.{stat.st_mtime_ns}.{stat.st_ino}"


def _stands(path: Path, desk: Desk, reviewers: Reviewers) -> Standing:
    name = "/".join((*path.parts[-3:-1], path.stem))
    try:
        if name.startswith(f"{SERVICE_FOLDER}/"):
            wording = read_wording(path, changed_words=True)
            found = next(waiting_wording(path, wording, reviewers), None)
            return _of(found, name=name, title=wording.name, words=wording.words_sha256)
        if name.startswith(f"{PROGRAMME_FOLDER}/"):
            programme = read_programme(path, changed_words=True)
            found = next(waiting_programme(path, programme, reviewers), None)
            return _of(found, name=name, title=f"JOIN {programme.code}", words=programme.words_sha256)
        script = read_script(path, changed_words=True)
        found = next(waiting_script(path, script, desk, reviewers), None)
        due = due_date(script.source.reviewed_on, script.source.review_frequency)
        return _of(found, name=name, title=script.title, words=script.words_sha256, source=script.source.name,
                   document_title=script.source.title, due_on=due.isoformat() if due else "")
    except OutreachError as problem:
        return Standing(name=name, title=path.stem, why=UNREADABLE, reasons=(str(problem),), risk=UNREADABLE_RISK)


def _of(found: Waiting | None, *, name: str, title: str, words: str, source: str = "", document_title: str = "",
        due_on: str = "") -> Standing:
    about = Standing(name=name, title=title, words=words, source=source, document_title=document_title, due_on=due_on)
    if found is None:
        return about
    return replace(about, why=found.why.value, flags=found.flags, reasons=found.reasons[:3], risk=found.risk)


def _today() -> date:
    return datetime.now(UTC).date()
