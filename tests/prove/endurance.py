"""The line at half of its full load, for so many minutes: nothing grows or fails; 95 of 100 texts take under 50 ms.

`make prove-endurance MINUTES=60`. Half of the texts are the line's own words, half are in people's own. Full load is
measured first, on this machine, with nothing else running.
"""

from __future__ import annotations

import sys
import time
from dataclasses import dataclass
from pathlib import Path
from statistics import median, quantiles
from tempfile import TemporaryDirectory

from tests.conftest import ROOT, build_of
from tests.fakes import line_settings
from tests.integration.store_people import new_database
from tests.prove.load import BODIES, CONNECTIONS, FREE_BODIES, PEOPLE, Server, deliver, server, texts

MINUTES = 60.0
#: of the mean of the first quarter: what memory, open files and times of the last quarter may be
MOST_GROWTH = {"megabytes": 1.10, "files": 1.10, "median_ms": 1.25}
MOST_MS = 50.0
#: seconds between two lines
SLICE_S = 15
MIXED = (*BODIES, *FREE_BODIES)
_FULL = PEOPLE * len(MIXED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """What was seen after a slice of the load."""

    megabytes: float
    files: int
    median_ms: float
    p95_ms: float
    texts: int


def main() -> None:
    """Measure full load, then go on at half of it; print a line now and then, and fail where something grew."""
    minutes = float(sys.argv[1]) if len(sys.argv) > 1 else MINUTES
    with TemporaryDirectory() as folder:
        plain = line_settings(Path(folder) / "line")
        build_of(ROOT / "content", plain.data)
        settings = plain.with_changes(database_url=new_database(plain.data / "outreach.sqlite"))
        with server("outreach.web.app:create_app()", settings, with_hooks=True) as line:
            deliver(line.port, [_for_threads(one) for one in texts(settings, _FULL, MIXED)])
            deliver(line.port, texts(settings, _FULL, MIXED))
            began = time.perf_counter()
            deliver(line.port, texts(settings, _FULL, MIXED))
            each_s = 2 * CONNECTIONS * (time.perf_counter() - began) / _FULL
            full = 2 * CONNECTIONS / each_s
            sys.stdout.write(f"full load: {full:.0f} texts a second; half of that for {minutes:g} minutes\n")
            looks = []
            until = time.monotonic() + minutes * 60
            while time.monotonic() < until:
                requests = texts(settings, max(CONNECTIONS * 10, int(CONNECTIONS * SLICE_S / each_s)), MIXED)
                looks.append(_look(line, requests, each_s))
                _tell(looks[-1])
    sys.exit(_judge(looks))


def _for_threads(request: bytes) -> bytes:
    """A text that is not plain: a thread answers it. So all that may ever wait for the database have opened it."""
    return request.replace(b"\r\n", b"\r\nTE: trailers\r\n", 1)


def _look(line: Server, requests: list[bytes], each_s: float) -> Look:
    seconds = deliver(line.port, requests, each_s=each_s)
    cuts = quantiles(seconds, n=20)
    return Look(megabytes=line.megabytes(), files=line.files(), median_ms=median(seconds) * 1000,
                p95_ms=cuts[18] * 1000, texts=len(seconds))


def _tell(look: Look) -> None:
    sys.stdout.write(f"{look.texts:6} texts  median {look.median_ms:6.1f} ms  95 % under {look.p95_ms:6.1f} ms  "
                     f"{look.megabytes:6.1f} MB  {look.files:4} files\n")
    sys.stdout.flush()


def _judge(looks: list[Look]) -> int:
    quarter = max(1, len(looks) // 4)
    failed = 0
    for name, most in MOST_GROWTH.items():
        first, last = (median(getattr(look, name) for look in part) for part in (looks[:quarter], looks[-quarter:]))
        failed += last / first > most
        sys.stdout.write(f"{name}: {first:.1f} at first, {last:.1f} at last: {last / first:.2f} (at most {most:.2f})\n")
    worst = median(look.p95_ms for look in looks)
    number = sum(look.texts for look in looks)
    sys.stdout.write(f"95 % under {worst:.1f} ms (at most {MOST_MS:g}); {number} texts, no error\n")
    return int(failed > 0 or worst > MOST_MS)


if __name__ == "__main__":
    main()
