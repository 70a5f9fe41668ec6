"""Which build is served: a small file in the folder of builds names it."""

from __future__ import annotations

from pathlib import Path

from outreach.catalog.formats import CURRENT
from outreach.errors import NoBuild
from outreach.whole_files import version_of


class Pointer:
    """The name of the build to serve, read again only once another one was written in its place."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._file = str(folder / CURRENT)
        self._seen: tuple[int, int, int] | None = None
        self._name = ""

    def name(self) -> str:
        """The build that is pointed to now.

        Raises:
            NoBuild: nothing was built yet.
        """
        seen = version_of(self._file)
        if seen is None or seen != self._seen:
            self._name, self._seen = current_build(self._folder), seen
        return self._name


def current_build(folder: Path) -> str:
    """The name of the build to serve.

    Raises:
        NoBuild: nothing was built yet.
    """
    try:
        return (folder / CURRENT).read_text(encoding="utf-8").strip()
    except FileNotFoundError as problem:
        raise NoBuild(f"{folder}: there is no build to serve. Run `outreach build`") from problem


def builds_by_age(folder: Path) -> tuple[str, ...]:
    """The names of all finished builds, the newest first."""
    finished = (path for path in folder.glob("*.sqlite") if path.stem.isalnum())
    return tuple(path.stem for path in sorted(finished, key=lambda path: path.stat().st_mtime, reverse=True))
