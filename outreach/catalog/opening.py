"""Open a build by its name, if it is one that may be served."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from outreach.catalog.formats import FORMAT, STILL_READ
from outreach.catalog.lookup import Catalogue
from outreach.errors import NoBuild


def open_build(folder: Path, name: str, *, drafts: bool) -> Catalogue:
    """Open a build by its name; one that holds drafts only where drafts are to be served.

    Raises:
        NoBuild: its file is gone or damaged, or of another version, or holds drafts.
    """
    path = folder / f"{name}.sqlite"
    if not name.isalnum() or not path.is_file():
        raise NoBuild(f"{path}: this build is gone. Run `outreach build`")
    catalogue = Catalogue(path)
    about = _about(catalogue, path)
    if about.get("format") not in {FORMAT, *STILL_READ}:
        raise NoBuild(f"{path}: this build was made by another version. Run `outreach build`")
    if about.get("serve") == "drafts" and not drafts:
        raise NoBuild(f"{path}: this build holds drafts that nobody has signed. Run `outreach build`")
    return catalogue


def _about(catalogue: Catalogue, path: Path) -> dict[str, str]:
    try:
        return catalogue.about()
    except sqlite3.DatabaseError as problem:
        raise NoBuild(f"{path}: this build is damaged. Run `outreach build`") from problem
