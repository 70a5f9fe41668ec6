"""The words of a message, from the build that is served; and whether they may be served at all."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files

from outreach.bootstrap.builds import Builds
from outreach.catalog.lookup import Topic
from outreach.dialogue.calls.outreach import LAST_CALL
from outreach.dialogue.shelf import Shelf
from outreach.dialogue.turning import texts_of
from outreach.model.calls import CallPlace
from outreach.model.holds import Holds
from outreach.model.outbox import CALL, FIRST, LAST, NOTE, STAFF, WORDING
from outreach.settings import Settings
from outreach.sms.fold import fold_typography
from outreach.twiml.places import call_address

_MOST_KNOWN = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class Composed:
    """A message's words, or why there are none."""

    words: str = ""
    build: str = ""
    #: "held", "overdue", "not-reviewed" or "not-there"; empty where they may be served
    trouble: str = ""


class Composer:
    """Finds the words that a row of the outbox names."""

    def __init__(self, builds: Builds, settings: Settings) -> None:
        self._builds = builds
        self._settings = settings
        #: a broadcast says the same to thousands
        self._known: dict[tuple[str, int, date, str], Composed] = {}

    def compose(self, what: str, *, holds: Holds, today: date) -> Composed:
        """The words of a script's page, of the line itself, or for staff; for a call the address that begins it."""
        shelf = self._builds.shelf().holding(holds).on(today)
        key = shelf.catalogue.name, holds.version, today, what
        if key not in self._known:
            if len(self._known) >= _MOST_KNOWN:
                self._known = {}
            self._known[key] = self._composed(shelf, what, today)
        return self._known[key]

    def _composed(self, shelf: Shelf, what: str, today: date) -> Composed:
        build = shelf.catalogue.name
        if what.startswith(STAFF):
            return _staff(what.removeprefix(STAFF), self._settings.operator_name, build)
        if what.startswith(WORDING):
            return _wording(shelf, what.removeprefix(WORDING), build)
        if what.startswith(CALL):
            return self._call(shelf, what.removeprefix(CALL))
        if what.startswith(NOTE):
            return self._note(shelf, what.removeprefix(NOTE))
        script, _, page = what.partition("#")
        topic = shelf.script(script)
        if trouble := self._trouble(shelf, topic):
            return Composed(trouble=trouble, build=build)
        texts = texts_of(shelf.speaking(topic.language), topic, today) if topic else ()
        return Composed(words=texts[int(page) - 1], build=build) if len(texts) >= int(page) else _missing(build)

    def _call(self, shelf: Shelf, what: str) -> Composed:
        """The address of ours that the provider asks once somebody picks up."""
        script, build = what.removesuffix(LAST), shelf.catalogue.name
        topic = shelf.script(script) if script.count("/") == 2 else None
        if topic is None or (trouble := self._trouble(shelf, topic)):
            return _missing(build) if topic is None else Composed(trouble=trouble, build=build)
        place = CallPlace(step="outreach", document=topic.document, section=topic.section, language=topic.language,
                          typed=LAST_CALL if what.endswith(LAST) else "")
        return Composed(words=self._settings.public_url + call_address(place), build=build)

    def _note(self, shelf: Shelf, what: str) -> Composed:
        """That something is ready to be read; what it is about stands nowhere on the screen."""
        script, build = what.removesuffix(LAST).removesuffix(FIRST), shelf.catalogue.name
        topic = shelf.script(script) if script.count("/") == 2 else None
        if topic is None or (trouble := self._trouble(shelf, topic)):
            return _missing(build) if topic is None else Composed(trouble=trouble, build=build)
        name = "note-first" if what.endswith(FIRST) else "note-last" if what.endswith(LAST) else "note-ready"
        return Composed(words=shelf.speaking(topic.language).book.sms(name), build=build)

    def _trouble(self, shelf: Shelf, topic: Topic | None) -> str:
        if topic is None:
            return "not-there"
        if shelf.is_taken_back(topic):
            return "held"
        if topic.is_draft and self._settings.serve != "drafts":
            return "not-reviewed"
        return "overdue" if shelf.instead(topic) else ""


def _wording(shelf: Shelf, name: str, build: str) -> Composed:
    language, _, name = name.partition("/")
    return Composed(words=shelf.speaking(language).book.sms(name), build=build)


def _staff(kind: str, operator: str, build: str) -> Composed:
    words = _staff_words().get(kind)
    return Composed(words=fold_typography(words.format(operator=operator)), build=build) if words else _missing(build)


def _missing(build: str) -> Composed:
    return Composed(trouble="not-there", build=build)


@cache
def _staff_words() -> Mapping[str, str]:
    return tomllib.loads(files("outreach.sending").joinpath("staff.toml").read_text(encoding="utf-8"))
