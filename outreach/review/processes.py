"""Several processes at work on many files; results come in the order of the files."""

from __future__ import annotations

import gc
import os
import signal
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context
from pathlib import Path
from typing import TypeVar

from outreach.errors import OutreachError

Result = TypeVar("Result")

#: less is done sooner than further processes have started
WORTH_PROCESSES = 2_000_000
#: each takes up to about 100 MB
MOST_PROCESSES = 4
#: objects that a process makes before it looks for those that hold each other
RUBBISH = 100_000
#: small files are handed out several at a time, at least so many times
HANDOUTS = 1_000


def for_each(task: Callable[[Path], Result], paths: Sequence[Path], *, size: int) -> Iterator[Result]:
    """Do a task for every file; `size` is their bytes: little work stays in this process.

    The task is pickled: a function of a module, or a frozen dataclass that can be called.

    Raises:
        OutreachError: a process was ended from outside. What a task raises comes through.
    """
    processes = min(MOST_PROCESSES, cores(), len(paths))
    if processes < 2 or size < WORTH_PROCESSES:
        return map(task, paths)
    return _in_processes(task, paths, processes)


def cores() -> int:
    """How many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _in_processes(task: Callable[[Path], Result], paths: Sequence[Path], processes: int) -> Iterator[Result]:
    """Fresh processes on every system, for a fork copies locks and open files."""
    with ProcessPoolExecutor(processes, mp_context=get_context("spawn"), initializer=_start_work) as pool:
        try:
            yield from pool.map(task, paths, chunksize=max(1, len(paths) // HANDOUTS))
        except BrokenProcessPool as problem:
            raise OutreachError("A process at work was ended from outside, perhaps for want of memory. "
                                "Run the command again: it goes on with what is not done yet") from problem


def _start_work() -> None:
    """Ctrl-C is for the process that waits: it ends the others. Rubbish is collected rarely, for there is little."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.freeze()
    gc.set_threshold(RUBBISH)
