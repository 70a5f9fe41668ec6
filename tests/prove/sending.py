"""`make prove-sending`: nothing lost or doubled, nothing to anyone who said STOP, whatever is killed; and its cost.

    python -m tests.prove.sending [MESSAGES [kills] [dies] [frozen] [sqlite] [postgresql]]

Legs against a provider on loopback (50 ms, 2 % errors, of which two fifths take the message all the same):
SQLite with workers killed ten times; PostgreSQL with two workers, one killed for good; the worker beside a plain loop
with the same guard and ledger. Exits with 1 when a message is lost or doubled, or a figure misses its floor.
"""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from outreach.model.outbox import State
from tests.conftest import build_of
from tests.databases import new_address
from tests.sending_line import ROOT, SendingLine, copy_build, people, taken_by

LATENCY_S, ERRORS = 0.05, 0.02
#: floors of the issue: of the loop's speed, times the loop's processor time
SLOWEST, DEAREST = 0.75, 2.0
#: loop and worker take turns so often
ROUNDS = 2
#: as long as a permit of these tests lives
PERMIT_S = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """One leg."""

    lost: int
    doubled: int
    #: messages that were taken later after a STOP than a permit lives
    after_stop: int
    stopped: int
    #: messages a second between the first tenth and the last
    speed: float
    #: seconds of processor time of the workers
    worked: float
    seconds: float
    #: seconds from a kill to the moment that another worker had taken over; the longest
    taken_over: float = 0.0

    @property
    def is_clean(self) -> bool:
        """True when nothing went wrong."""
        return not (self.lost or self.doubled or self.after_stop)


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


