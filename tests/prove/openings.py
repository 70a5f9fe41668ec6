"""What it costs to open a build of many scripts, and to answer from it: time, and memory of a worker's own.

`python -m tests.prove.openings [SCRIPTS]` prints a table, and fails where a limit is passed.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from outreach.bootstrap.builds import phrasebook
from outreach.catalog.opening import open_build
from outreach.catalog.write import CatalogueWriter
from outreach.dialogue.shelf import Shelf
from outreach.model.script import MessageScript
from outreach.publish.known import add_known
from outreach.settings import Settings
from outreach.wording.drafts import draft_wordings
from tests.factories import make_book, make_script

SCRIPTS = 10_000
#: milliseconds for opening a build, its words and its first menu
MOST_MS = 50
#: of the file's size: what a worker may hold of it for itself once it has read a topic in ten
MOST_SHARE = 10
TOPICS = 5
_ANONYMOUS = re.compile(r"^Anonymous:\s+(\d+) kB", re.MULTILINE)
_ROLLUP = Path("/proc/self/smaps_rollup")


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """What a fresh process found."""

    #: of the file, in MB
    size: float
    #: milliseconds until the first menu could be told, and for one look-up after that
    opened: float
    look_up: float
    #: MB of its own that the process took for all of it; 0 on systems without /proc
    own: float


def scripts(count: int) -> Iterator[MessageScript]:
    """So many scripts of real length, five a document; each has words of its own."""
    for number in range(count):
        document, topic = divmod(number, TOPICS)
        units = tuple(f"In part {part} of page {number} it is told what doctors look for, and what helps at home."
                      for part in range(8))
        yield replace(make_script(), document=f"page-{document:05}", section=f"topic-{topic}", keyword=f"T{number}",
                      menu_digit=str(topic + 1), title=f"Topic {topic} of page {document}", sms=units, voice=units)


def write_build(folder: Path, count: int) -> Path:
    """A finished build of so many scripts."""
    with CatalogueWriter(folder, serve="drafts") as writer:
        writer.add_wordings(draft_wordings("en").values())
        writer.add_scripts(scripts(count), {"en": make_book()})
        add_known(writer, ("en",))
        return writer.finish()


def open_apart(build: Path) -> Opened:
    """Open a build in a process of its own, as a worker does."""
    done = subprocess.run([sys.executable, "-m", "tests.prove.openings", "--open", str(build)], capture_output=True,
                          text=True, check=True)
    return Opened(**json.loads(done.stdout))


def open_here(build: Path) -> Opened:
    """Open a build, tell its first menu, then read every tenth topic whole."""
    before, began = _own_memory(), perf_counter()
    catalogue = open_build(build.parent, build.stem, drafts=True)
    shelf = Shelf(catalogue=catalogue, book=phrasebook(catalogue, Settings()), language="en")
    assert len(shelf.topics()) == TOPICS
    opened, began, looked_up = perf_counter() - began, perf_counter(), 0
    for document in catalogue.documents("en")[::10]:
        for topic in shelf.topics(document):
            assert catalogue.topics_for(topic.keyword, "en") == (topic,)
            looked_up += 1 + len(catalogue.pages(topic)[:1]) + len(catalogue.parts(topic)[:1])
    look_up = (perf_counter() - began) / looked_up
    return Opened(size=build.stat().st_size / 1e6, opened=1e3 * opened, look_up=1e3 * look_up,
                  own=_own_memory() - before)


def _own_memory() -> float:
    """MB that this process shares with no other and no file."""
    found = _ANONYMOUS.search(_ROLLUP.read_text(encoding="ascii")) if _ROLLUP.exists() else None
    return int(found[1]) / 1e3 if found else 0.0


def prove(count: int) -> bool:
    """Measure a small and a large build; False where a limit is passed."""
    with TemporaryDirectory() as place:
        small, large = (open_apart(write_build(Path(place), number)) for number in (count // 100, count))
    for number, found in ((count // 100, small), (count, large)):
        sys.stdout.write(f"{number:>6} scripts, {found.size:6.1f} MB: opened in {found.opened:5.1f} ms, a look-up "
                         f"{found.look_up:.3f} ms, {found.own:.1f} MB of its own\n")
    return large.opened <= MOST_MS and 100 * large.own <= MOST_SHARE * large.size


if __name__ == "__main__":
    if "--open" in sys.argv:
        found = open_here(Path(sys.argv[2]))
        sys.stdout.write(json.dumps({name: getattr(found, name) for name in Opened.__slots__}))
    else:
        sys.exit(not prove(int(sys.argv[1]) if len(sys.argv) > 1 else SCRIPTS))
