"""What the desk's pages need at hand: the settings, the database, the builds, and in the office the scripts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path

from flask import current_app

from outreach.bootstrap import Service
from outreach.bootstrap.builds import Builds
from outreach.publish.hold import HoldList
from outreach.settings import Settings
from outreach.store import Store, open_database
from outreach.store.desk import DeskTable
from outreach.store.use import UseTable

DESK = "outreach-desk"
Clock = Callable[[], datetime]


class Mode(StrEnum):
    """Where the desk stands, and so what can be done at it."""

    #: over a git checkout, on the computer of whoever reviews
    OFFICE = "office"
    #: to try it: over a copy of the scripts, on this computer alone
    DEMO = "demo"
    #: on the server that answers people: no scripts, no signing
    WATCH = "watch"


@dataclass(frozen=True, slots=True, kw_only=True)
class Folders:
    """The documents and scripts that are reviewed."""

    content: Path
    scripts: Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """One desk."""

    mode: Mode
    settings: Settings
    table: DeskTable
    store: Store
    use: UseTable
    #: holds and lifts by the rules of `outreach hold`
    holds: HoldList
    builds: Builds
    #: None on a production server: there are no scripts to review
    folders: Folders | None = None
    #: the line that runs beside the desk; None in the office
    line: Service | None = None
    clock: Clock

    @property
    def is_local(self) -> bool:
        """True where only a browser on the same computer may see it."""
        return self.mode is not Mode.WATCH

    @property
    def is_secure(self) -> bool:
        """True where cookies travel encrypted alone."""
        return not self.is_local and self.settings.public_url.startswith("https:")


def open_site(mode: Mode, settings: Settings, *, folders: Folders | None = None, line: Service | None = None,
              clock: Clock | None = None) -> Site:
    """A desk over the line's own database and builds.

    Raises:
        StoreUnavailable: the database is not there, or has no tables for the desk; says what to do.
    """
    database = open_database(settings.database)  # one for all: each would keep connections of its own
    table = DeskTable(database)
    table.check()
    return Site(mode=mode, settings=settings, table=table, store=Store(database), use=UseTable(database),
                holds=HoldList(settings), builds=Builds(settings), folders=folders,
                line=line, clock=clock or utc_now)


def utc_now() -> datetime:
    """This moment."""
    return datetime.now(UTC)


def current_site() -> Site:
    """The desk of the application that is answering."""
    site: Site = current_app.extensions[DESK]
    return site
