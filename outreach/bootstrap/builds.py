"""The builds at hand: the one served now, earlier ones, and an empty one when there is none."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

from outreach.catalog.current import Pointer, builds_by_age
from outreach.catalog.lookup import Catalogue
from outreach.catalog.opening import open_build
from outreach.contact.numbers import as_written
from outreach.dialogue.shelf import Shelf
from outreach.errors import NoBuild
from outreach.settings import Settings
from outreach.telemetry import log_trouble
from outreach.wording.drafts import draft_wordings
from outreach.wording.phrasebook import Phrasebook, make_phrasebook

#: the language of whatever has no other
LANGUAGE = "en"


class Builds:
    """Opens each build once; a new one is served from the moment it is pointed to."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._pointer = Pointer(settings.build_folder)
        self._shelves: dict[str, Shelf] = {}
        #: builds that could not be opened: said once in the log, looked at again after a restart
        self._refused: set[str] = set()
        self._empty = make_shelf(EmptyCatalogue(), settings)

    def shelf(self, build: str = "") -> Shelf:
        """The named build, or the current one when that is gone or not named.

        A current build that cannot be opened gives way to the one before, and that to an empty one.
        """
        shelves = filter(None, map(self._opened, self._candidates(build)))
        return next(shelves, self._empty)

    def kept(self) -> Iterator[Shelf]:
        """Every build that can be opened, the newest first."""
        return filter(None, map(self._opened, builds_by_age(self._settings.build_folder)))

    def last_words(self, language: str = "") -> Phrasebook:
        """The line's own words in a language, or in its first one, whatever has become of the builds."""
        try:
            return self.shelf().speaking(language).book
        except (OSError, sqlite3.Error) as problem:
            log_trouble("builds", problem)
            return self._empty.speaking(language).book

    def _candidates(self, build: str) -> Iterator[str]:
        yield from filter(None, (build, self._current_name()))
        yield from builds_by_age(self._settings.build_folder)

    def _current_name(self) -> str:
        try:
            return self._pointer.name()
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
            self._shelves[name] = make_shelf(catalogue, self._settings)
        return self._shelves.get(name)


class EmptyCatalogue(Catalogue):
    """A catalogue with nothing in it: the line still answers danger, STOP and HELP."""

    def __init__(self) -> None:
        super().__init__(Path("none"))
        self._nothing = sqlite3.connect(":memory:", check_same_thread=False)
        self._nothing.executescript(files("outreach.catalog").joinpath("schema.sql").read_text(encoding="utf-8"))

    def _connection(self) -> sqlite3.Connection:
        return self._nothing


def make_shelf(catalogue: Catalogue, settings: Settings) -> Shelf:
    """A build in the line's first language, with the words of the others at hand."""
    books = {language: phrasebook(catalogue, settings, language) for language in settings.languages}
    first = settings.languages[0]
    return Shelf(catalogue=catalogue, book=books[first], language=first, overdue=settings.overdue, books=books,
                 sends=settings.sending)


def phrasebook(catalogue: Catalogue, settings: Settings, language: str = LANGUAGE) -> Phrasebook:
    """The words of a build in one language; a wording that the build lacks falls back to its draft."""
    wordings = {**draft_wordings(language), **catalogue.wordings(language)}
    return make_phrasebook(wordings, settings, written=written_numbers(settings, language), language=language)


def fallback_phrasebook(settings: Settings, language: str = LANGUAGE) -> Phrasebook:
    """The drafts alone."""
    return make_phrasebook(draft_wordings(language), settings, written=written_numbers(settings, language),
                           language=language)


def written_numbers(settings: Settings, language: str = LANGUAGE) -> dict[str, str]:
    """The operator's numbers as texts show them."""
    return {"line_number": as_written(settings.line_number),
            "person_number": as_written(settings.person_for(language))}
