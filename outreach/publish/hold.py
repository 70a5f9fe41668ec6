"""`outreach hold`: take scripts back today, and give them again; every line of it is kept for good."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import PurePosixPath

from outreach.bootstrap.builds import Builds
from outreach.errors import HoldError
from outreach.model.holds import ALL, NOTHING_HELD, Act, HoldLine, Holds
from outreach.settings import Settings
from outreach.store import Store, open_store
from outreach.store.address import is_postgres, sqlite_path

#: an error names no more scripts than fit a window
MOST_NAMED = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What a person on duty asks for."""

    act: Act
    #: a script's name or file, a document or its folder, or "all"
    path: str
    by: str
    reason: str
    at: datetime


class HoldList:
    """The list of holds of one line."""

    def __init__(self, settings: Settings) -> None:
        """Open the database and the builds of a line.

        Raises:
            StoreUnavailable: the database is not there or not migrated; says what to do.
        """
        self._builds = Builds(settings)
        self._store: Store = open_store(settings.database)
        self._store.check()

    def carry_out(self, order: Order) -> tuple[str, ...]:
        """Hold or lift; the names of the scripts. When this returns, every process goes by it.

        Raises:
            HoldError: no such script is served, or none of it is held; says what there is.
            StoreUnavailable: the database does not answer, and nothing is certain.
        """
        names = self._named(order)
        self._store.add_hold_lines(
            HoldLine(script=name, act=order.act, at=order.at, by=order.by, reason=order.reason,
                     words=self._words(name, order.act)) for name in names)
        return names

    def lines(self) -> tuple[HoldLine, ...]:
        """Every hold and lift there was, the oldest first."""
        return self._store.hold_lines()

    def holds(self) -> Holds:
        """What is held now."""
        return self._store.holds()

    def _named(self, order: Order) -> tuple[str, ...]:
        held = sorted(self.holds().held)
        if order.act is Act.LIFT:
            return matching(order.path, held) or _refuse(order.path, "is not held", "Held are", held)
        served = self._every_name()
        if order.path == ALL:
            return (ALL,)
        return matching(order.path, served) or _refuse(order.path, "no such script is served", "There are", served)

    def _every_name(self) -> tuple[str, ...]:
        """The scripts of every build that the line may still answer from."""
        names = (shelf.catalogue.every_name(shelf.language) for build in self._builds.kept() for shelf in build.tongues)
        return tuple(dict.fromkeys(name for build in names for name in build))

    def _words(self, name: str, act: Act) -> str:
        """Hash of a script's words: those that people had for a hold, those that they get now for a lift."""
        current = self._builds.shelf()
        if name == ALL:
            return current.catalogue.name
        earlier = tuple(self._builds.kept()) if act is Act.HOLD else ()
        found = ((shelf, shelf.script(name)) for shelf in (current, *earlier))
        return next((shelf.catalogue.words_sha256(topic) for shelf, topic in found if topic), "")


def held_here(settings: Settings) -> Holds:
    """What the line of this machine holds; nothing on a machine without a line's database.

    Raises:
        StoreUnavailable: there is a database, but it does not answer or is not migrated.
    """
    if not is_postgres(settings.database) and not sqlite_path(settings.database).exists():
        return NOTHING_HELD
    store = open_store(settings.database)
    try:
        return store.holds()
    finally:
        store.close()


def matching(path: str, names: Sequence[str]) -> tuple[str, ...]:
    """The names that a path means: a script, its file, or all of a document, with or without the folder before."""
    parts = PurePosixPath(path.replace("\\", "/")).parts
    whole = "/".join(parts).removesuffix(".md")
    tail = "/".join(whole.split("/")[-3:] if path.endswith(".md") else parts[1:])
    found = ([name for name in names if f"{name}/".startswith(f"{wanted}/")] for wanted in (whole, tail) if wanted)
    return tuple(next(filter(None, found), ()))


def _refuse(path: str, problem: str, what: str, names: Iterable[str]) -> tuple[str, ...]:
    names = tuple(names)
    named = ", ".join(names[:MOST_NAMED]) or "none"
    more = f" and {len(names) - MOST_NAMED} more" if len(names) > MOST_NAMED else ""
    raise HoldError(f"{path}: {problem}. {what}: {named}{more}")
