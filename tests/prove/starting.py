"""What starting costs: the line's own import, and a worker's start, beside importing Flask; fresh interpreters.

`python -m tests.prove.starting [ROUNDS]` prints processor time and ratios; it takes about half a minute. A web process
is forked from one that has loaded everything, so what it costs to start is what it does after that. It fails where
a limit is passed.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from outreach.settings import Settings
from tests.conftest import ROOT, build_of
from tests.fakes import line_settings
from tests.integration.store_people import new_database
from tests.integration.test_holds_processes import environ_of

ROUNDS = 15
#: of what importing Flask takes: what a web process may take to start
MOST = 1.3
FLASK, LINE, WORKER = "import flask", "import outreach.web.app", "a worker's start"
#: each tells the processor time of its own part, in seconds, without that of Python itself
PROGRAMS = {
    FLASK: "import flask",
    LINE: "import outreach.web.app",
    WORKER: "outreach.web.app.create_app()",
}
_BEFORE = {WORKER: "import outreach.web.gunicorn_conf, outreach.web.app"}
_MEASURE = """
import json, time
{before}
began = time.process_time()
{program}
print(json.dumps(time.process_time() - began))
"""


def main() -> None:
    """Take each in turn, round by round, and print the medians."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS
    with TemporaryDirectory() as folder:
        settings = _line(Path(folder))
        taken: dict[str, list[float]] = {name: [] for name in PROGRAMS}
        for _ in range(rounds):
            for name, found in taken.items():
                found.append(_seconds(name, settings))
    sys.exit(_print(taken))


def _line(folder: Path) -> Settings:
    plain = line_settings(folder / "line")
    build_of(ROOT / "content", plain.data)
    return plain.with_changes(database_url=new_database(plain.data / "outreach.sqlite"))


def _seconds(name: str, settings: Settings) -> float:
    program = _MEASURE.format(before=_BEFORE.get(name, ""), program=PROGRAMS[name])
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True,
                          env={"PYTHONPATH": str(ROOT), **environ_of(settings, 8000)})
    return float(json.loads(done.stdout))


def _print(taken: dict[str, list[float]]) -> int:
    for name, found in taken.items():
        ratio = median(mine / flask for mine, flask in zip(found, taken[FLASK], strict=True))
        sys.stdout.write(f"{name:26} {median(found) * 1000:6.1f} ms of processor time, {ratio:.2f} of Flask's import\n")
    worst = median(mine / flask for mine, flask in zip(taken[WORKER], taken[FLASK], strict=True))
    sys.stdout.write(f"a web process starts within {worst:.2f} of Flask's import (at most {MOST})\n")
    return int(worst > MOST)


if __name__ == "__main__":
    main()
