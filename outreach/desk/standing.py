"""How one script stands: whether it waits for a reviewer, why, and how much depends on it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from pathlib import Path

from outreach.catalog.freshness import due_date
from outreach.catalog.programme_files import PROGRAMME_FOLDER, read_programme
from outreach.catalog.reviewers import Reviewers, read_reviewers
from outreach.catalog.script_files import SERVICE_FOLDER, read_script, read_wording
from outreach.desk.kept_sources import KeptSources
from outreach.desk.site import Folders
from outreach.errors import OutreachError
from outreach.faithful.sources import Sources
from outreach.review.approve import Desk
from outreach.review.queue import Waiting, waiting_programme, waiting_script, waiting_wording

#: the folders of words that come from no document
OWN = frozenset((SERVICE_FOLDER, PROGRAMME_FOLDER))
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
    def language(self) -> str:
        """The code of its language."""
        return self.name.split("/")[1]

    @property
    def is_wording(self) -> bool:
        """True for words of the line itself, and for what people are promised."""
        return self.document in OWN


@dataclass(frozen=True, slots=True)
class LookAt:
    """Looks at one folder of scripts; travels to other processes."""

    folders: Folders
    #: where what is read of documents is kept
    memory: Path
    today: date
    #: looks of one run share what they read of documents
    run: float

    def __call__(self, folder: Path) -> tuple[Standing, ...]:
        """How each file of a folder stands; one that cannot be read never hides the others."""
        desk, reviewers = self._desk(), read_reviewers(self.folders.scripts)
        return tuple(_stands(path, desk, reviewers) for path in sorted(folder.glob("*.md")))

    def one(self, path: Path) -> Standing:
        """How one file stands."""
        return _stands(path, self._desk(), read_reviewers(self.folders.scripts))

    def _desk(self) -> Desk:
        return Desk(sources=_sources(self.folders, self.memory, self.run), today=self.today)


@lru_cache(maxsize=1)
def _sources(folders: Folders, memory: Path, _run: float) -> Sources:
    return KeptSources(folders.content, folders.scripts, memory)


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
