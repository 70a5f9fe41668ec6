"""Which files of a folder are documents."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from outreach.errors import SourceError
from outreach.ingest.sections import slugify

ENDINGS = (".md", ".markdown")
#: what lies beside documents and needs no word
_COMPANIONS = (".jpg", ".jpeg", ".png", ".gif", ".svg", ".webp", ".mp3", ".wav", ".json", ".jsonl", ".yml", ".yaml",
               ".csv", ".tsv", ".ini", ".bak", ".tmp", ".lock")


def document_files(content: Path) -> tuple[Path, ...]:
    """The documents of a folder and of the folders in it, in the order of their paths.

    Files that end in .md or .markdown, in small or capital letters; hidden ones are left out.

    Raises:
        SourceError: there is no such folder.
    """
    return tuple(path for path in _files(content) if path.suffix.lower() in ENDINGS)


def other_files(content: Path) -> tuple[Path, ...]:
    """Files of a folder that somebody may have meant as documents, and that are not read.

    Raises:
        SourceError: there is no such folder.
    """
    return tuple(path for path in _files(content) if path.suffix.lower() not in (*ENDINGS, *_COMPANIONS))


def _files(content: Path) -> Iterator[Path]:
    if not content.is_dir():
        raise SourceError(content, 1, problem="there is no such folder", remedy="Name it by --content DIR")
    found = [Path(folder) / name for folder, folders, names in os.walk(content) if _prune(folders) for name in names]
    return iter(sorted((path for path in found if not path.name.startswith(".")), key=lambda path: path.parts))


def _prune(folders: list[str]) -> bool:
    """Keep out of hidden folders."""
    folders[:] = [name for name in folders if not name.startswith(".")]
    return True


def namesakes(paths: tuple[Path, ...]) -> dict[Path, Path]:
    """Documents whose scripts would lie in the folder of another's, and that other, which comes first."""
    first: dict[str, Path] = {}
    others = {path: first.setdefault(slugify(path.stem), path) for path in paths}
    return {path: other for path, other in others.items() if path is not other}
