"""By what the desk knows that a folder of scripts is as it was: a look at the folders, not into the files."""

from __future__ import annotations

import os
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from outreach.catalog.chosen import read_choice
from outreach.catalog.reviewers import REVIEWERS
from outreach.desk.site import Folders
from outreach.desk.standing import OWN
from outreach.ingest.folder import document_files
from outreach.ingest.sections import slugify
from outreach.whole_files import version_in, version_of


def fingerprints(folders: Folders) -> Iterator[tuple[str, str]]:
    """Each folder of scripts, and a mark that changes with anything that its standings rest on."""
    choice = read_choice(folders.scripts)
    documents = {_slug(path.stem): path for path in reversed(document_files(folders.content))}
    reviewers = _mark(folders.scripts / REVIEWERS)
    for document in _folders_in(folders.scripts):
        if document.name in OWN or choice.has(document.name):
            source = _mark(documents.get(document.name))
            for folder in _folders_in(document.path):
                marks = " ".join(f"{name}:{_written(version_in(stat))}" for name, stat in _scripts_in(folder.path))
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
    return _written(version_of(path)) if path else ""


def _written(version: tuple[int, int, int] | None) -> str:
    """By what a file is known to be as it was."""
    return ".".join(map(str, version)) if version else "none"
