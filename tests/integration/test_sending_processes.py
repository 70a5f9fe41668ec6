"""The short form of `make prove-sending`: workers are killed, and every message comes once."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest

from tests.prove.sending_judged import Result
from tests.prove.sending_legs import killed_again_and_again, one_dies_for_good, sending_line
from tests.sending_line import ROOT

MESSAGES = 400


@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
def test_the_engine(built: Path, kind: str) -> None:
    """It runs each chunk once, each kind by its own threads, and forgets it after a day: the same code on both."""
    with sending_line(built, kind, 1) as line:
        done = subprocess.run([sys.executable, "-m", "tests.sending_children", "engine"], env=line.environ, cwd=ROOT,
                              capture_output=True, text=True, check=True, timeout=90)
    assert {"ran": [["bulk", "c-False", [1, 2]], ["urgent", "c-True", [1, 2]]],
            "kept": [0, 2, [False, False]]} == json.loads(done.stdout)


def test_killed_twice_on_one_machine(built: Path) -> None:
    """Whatever a dead worker had begun is asked for; who said STOP meanwhile gets nothing."""
    with sending_line(built, "sqlite", MESSAGES) as line:
        result = killed_again_and_again(line, MESSAGES, kills=2, at_most_s=90)
    assert () == result.faults, result
    assert 0 < result.stopped


def test_one_of_two_dies_for_good(built: Path) -> None:
    """The other takes over within heartbeat and two seconds, on PostgreSQL."""
    with sending_line(built, "postgresql", MESSAGES) as line:
        result = one_dies_for_good(line, MESSAGES, at_most_s=90)
    assert () == result.faults, result
    assert 0 < result.taken_over


@pytest.mark.parametrize(("change", "said"), [
    ({"lost": 2}, "2 lost"), ({"doubled": 1}, "1 doubled"), ({"after_stop": 1}, "1 after a STOP"),
    ({"taken_over": 4.1}, "taken over in 4.1 s, limit 4.0 s")])
def test_a_broken_limit_is_named(change: dict[str, float], said: str) -> None:
    """By its figure; a proof that names one exits with 1."""
    well = Result(name="x", messages=9, lost=0, doubled=0, after_stop=0, stopped=1, speed=1.0, worked=0.0, seconds=1.0,
                  taken_over=4.0, heartbeat=2)
    assert () == well.faults
    assert (said,) == replace(well, **change).faults


def test_a_worker_that_stands_still_takes_nobody_with_it(tmp_path: Path) -> None:
    """As when the shell of a proof in the background ends: the kernel hangs up on the group of what stands still."""
    script = ("import signal, sys, time; from pathlib import Path; from tests.sending_line import SendingLine\n"
              "folder = Path(sys.argv[1]); worker = SendingLine(folder, 'sqlite:////none', 'http://127.0.0.1:1')"
              ".start_worker()\n"
              "worker.send_signal(signal.SIGSTOP); (folder / 'stands').touch(); time.sleep(2); worker.kill()\n"
              "(folder / 'ended').touch()")
    shell = 'set -m; "$0" -c "$1" "$2" & while [ ! -e "$2/stands" ]; do sleep 0.1; done; exit 0'
    subprocess.run(["bash", "-c", shell, sys.executable, script, str(tmp_path)], cwd=ROOT, check=True, timeout=60)
    until = time.monotonic() + 30
    while not (tmp_path / "ended").exists() and time.monotonic() < until:
        time.sleep(0.1)
    assert (tmp_path / "ended").exists()
