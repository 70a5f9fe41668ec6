"""The builds at hand: the one served now, earlier ones, and an empty one when there is none."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

from outreach.catalog.lookup import Catalogue, builds_by_age, current_build, open_build
from outreach.contact.numbers import as_written
from outreach.dialogue.shelf import Shelf
from outreach.errors import NoBuild
from outreach.settings import Settings
from outreach.telemetry import log_trouble
from outreach.wording.drafts import draft_wordings
from outreach.wording.phrasebook import Phrasebook, make_phrasebook

LANGUAGE = "en"


class Builds:
    """Opens each build once; a new one is served from the moment it is pointed to."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._shelves: dict[str, Shelf] = {}
        #: builds that could not be opened: said once in the log, looked at again after a restart
        self._refused: set[str] = set()
        self._empty = Shelf(catalogue=EmptyCatalogue(), book=fallback_phrasebook(settings), language=LANGUAGE,
                            overdue=settings.overdue)

    def shelf(self, build: str = "") -> Shelf:
        """The named build, or the current one when that is gone or not named.

        A current build that cannot be opened gives way to the one before, and that to an empty one.
        """
        shelves = filter(None, map(self._opened, self._candidates(build)))
        return next(shelves, self._empty)

    def kept(self) -> Iterator[Shelf]:
        """Every build that can be opened, the newest first."""
        return filter(None, map(self._opened, builds_by_age(self._settings.build_folder)))

    def last_words(self) -> Phrasebook:
        """The line's own words, whatever has become of the builds."""
        try:
            return self.shelf().book
        except (OSError, sqlite3.Error) as problem:
            log_trouble("builds", problem)
            return self._empty.book

    def _candidates(self, build: str) -> Iterator[str]:
        yield from filter(None, (build, self._current_name()))
        yield from builds_by_age(self._settings.build_folder)

    def _current_name(self) -> str:
        try:
            return current_build(self._settings.build_folder)
        except NoBuild:
            return ""

    def _opened(self, name: str) -> Shelf | None:
        if name not in self._shelves and name not in self._refused:
            try:
                catalogue = open_build(self._settings.build_folder, name, drafts=self._settings.serve == "drafts")
            except NoBuild as problem:
                log_trouble("builds", problem)
                self._refused.add(name)
                return None
            self._shelves[name] = Shelf(catalogue=catalogue, book=phrasebook(catalogue, self._settings),
                                        language=LANGUAGE, overdue=self._settings.overdue)
        return self._shelves.get(name)


class EmptyCatalogue(Catalogue):
    """A catalogue with nothing in it: the line still answers danger, STOP and HELP."""

    def __init__(self) -> None:
        super().__init__(Path("none"))
        self._nothing = sqlite3.connect(":memory:", check_same_thread=False)
        self._nothing.executescript(files("outreach.catalog").joinpath("schema.sql").read_text(encoding="utf-8"))

    def _connection(self) -> sqlite3.Connection:
        return self._nothing


def phrasebook(catalogue: Catalogue, settings: Settings) -> Phrasebook:
    """The words of a build; a wording that the build lacks falls back to its draft."""
    wordings = {**draft_wordings(LANGUAGE), **catalogue.wordings(LANGUAGE)}
    return make_phrasebook(wordings, settings, written=written_numbers(settings))


def fallback_phrasebook(settings: Settings) -> Phrasebook:
    """The drafts alone."""
    return make_phrasebook(draft_wordings(LANGUAGE), settings, written=written_numbers(settings))


def written_numbers(settings: Settings) -> dict[str, str]:
    """The operator's numbers as texts show them."""
    return {"line_number": as_written(settings.line_number), "person_number": as_written(settings.person_number)}