class Stops:
    """People who say STOP while the line sends, and when each was on the disk."""

    def __init__(self, line: SendingLine, count: int, every_s: float) -> None:
        self.at: dict[str, float] = {}
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._say, args=(line, count, every_s))
        self._thread.start()

    def end(self) -> None:
        """No more of them."""
        self._over.set()
        self._thread.join()

    def _say(self, line: SendingLine, count: int, every_s: float) -> None:
        chosen = random.Random(7).sample(people(count), count // 20)
        with line.open() as service:
            for number in chosen:
                if self._over.wait(every_s):
                    return
                service.store.opt_out(service.keys.contact(number), message_sid=f"SM{number}", rule="stop",
                                      at=service.clock())
                self.at[number] = time.time()


def judge(line: SendingLine, messages: int, stops: dict[str, float], *, seconds: float, worked: float = 0.0,
          taken_over: float = 0.0) -> Result:
    """What the provider took, held against what was owed."""
    taken = taken_by(line.provider_url)
    times = Counter(number for number, _, _ in taken)
    states = line.states()
    late = [number for number, _, at in taken if at > stops.get(number, at) + PERMIT_S]
    settled = states[State.SENT] + states[State.REFUSED]
    lost = [number for number in people(messages) if number not in times and number not in stops]
    return Result(lost=len(lost) + messages - settled, doubled=sum(count - 1 for count in times.values()),
                  after_stop=len(late), stopped=states[State.REFUSED], speed=_speed([at for _, _, at in taken]),
                  worked=worked, seconds=seconds, taken_over=taken_over)


def _speed(times: list[float]) -> float:
    """Without the beginning and the tail, where the last few wait to be asked for."""
    times = sorted(times)
    first, last = len(times) // 10, len(times) * 9 // 10
    return (last - first) / (times[last] - times[first]) if last > first else 0.0


def wait_until_done(line: SendingLine, *, at_most_s: float) -> None:
    """Until nothing is left to send."""
    until = time.monotonic() + at_most_s
    while line.left() and time.monotonic() < until:
        time.sleep(0.5)


def killed_again_and_again(line: SendingLine, messages: int, *, kills: int, between_s: tuple[float, float],
                           at_most_s: float = 1800) -> Result:
    """One worker at a time, killed at random moments and started again."""
    chance, began = random.Random(11), time.monotonic()
    stops = Stops(line, messages, every_s=between_s[1] * kills / max(messages / 20, 1))
    for _ in range(kills):
        worker = line.start_worker()
        time.sleep(chance.uniform(*between_s))
        worker.kill()
        worker.wait()
    line.start_worker()
    wait_until_done(line, at_most_s=at_most_s)
    stops.end()
    return judge(line, messages, stops.at, seconds=time.monotonic() - began)


def one_dies_for_good(line: SendingLine, messages: int, *, after_s: float, at_most_s: float = 1800) -> Result:
    """Two workers; one is killed in the middle and does not come back."""
    began = time.monotonic()
    stops = Stops(line, messages, every_s=after_s * 2 / max(messages / 20, 1))
    dies, _ = line.start_worker(), line.start_worker()
    time.sleep(after_s)
    dies.kill()
    dies.wait()
    taken_over = _until_buried(line)
    wait_until_done(line, at_most_s=at_most_s)
    stops.end()
    return judge(line, messages, stops.at, seconds=time.monotonic() - began, taken_over=taken_over)


def stands_still(line: SendingLine, messages: int, *, after_s: float, for_s: float, at_most_s: float = 600) -> Result:
    """Two workers; one is frozen in the middle, taken for dead, and wakes when its work is done."""
    began = time.monotonic()
    frozen, _ = line.start_worker(), line.start_worker()
    time.sleep(after_s)
    frozen.send_signal(signal.SIGSTOP)
    time.sleep(for_s)
    frozen.send_signal(signal.SIGCONT)
    wait_until_done(line, at_most_s=at_most_s)
    return judge(line, messages, {}, seconds=time.monotonic() - began)


def _until_buried(line: SendingLine) -> float:
    """Seconds until one worker is left: it buries the other once it has taken over."""
    began = time.monotonic()
    with line.open() as service:
        while len(service.store.beats()) > 1 and time.monotonic() < began + 60:
            time.sleep(0.05)
    return time.monotonic() - began


def undisturbed(line: SendingLine, messages: int, what: str) -> Result:
    """One process from its start to its end, with its processor time."""
    began = time.monotonic()
    process = subprocess.Popen([sys.executable, "-m", "tests.sending_children", what], env=line.environ, cwd=ROOT)
    wait_until_done(line, at_most_s=1800)
    seconds = time.monotonic() - began
    if what == "worker":
        process.terminate()
    _, _, used = os.wait4(process.pid, 0)
    process.returncode = 0
    return judge(line, messages, {}, seconds=seconds, worked=used.ru_utime + used.ru_stime)


def told(name: str, result: Result, messages: int) -> bool:
    """Print one leg; True when it is clean."""
    figures = [f"{name:34} lost {result.lost}", f"doubled {result.doubled}",
               f"after STOP {result.after_stop} (stopped {result.stopped})", f"{result.speed:6.1f} a second",
               f"{1000 * result.worked / messages:5.2f} ms CPU each", f"{result.seconds:5.0f} s"]
    taken_over = [f"taken over in {result.taken_over:.1f} s"] if result.taken_over else []
    sys.stdout.write("  ".join(figures + taken_over) + "\n")
    sys.stdout.flush()
    return result.is_clean


def compared(built: Path, kind: str, messages: int) -> bool:
    """The worker beside the loop on one database, in turns: whatever else the machine does, both get some of it."""
    results: dict[str, list[Result]] = {"loop": [], "worker": []}
    each = messages // ROUNDS
    for _ in range(ROUNDS):
        for what, rounds in results.items():
            with sending_line(built, kind, each) as line:
                rounds.append(undisturbed(line, each, what))
    clean = [told(f"{kind}: {what}", result, each) for what, rounds in results.items() for result in rounds]
    speed, cost = (_ratio(results, figure) for figure in ("speed", "worked"))
    sys.stdout.write(f"{kind}: worker to loop: {speed:.2f} of the speed (floor {SLOWEST}), {cost:.2f} times the "
                     f"processor time (at most {DEAREST})\n")
    return all(clean) and speed >= SLOWEST and cost <= DEAREST


def _ratio(results: dict[str, list[Result]], figure: str) -> float:
    """The worker's figure over the loop's, each summed over the rounds."""
    worker, loop = (sum(getattr(result, figure) for result in results[what]) for what in ("worker", "loop"))
    return float(worker / loop)


def ten_kills(built: Path, messages: int) -> bool:
    """SQLite, one worker at a time, killed ten times."""
    with sending_line(built, "sqlite", messages) as line:
        result = killed_again_and_again(line, messages, kills=10, between_s=(3.0, 3.0 + messages / 2000))
    return told("sqlite: ten kills", result, messages)


def two_workers(built: Path, messages: int) -> bool:
    """PostgreSQL, two workers, one of which dies for good."""
    with sending_line(built, "postgresql", messages) as line:
        result = one_dies_for_good(line, messages, after_s=8 + messages / 1000)
    return told("postgresql: two workers, one dies", result, messages)


def frozen(built: Path, messages: int) -> bool:
    """Both databases, a tenth of the messages: two workers, one stands still for 15 seconds."""
    well = []
    for kind in ("sqlite", "postgresql"):
        with sending_line(built, kind, messages // 10) as line:
            result = stands_still(line, messages // 10, after_s=9, for_s=15)
        well.append(told(f"{kind}: one stands still", result, messages // 10))
    return all(well)


LEGS: dict[str, Callable[[Path, int], bool]] = {
    "kills": ten_kills, "dies": two_workers, "frozen": frozen,
    "sqlite": lambda built, messages: compared(built, "sqlite", messages),
    "postgresql": lambda built, messages: compared(built, "postgresql", messages)}


def main() -> None:
    """Those legs that are named, or all."""
    messages = int(sys.argv[1]) if len(sys.argv) > 1 else 20_000
    with tempfile.TemporaryDirectory() as folder:
        built = build_of(ROOT / "content", Path(folder))
        well = [LEGS[name](built, messages) for name in sys.argv[2:] or LEGS]
    sys.exit(0 if all(well) else 1)


if __name__ == "__main__":
    main()
