"""10,000 scripts in the build against five: start-up, a worker's memory and what a text costs, each at most 1.1 times.

`python -m tests.prove.large_build [SCRIPTS]` starts the Procfile's server with two workers over each build, loads them
in turn and prints the ratios; start-up and texts are weighed by processor time, which other work on the machine changes
little. It takes about two minutes, and fails where a limit is passed.
"""

from __future__ import annotations

import sys
import time
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from urllib.error import HTTPError, URLError
from urllib.request import urlopen

from outreach.bootstrap.builds import make_shelf
from outreach.catalog.lookup import Catalogue
from outreach.catalog.write import CatalogueWriter
from outreach.model.script import MessageScript
from outreach.publish.gather import gather
from outreach.publish.known import add_known
from outreach.search.entries import search_rows
from outreach.settings import Settings
from outreach.wording.needed import needed_by_languages
from tests.conftest import ROOT
from tests.fakes import line_settings
from tests.integration.store_people import new_database
from tests.prove.asking import scripts
from tests.prove.load import BODIES, PEOPLE, Server, deliver, server, texts

SCRIPTS = 10_000
#: of the small build's figure
MOST = 1.1
#: in each round every person sends one text of each kind, MENU with its list of 2,000 guides among them
STARTS, ROUNDS, TEXTS = 5, 3, PEOPLE * len(BODIES)
APP = "outreach.desk.app:create_app()"


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """What one line took."""

    start_ms: float
    text_us: float
    median_ms: float
    worker_mb: float
    #: what it shares with no other; of a process that was forked from a loaded one that is little
    alone_mb: float


def main() -> None:
    """Build both, measure both, print the ratios."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else SCRIPTS
    with TemporaryDirectory() as folder:
        lines = [_line(Path(folder) / name, more) for name, more in (("few", 0), ("many", count))]
        few, many = _measured(lines)
    sys.exit(_print(few, many, count))


def _line(data: Path, more: int) -> Settings:
    """A line that serves this repository's scripts, and so many made-up ones beside them."""
    settings = line_settings(data)
    shelved = gather(ROOT / "scripts", drafts=True, needed=needed_by_languages(settings))
    every: tuple[MessageScript, ...] = (*shelved.scripts, *scripts(more))
    with CatalogueWriter(settings.build_folder, serve="drafts") as writer:
        writer.add_wordings(shelved.wordings)
        writer.add_scripts(every, make_shelf(Catalogue(writer.path), settings).books)
        add_known(writer, ("en",))
        writer.add_search(search_rows(every))
        size = writer.finish().stat().st_size / 1e6
    sys.stdout.write(f"{len(every)} scripts: a build of {size:.1f} MB\n")
    return settings.with_changes(database_url=new_database(data / "outreach.sqlite"))


def _measured(lines: list[Settings]) -> list[Figures]:
    starts = [[_start_ms(line) for line in lines] for _ in range(STARTS)]
    with ExitStack() as stack:
        up = [stack.enter_context(server(APP, line, with_hooks=True)) for line in lines]
        rounds = [[_load(one, line) for one, line in zip(up, lines, strict=True)] for _ in range(ROUNDS + 1)][1:]
        return [Figures(start_ms=median(start[at] for start in starts), worker_mb=_worker_mb(one, "rss"),
                        alone_mb=_worker_mb(one, "uss"),
                        text_us=median(turn[at][0] for turn in rounds),
                        median_ms=median(turn[at][1] for turn in rounds)) for at, one in enumerate(up)]


def _start_ms(line: Settings) -> float:
    """Processor time of all its processes until it says that it is ready."""
    with server(APP, line, with_hooks=True) as one:
        while not _is_ready(one):
            time.sleep(0.05)
        return one.spent() * 1000


def _is_ready(one: Server) -> bool:
    try:
        with urlopen(f"http://127.0.0.1:{one.port}/readyz", timeout=10):
            return True
    except (HTTPError, URLError, ConnectionError):
        return False


def _load(one: Server, line: Settings) -> tuple[float, float]:
    """Microseconds of processor time a text, and how long the middle one took in milliseconds."""
    before = one.spent()
    seconds = deliver(one.port, texts(line, TEXTS))
    return (one.spent() - before) / len(seconds) * 1e6, median(seconds) * 1000


def _worker_mb(one: Server, which: str) -> float:
    """What a worker holds after all the texts."""
    return median(getattr(process.memory_full_info(), which) / 1e6 for process in one.family()[1:])


def _print(few: Figures, many: Figures, count: int) -> int:
    failed = 0
    for name, what in (("start_ms", "start-up, ms of processor time"), ("worker_mb", "a worker's memory, MB (RSS)"),
                       ("text_us", "a text, µs of processor time"), ("median_ms", "the middle text, ms by the clock")):
        small, large = getattr(few, name), getattr(many, name)
        failed += large / small > MOST
        sys.stdout.write(f"{what:36} {small:8.1f} with few, {large:8.1f} with {count}: {large / small:.2f} "
                         f"(at most {MOST})\n")
    sys.stdout.write(f"of a worker's memory not shared with others (USS, not judged): {few.alone_mb:.1f} with few, "
                     f"{many.alone_mb:.1f} with {count}\n")
    return int(failed > 0)


if __name__ == "__main__":
    main()
