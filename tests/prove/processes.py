"""How long a command takes, and how much memory it and its processes take together."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from threading import Event, Thread
from time import perf_counter

PROC = Path("/proc")
#: seconds between two looks at the processes
LOOK = 0.05


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """One run of a command."""

    seconds: float
    #: processor time of all its processes, in seconds: what other work on the machine changes least
    worked: float
    #: the most that all its processes held at once, in MB; shared pages count once a process that shares them
    megabytes: float
    #: what it said
    output: str


def measure(*arguments: str, folder: Path) -> Measured:
    """Run `outreach` in a folder, and look at its processes while it works.

    Raises:
        SystemExit: the command broke off; carries its last words. Refused documents (exit code 1) are a result.
    """
    began, worked = perf_counter(), _worked()
    with subprocess.Popen([sys.executable, "-m", "outreach", *arguments], cwd=folder, stdout=subprocess.PIPE,
                          stderr=subprocess.STDOUT, text=True) as process:
        watch = _Watch(process.pid)
        output, _ = process.communicate()
        seconds = perf_counter() - began
        megabytes = watch.end()
    if process.returncode not in (0, 1) or "Traceback" in output:
        raise SystemExit(output[-2000:])
    return Measured(seconds=seconds, worked=_worked() - worked, megabytes=megabytes, output=output)


def _worked() -> float:
    """The processor time of all processes that have ended, in seconds."""
    times = os.times()
    return times.children_user + times.children_system


class _Watch:
    """Looks at a process and those it started until it is told to end."""

    def __init__(self, pid: int) -> None:
        self._pid = pid
        self._most = 0
        self._ended = Event()
        self._thread = Thread(target=self._look)
        self._thread.start()

    def end(self) -> float:
        """Stop looking; gives the most that was seen, in MB, and 0 on systems without /proc."""
        self._ended.set()
        self._thread.join()
        return self._most / 1e6

    def _look(self) -> None:
        while PROC.is_dir() and not self._ended.wait(LOOK):
            self._most = max(self._most, sum(map(_bytes_of, _family(self._pid))))


def _family(pid: int) -> list[int]:
    """A process and all that it started."""
    family = [pid]
    for member in family:
        for thread in PROC.glob(f"{member}/task/*/children"):
            family.extend(map(int, _read(thread).split()))
    return family


def _bytes_of(pid: int) -> int:
    """What a process holds, its part of shared pages included."""
    lines = _read(PROC / str(pid) / "smaps_rollup").splitlines()
    return next((int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:")), 0)


def _read(path: Path) -> str:
    try:
        return path.read_text()
    except OSError:
        return ""
