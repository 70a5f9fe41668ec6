"""Every long page of the desk and of the public site over a large library: how long each takes, how heavy it is.

`python -m tests.prove.desk_pages [FILES]` prints a table, and fails where a page passes a limit. Each page is asked for
by a process that has just begun, so that nothing is at hand yet, and once more after that.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter, process_time

from flask import Flask
from flask.testing import FlaskClient

from outreach.bootstrap import assemble
from outreach.desk.listing import queue
from outreach.desk.office import create_office
from outreach.desk.paging import Wanted
from outreach.desk.review import SHELF
from outreach.desk.site import DESK, Folders
from outreach.settings import Settings
from outreach.store.migrate import migrate
from outreach.web.app import create_line
from tests.prove.library import write_library
from tests.prove.openings import write_build
from tests.prove.population import FILES
from tests.prove.processes import measure
from tests.unit.desk.visitor import let_in, visitor_of

#: milliseconds of processor time, and bytes
MOST_MS, MOST_BYTES = 300, 150_000
DESK_PAGES = ("/desk/", "/desk/review", "/desk/review?why=draft&page=20", "/desk/review?search=pain",
              "/desk/review?order=due", "/desk/packet", "/desk/packet?page=2", "/desk/packet?order=due",
              "/desk/freshness", "/desk/freshness?search=page-1", "/desk/use", "/desk/holds", "/desk/health",
              "/desk/trail")
PUBLIC_PAGES = ("/", "/en/topics", "/en/topics?page=9", "/en/topics?search=topic+3", "/en/topics/page-00001/topic-1")
#: the riskiest scripts: those whose pages are opened first
SCRIPTS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One page, as it was answered."""

    path: str
    first_ms: float
    again_ms: float
    size: int

    @property
    def is_too_much(self) -> bool:
        """True where it passes a limit."""
        return max(self.first_ms, self.again_ms) > MOST_MS or self.size > MOST_BYTES

    def __str__(self) -> str:
        mark = "   <- too much" if self.is_too_much else ""
        return f"{self.path:<56}{self.first_ms:>6.0f} ms{self.again_ms:>6.0f} ms{self.size / 1000:>7.1f} kB{mark}"


def prepare(folder: Path, files: int) -> None:
    """A library with its drafts, and a build of as many topics."""
    write_library(folder / "content", files)
    sys.stdout.write(measure("draft", folder=folder).output)
    write_build(settings_of(folder).build_folder, sum(1 for _ in folder.glob("scripts/*/*/*.md")))


def look_at_all(folder: Path) -> None:
    """What a new desk does beside its pages."""
    shelf, began = office_of(folder).extensions[SHELF], perf_counter()
    shelf.wait()
    sys.stdout.write(f"{shelf.left()[1]} folders looked at in {perf_counter() - began:.0f} s\n")


def settings_of(folder: Path) -> Settings:
    """An operator's, over a folder."""
    return Settings(data=folder / "data", serve="drafts", auth_token="prove", phone_keys="a:" + "0" * 64,
                    public_url="http://127.0.0.1")


def office_of(folder: Path) -> Flask:
    """The desk in the office, as a process that has just begun has it."""
    settings = settings_of(folder)
    migrate(settings.database)
    return create_office(settings, Folders(content=folder / "content", scripts=folder / "scripts"))


def pages_of_the_desk(folder: Path) -> Iterator[Page]:
    """Each page of the desk, for somebody who is logged in."""
    office = office_of(folder)
    let_in(office.extensions[DESK])
    visitor = visitor_of(office)
    visitor.log_in()
    waiting = queue(office.extensions[SHELF].standings(), Wanted(size=SCRIPTS)).items
    for path in (*DESK_PAGES, *(f"/desk/script/{one.name}" for one in waiting)):
        yield asked(visitor.client, path)


def public_pages(folder: Path) -> Iterator[Page]:
    """The public pages of as many topics."""
    service = assemble(settings_of(folder))
    app = create_line(service)
    for path in PUBLIC_PAGES:
        yield asked(app.test_client(), path)


def asked(client: FlaskClient, path: str) -> Page:
    """Ask for a page twice."""
    first, again = (_milliseconds(client, path) for _ in range(2))
    return Page(path=path, first_ms=first[0], again_ms=again[0], size=max(first[1], again[1]))


def _milliseconds(client: FlaskClient, path: str) -> tuple[float, int]:
    began = process_time()
    answer = client.get(path)
    assert answer.status_code == 200, (path, answer.status_code)
    size = len(answer.data)
    return (process_time() - began) * 1e3, size


if __name__ == "__main__":
    with TemporaryDirectory(prefix="outreach-desk-pages-") as place:
        prepare(Path(place), int(sys.argv[1]) if len(sys.argv) > 1 else FILES)
        look_at_all(Path(place))
        pages = [*pages_of_the_desk(Path(place)), *public_pages(Path(place))]
    sys.stdout.write("".join(f"{page}\n" for page in pages))
    sys.exit(any(page.is_too_much for page in pages))
