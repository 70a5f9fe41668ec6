"""`outreach choose`: which of the documents in content/ the line is to have."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from fnmatch import fnmatchcase
from pathlib import Path

from outreach.catalog.chosen import CHOSEN, add_names, drop_names, read_choice
from outreach.errors import ChoiceError, OutreachError
from outreach.ingest.folder import document_files
from outreach.ingest.sections import slugify


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A document that can be chosen."""

    #: its folder of scripts
    name: str
    path: Path
    is_chosen: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """What a run of `outreach choose` changed."""

    #: names that were added, or taken out
    changed: tuple[str, ...]
    chosen: int
    documents: int


def candidates(content: Path, scripts: Path) -> tuple[Candidate, ...]:
    """Every document of a folder, and whether it is chosen.

    Raises:
        SourceError: there is no such folder.
        ChoiceError: the list cannot be read.
    """
    choice = read_choice(scripts)
    names = ((slugify(path.stem), path) for path in document_files(content))
    return tuple(Candidate(name=name, path=path, is_chosen=choice.has(name)) for name, path in names)


def sure_candidates(content: Path, scripts: Path) -> tuple[Candidate, ...]:
    """The same, where each name in the list is a document's.

    Raises:
        ChoiceError: the list names a document that is not there. Else as `candidates`.
    """
    documents = candidates(content, scripts)
    for fault in unknown_names(scripts, documents):
        raise fault
    return documents


def unknown_names(scripts: Path, documents: tuple[Candidate, ...]) -> Iterator[ChoiceError]:
    """A fault for each name in the list that no document has."""
    known = {document.name for document in documents}
    for name, line in (read_choice(scripts).lines or {}).items():
        if name not in known:
            yield ChoiceError(scripts / CHOSEN, line, problem=f"no document is called {name!r}{_like(name, known)}",
                              remedy="Mend the name, or take the line out")


def chosen_documents(content: Path, scripts: Path) -> tuple[Path, ...]:
    """The files that the line is made from, in the order of their paths. Raises as `sure_candidates` does."""
    return tuple(document.path for document in sure_candidates(content, scripts) if document.is_chosen)


def choose(content: Path, scripts: Path, patterns: tuple[str, ...]) -> Chosen:
    """Add the documents that the patterns name. The first choice of all ends "everything is chosen".

    Raises:
        OutreachError: a pattern fits no document; nothing is changed then. Else as `sure_candidates`.
    """
    found = sure_candidates(content, scripts)
    named = _named(found, content, patterns)
    before = frozenset(read_choice(scripts).lines or {})
    new = tuple(name for name in named if name not in before)
    add_names(scripts, new)
    return Chosen(changed=new, chosen=len(before) + len(new), documents=_count(found))


def drop(content: Path, scripts: Path, patterns: tuple[str, ...]) -> Chosen:
    """Take the documents out that the patterns name; their scripts stay, and are no longer served.

    Raises as `choose` does.
    """
    found = sure_candidates(content, scripts)
    named = frozenset(_named(found, content, patterns))
    before = tuple(dict.fromkeys(document.name for document in found if document.is_chosen))
    if read_choice(scripts).lines is None:
        add_names(scripts, before)
    drop_names(scripts, named)
    gone = tuple(name for name in before if name in named)
    return Chosen(changed=gone, chosen=len(before) - len(gone), documents=_count(found))


def _count(documents: tuple[Candidate, ...]) -> int:
    """Two files of one name count once: they cannot be told apart by it."""
    return len({document.name for document in documents})


def _named(documents: tuple[Candidate, ...], content: Path, patterns: tuple[str, ...]) -> tuple[str, ...]:
    """The names that the patterns come to, each once, in the order of the documents."""
    called = [(document.name, _ways_to_call(document, content)) for document in documents]
    fitting = {pattern: {name for name, ways in called if _fits(pattern, ways)} for pattern in patterns}
    for pattern, names in fitting.items():
        if not names:
            like = _like(pattern, {document.name for document in documents})
            raise OutreachError(f"{pattern}: no document in {content} is called so{like}. "
                                "See their names by `outreach choose --list`; * stands for anything")
    wanted = set().union(*fitting.values())
    return tuple(dict.fromkeys(name for name, _ in called if name in wanted))


def _ways_to_call(document: Candidate, content: Path) -> tuple[str, ...]:
    """By name, by path with or without the folder and the ending, or by a folder that it lies in."""
    inside = document.path.relative_to(content)
    folders = (str(folder) for folder in inside.parents if folder.name)
    return (document.name, str(document.path), str(inside), str(inside.with_suffix("")), *folders)


def _fits(pattern: str, ways: tuple[str, ...]) -> bool:
    return any(fnmatchcase(way.lower(), pattern.lower().rstrip("/")) for way in ways)


def _like(name: str, known: set[str]) -> str:
    close = get_close_matches(name.lower(), sorted(known), n=3)
    return f" (like it: {', '.join(close)})" if close else ""
