"""What a text costs: processor time of the line beside the provider's tutorial app and a bare route, on one server.

`make prove-speed` has them all up at once and loads them in turn, round by round; the figures are ratios of processor
time within a round, which other work on the machine changes little. It fails where a limit is passed.
"""

from __future__ import annotations

import shutil
import sys
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from statistics import median, quantiles
from tempfile import TemporaryDirectory

from tests import postgres
from tests.conftest import ROOT, build_of
from tests.fakes import line_settings
from tests.integration.store_people import new_database
from tests.prove.load import FREE_BODIES, Server, deliver, server, texts

ROUNDS, TEXTS = 5, 2400
#: of the tutorial app's processor time on SQLite and on PostgreSQL; of a bare route's on SQLite
MOST = {"SQLite": 0.80, "PostgreSQL": 1.30, "floor": 2.30}
#: of the tutorial app's 99th of 100 texts on SQLite; the processes of PostgreSQL work on the same cores, uncounted
MOST_P99 = 1.00


@dataclass(frozen=True, slots=True, kw_only=True)
class Round:
    """What one app took for the texts of a round."""

    micros: float
    p99_ms: float


def main() -> None:
    """Load all, print the table, and fail where a ratio is above its limit."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS
    with TemporaryDirectory() as folder, ExitStack() as servers:
        plain = line_settings(Path(folder) / "line")
        build_of(ROOT / "content", plain.data)
        line = plain.with_changes(database_url=new_database(plain.data / "outreach.sqlite"))
        far = plain.with_changes(data=Path(folder) / "far", database_url=postgres.server().new_database())
        shutil.copytree(plain.build_folder, far.build_folder)
        up = {name: servers.enter_context(server(app, settings, with_hooks=hooks)) for name, app, settings, hooks in (
            ("floor", "tests.prove.speed_apps:floor()", line, False),
            ("tutorial", "tests.prove.speed_apps:tutorial()", line, False),
            ("SQLite", "outreach.web.app:create_app()", line, True),
            ("PostgreSQL", "outreach.web.app:create_app()", far, True))}
        taken: dict[str, list[Round]] = {name: [] for name in up}
        own_words: list[Round] = []
        for turn in range(rounds + 1):  # the first warms up
            for name, one in up.items():
                measured = _load(one, texts(line, TEXTS))
                if turn:
                    taken[name].append(measured)
            own_words.append(_load(up["SQLite"], texts(line, TEXTS, FREE_BODIES)))
    own = median(one.micros for one in own_words[1:])
    sys.stdout.write(f"on SQLite, in words of people's own: {own:.0f} µs of processor time a text\n")
    sys.exit(_print(taken))


def _load(one: Server, requests: list[bytes]) -> Round:
    before = one.spent()
    seconds = deliver(one.port, requests)
    return Round(micros=(one.spent() - before) / len(requests) * 1e6, p99_ms=quantiles(seconds, n=100)[98] * 1000)


def _print(taken: dict[str, list[Round]]) -> int:
    for name, rounds in taken.items():
        sys.stdout.write(f"{name:12} {median(one.micros for one in rounds):7.0f} µs of processor time a text, "
                         f"p99 {median(one.p99_ms for one in rounds):6.1f} ms\n")
    failed = 0
    for name, beside in (("SQLite", "tutorial"), ("PostgreSQL", "tutorial"), ("SQLite", "floor")):
        ratio = median(mine.micros / theirs.micros for mine, theirs in zip(taken[name], taken[beside], strict=True))
        most = MOST["floor" if beside == "floor" else name]
        failed += ratio > most
        sys.stdout.write(f"{name} / {beside}: {ratio:.2f} (at most {most:.2f})\n")
    for name in ("SQLite", "PostgreSQL"):
        slow = median(mine.p99_ms / theirs.p99_ms for mine, theirs in zip(taken[name], taken["tutorial"], strict=True))
        failed += name == "SQLite" and slow > MOST_P99
        sys.stdout.write(f"p99 of {name} / tutorial: {slow:.2f} (on SQLite at most {MOST_P99:.2f})\n")
    return int(failed > 0)


if __name__ == "__main__":
    main()
