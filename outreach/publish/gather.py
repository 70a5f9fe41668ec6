"""Read all of scripts/, and say everything that keeps it from being served, not only the first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import TypeVar

from outreach.catalog.programme_files import programme_files, programme_path, read_programme
from outreach.catalog.script_files import SERVICE_FOLDER, read_script, read_wording, script_files, wording_files
from outreach.errors import BuildError, ScriptFormatError
from outreach.model.programmes import Kind, Programme
from outreach.model.script import MessageScript, ServiceWording, Status
from outreach.publish.signatures import reopened, unlisted_signers
from outreach.wording.commands import plain_keyword
from outreach.wording.drafts import draft_wordings

Read = TypeVar("Read")
ENGLISH: Mapping[str, frozenset[str]] = MappingProxyType({"en": frozenset(draft_wordings("en"))})


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelved:
    """What scripts/ holds, as far as it may be served."""

    scripts: tuple[MessageScript, ...]
    wordings: tuple[ServiceWording, ...]
    #: what people may join; only signed ones where only signed words are served
    programmes: tuple[Programme, ...] = ()


def gather(folder: Path, *, drafts: bool, needed: Mapping[str, frozenset[str]] = ENGLISH,
           content: Path | None = None) -> Shelved:
    """Read every script, and the wordings that are needed; with `drafts`, drafts count too, else only reviewed ones.

    `needed` names the languages that are served, and the wordings of each; scripts in others are left out.
    Where only reviewed ones count, each signature must be a listed reviewer's, and stand to the documents
    in `content`, where they are given.

    Raises:
        BuildError: holds every fault found. ReviewersError: the list of reviewers cannot be read.
    """
    faults: list[str] = []
    scripts = _read_all(script_files(folder), read_script, faults)
    places = _places_of_wordings(folder, needed)
    wordings = _read_all(filter(places.__contains__, wording_files(folder)), read_wording, faults)
    programmes = _read_all(programme_files(folder), read_programme, faults)
    faults += (f"{path}: this wording is missing. Run `outreach draft`" for path in places if not path.exists())
    if not drafts:
        faults += _unsigned(folder, wordings)
        faults += unlisted_signers(folder, (*wordings, *scripts, *programmes))
        faults += reopened(folder, content, scripts) if content else ()
    served = [script for script in scripts if script.review.status is not Status.RETIRED]
    faults += _twice(served)
    faults += _without_parent(folder, scripts)
    faults += _without_source(folder, served)
    faults += _without_guide(folder, programmes, served)
    if faults:
        raise BuildError(tuple(faults))
    ours = (script for script in scripts if script.language in needed)
    return Shelved(scripts=tuple(script for script in ours if _is_served(script, drafts=drafts)),
                   wordings=tuple(wordings),
                   programmes=tuple(one for one in programmes
                                    if one.language in needed and _is_served(one, drafts=drafts)))


def _read_all(paths: Iterable[Path], read: Callable[[Path], Read], faults: list[str]) -> list[Read]:
    found = []
    for path in paths:
        try:
            found.append(read(path))
        except ScriptFormatError as fault:
            faults.append(str(fault))
    return found


def _is_served(script: MessageScript | Programme, *, drafts: bool) -> bool:
    return script.review.status is Status.REVIEWED or (drafts and script.review.status is Status.DRAFT)


def _places_of_wordings(folder: Path, needed: Mapping[str, frozenset[str]]) -> tuple[Path, ...]:
    """The files of the wordings that are needed, in order."""
    return tuple(sorted(folder / SERVICE_FOLDER / language / f"{name}.md"
                        for language, names in needed.items() for name in names))


def _unsigned(folder: Path, wordings: list[ServiceWording]) -> Iterator[str]:
    for wording in wordings:
        if wording.review.status is not Status.REVIEWED:
            path = f"{folder}/_service/{wording.language}/{wording.name}.md"
            yield f"{path}: nobody has signed it. Run `outreach review {path} --approve --by NAME`"


def _without_source(folder: Path, scripts: list[MessageScript]) -> Iterator[str]:
    """A topic that could not say where it comes from."""
    for script in scripts:
        if not script.source.name:
            yield f'{folder}/{script.name}.md: it names no source. Write source: "…" as patients should hear it'


def _without_parent(folder: Path, scripts: list[MessageScript]) -> Iterator[str]:
    """A part of a topic that has no script, or that is a part itself; a retired topic's parts stand alone."""
    sections = {(script.document, script.language, script.keyword) for script in scripts if not script.parent}
    for script in scripts:
        if script.parent and (script.document, script.language, script.parent) not in sections:
            yield (f"{folder}/{script.name}.md: its parent {script.parent} is no topic of this document. "
                   "Write the keyword of one, or leave parent out")


def _without_guide(folder: Path, programmes: list[Programme], scripts: list[MessageScript]) -> Iterator[str]:
    """A series through a guide that is not there in its language."""
    guides = {(script.document, script.language) for script in scripts}
    for one in programmes:
        is_told = one.review.status is not Status.RETIRED and one.kind is Kind.SERIES
        if is_told and (one.document, one.language) not in guides:
            yield (f"{programme_path(folder, one)}: there is no guide {one.document} in {one.language}. Name a folder "
                   "of scripts/")


def _twice(scripts: list[MessageScript]) -> Iterator[str]:
    """A word or key that reaches two topics of one document."""
    reached = Counter((s.document, s.language, word) for s in scripts
                      for word in {*map(plain_keyword, (s.keyword, *s.aliases)), f"key {s.menu_digit}"} - {"key "})
    for (document, language, word), times in sorted(reached.items()):
        if times > 1:
            yield f"scripts/{document}/{language}: {word} is used {times} times. Give each topic its own"
