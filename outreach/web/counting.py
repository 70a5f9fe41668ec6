"""How many requests were answered, how, and how fast: numbers in memory that all workers of a server share.

Each worker adds to a row of its own, so nothing has to be locked between processes; the next one takes its row on, so
no number ever falls. Only numbers are kept: no address, no person, no word.
"""

from __future__ import annotations

import mmap
import threading
from collections.abc import Callable, Iterable, Iterator
from time import perf_counter
from typing import Any

#: what a request was for, by how its address begins; anything else is a page
GROUPS = ("sms", "voice", "status", "audio", "page")
OUTCOMES = ("2xx", "3xx", "403", "4xx", "5xx")
#: upper ends in milliseconds; one more holds all that took longer
BUCKETS_MS = (5, 10, 25, 50, 100, 250, 500, 1000, 5000)
#: workers at once, those included that are being renewed
ROWS = 160
_SLOTS = len(OUTCOMES) + len(BUCKETS_MS) + 2
_WIDTH = _SLOTS * len(GROUPS)

StartResponse = Callable[..., Any]
Environ = dict[str, Any]
Application = Callable[[Environ, StartResponse], Iterable[bytes]]


class Counts:
    """The numbers of one server. Made before its workers are forked, it is theirs together."""

    def __init__(self) -> None:
        self._numbers = memoryview(mmap.mmap(-1, ROWS * _WIDTH * 8)).cast("q")
        self._turn = threading.Lock()
        self.row = 0

    def add(self, group: int, outcome: int, seconds: float) -> None:
        """Count one request of this process."""
        milliseconds = seconds * 1000
        bucket = next((at for at, most in enumerate(BUCKETS_MS) if milliseconds <= most), len(BUCKETS_MS))
        first = self.row * _WIDTH + group * _SLOTS
        with self._turn:
            self._numbers[first + outcome] += 1
            self._numbers[first + len(OUTCOMES) + bucket] += 1
            self._numbers[first + _SLOTS - 1] += int(seconds * 1e6)

    def of(self, group: int) -> tuple[int, ...]:
        """The numbers of a group over all workers: outcomes, buckets, microseconds."""
        starts = range(group * _SLOTS, ROWS * _WIDTH, _WIDTH)
        return tuple(sum(self._numbers[start + slot] for start in starts) for slot in range(_SLOTS))


class Rows:
    """Which rows are free; the server's first process hands them out."""

    def __init__(self) -> None:
        self._taken: set[int] = set()

    def take(self) -> int:
        """A row that no living worker has; the last one for all beyond."""
        row = next((row for row in range(ROWS - 1) if row not in self._taken), ROWS - 1)
        self._taken.add(row)
        return row

    def give_back(self, row: int) -> None:
        """Its worker is gone; its numbers stay."""
        self._taken.discard(row)


#: of this server: in a process that is no server's, of this process alone
COUNTS = Counts()


def counting(application: Application, counts: Counts = COUNTS) -> Application:
    """The application, with each of its answers counted."""
    def answer(environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        began, told = perf_counter(), ["500"]

        def start(status: str, headers: list[tuple[str, str]], problem: Any = None) -> Any:
            told[0] = status
            return start_response(status, headers, problem) if problem else start_response(status, headers)

        try:
            return application(environ, start)
        finally:
            count(counts, environ.get("PATH_INFO", ""), int(told[0][:3]), perf_counter() - began)

    return answer


def count(counts: Counts, path: str, status: int, seconds: float) -> None:
    """Count one answer by its address and its status."""
    counts.add(_group(path), _outcome(status), seconds)


def _group(path: str) -> int:
    first = path[1:7].partition("/")[0]
    return GROUPS.index(first) if first in GROUPS else len(GROUPS) - 1


def _outcome(status: int) -> int:
    if status == 403:
        return OUTCOMES.index("403")
    return {2: 0, 3: 1, 4: 3}.get(status // 100, len(OUTCOMES) - 1)


def told(counts: Counts = COUNTS) -> Iterator[str]:
    """The numbers in Prometheus' text format 0.0.4."""
    every = {name: counts.of(at) for at, name in enumerate(GROUPS)}
    yield "# TYPE outreach_requests_total counter"
    for name, numbers in every.items():
        for outcome, number in zip(OUTCOMES, numbers, strict=False):
            yield f'outreach_requests_total{{to="{name}",status="{outcome}"}} {number}'
    yield "# TYPE outreach_request_seconds histogram"
    for name, numbers in every.items():
        yield from _histogram(name, numbers[len(OUTCOMES):-1], numbers[-1])


def _histogram(name: str, buckets: tuple[int, ...], microseconds: int) -> Iterator[str]:
    total = 0
    for most, number in zip((*(f"{most / 1000:g}" for most in BUCKETS_MS), "+Inf"), buckets, strict=True):
        total += number
        yield f'outreach_request_seconds_bucket{{to="{name}",le="{most}"}} {total}'
    yield f'outreach_request_seconds_sum{{to="{name}"}} {microseconds / 1e6:.6f}'
    yield f'outreach_request_seconds_count{{to="{name}"}} {total}'
