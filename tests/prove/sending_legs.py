"""What happens to a line in a proof of sending: workers are killed, stand still, or are left alone beside a plain loop.

Everything happens when so many messages have gone out, not after so many seconds: on any machine it is in the middle.
"""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.databases import new_address
from tests.prove.sending_judged import Result, Stops, judge
from tests.sending_line import ROOT, SendingLine, copy_build, count_taken, people

LATENCY_S, ERRORS = 0.05, 0.02
#: no leg takes longer; what is not sent by then counts as lost
AT_MOST_S = 420.0
#: between the start of a worker and its end at least so much of all messages goes out
LEAST = 0.02


@contextmanager
def provider_process() -> Iterator[str]:
    """A provider as a process of its own, so that its work is not counted as ours; its address."""
    command = [sys.executable, "-m", "tests.provider_server", "--latency", str(LATENCY_S), "--errors", str(ERRORS)]
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        yield process.stdout.readline().strip()
        process.stdin.close()


@contextmanager
def sending_line(built: Path, kind: str, messages: int) -> Iterator[SendingLine]:
    """A line that owes a message to so many people."""
    with tempfile.TemporaryDirectory() as folder, provider_process() as url:
        data = Path(folder) / "data"
        copy_build(built, data)
        with new_address(kind, data / "outreach.sqlite") as address:
            line = SendingLine(data, address, url)
            line.owe(people(messages))
            try:
                yield line
            finally:
                line.end()


def killed_again_and_again(line: SendingLine, messages: int, *, kills: int, at_most_s: float = AT_MOST_S) -> Result:
    """One worker at a time, killed (`kill -9`) at random moments and started again."""
    chance, began = random.Random(11), time.monotonic()
    stops = Stops(line, messages)
    for part in sorted(chance.uniform(LEAST, 0.8) for _ in range(kills)):
        worker, before = line.start_worker(), count_taken(line.provider_url)
        _until_taken(line, max(part * messages, before + LEAST * messages), at_most_s)
        time.sleep(chance.uniform(0.0, 0.3))
        worker.kill()
        worker.wait()
    line.start_worker()
    _until(lambda: not line.left(), at_most_s)
    return judge(line, f"killed {kills} times", messages, stops.end(), seconds=time.monotonic() - began)


def one_dies_for_good(line: SendingLine, messages: int, *, at_most_s: float = AT_MOST_S) -> Result:
    """Two workers; one is killed after a third of all messages, and does not come back."""
    began = time.monotonic()
    stops = Stops(line, messages)
    dies, _ = line.start_worker(), line.start_worker()
    _until_both(line, at_most_s)
    _until_taken(line, messages / 3, at_most_s)
    dies.kill()
    dies.wait()
    taken_over = _until_buried(line)
    _until(lambda: not line.left(), at_most_s)
    return judge(line, "two workers, one dies", messages, stops.end(), seconds=time.monotonic() - began,
                 taken_over=taken_over)


def stands_still(line: SendingLine, messages: int, *, for_s: float = 15, at_most_s: float = AT_MOST_S) -> Result:
    """Two workers; one is frozen after a third of all messages, taken for dead, and wakes when its work is done."""
    began = time.monotonic()
    frozen, _ = line.start_worker(), line.start_worker()
    _until_both(line, at_most_s)
    _until_taken(line, messages / 3, at_most_s)
    frozen.send_signal(signal.SIGSTOP)
    time.sleep(for_s)
    frozen.send_signal(signal.SIGCONT)
    _until(lambda: not line.left(), at_most_s)
    return judge(line, "two workers, one stands still", messages, {}, seconds=time.monotonic() - began)


def undisturbed(line: SendingLine, messages: int, what: str) -> Result:
    """One process from its start to its end, with its processor time."""
    began = time.monotonic()
    process = line.start(what)
    _until(lambda: not line.left(), AT_MOST_S)
    seconds = time.monotonic() - began
    if what == "worker":
        process.terminate()
    _, _, used = os.wait4(process.pid, 0)
    process.returncode = 0
    return judge(line, what, messages, {}, seconds=seconds, worked=used.ru_utime + used.ru_stime)


def _until(holds: Callable[[], bool], at_most_s: float, every_s: float = 0.5) -> None:
    until = time.monotonic() + at_most_s
    while not holds() and time.monotonic() < until:
        time.sleep(every_s)


def _until_taken(line: SendingLine, count: float, at_most_s: float) -> None:
    _until(lambda: count_taken(line.provider_url) >= count, at_most_s, 0.05)


def _until_both(line: SendingLine, at_most_s: float) -> None:
    """Until both workers beat."""
    with line.open() as service:
        _until(lambda: len(service.store.beats()) > 1, at_most_s, 0.1)


def _until_buried(line: SendingLine) -> float:
    """Seconds until one worker is left: it buries the other once it has taken over."""
    began = time.monotonic()
    with line.open() as service:
        _until(lambda: len(service.store.beats()) < 2, 60, 0.05)
    return time.monotonic() - began
