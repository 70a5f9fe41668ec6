"""`make prove-sending`: nothing lost or doubled, nothing to anyone who said STOP, whatever is killed; and its cost.

    python -m tests.prove.sending [MESSAGES [kills] [dies] [frozen] [sqlite] [postgresql]]

Legs against a provider on loopback (50 ms, 2 % errors, of which two fifths take the message all the same):
SQLite with workers killed ten times; PostgreSQL with two workers, one killed for good; two workers, one of which stands
still, on both; the worker beside a plain loop with the same guard and ledger, on each. Ends with a table, and with 1
when a message is lost or doubled, or a figure misses its limit.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from tests.conftest import build_of
from tests.prove.sending_judged import COLUMNS, Result
from tests.prove.sending_legs import killed_again_and_again, one_dies_for_good, sending_line, stands_still, undisturbed
from tests.sending_line import ROOT, SendingLine

#: limits of the issue: of the loop's speed, times the loop's processor time
SLOWEST, DEAREST = 0.75, 2.0
#: loop and worker take turns so that a machine that grows slower meanwhile slows both; all turns together send as many
#: messages as another leg, but not too few each
TURNS, FEWEST = ("loop", "worker", "worker", "loop"), 1000

#: what a leg came to, and which limits it broke beside those of each run
Leg = tuple[list[Result], list[str]]


def ten_kills(built: Path, messages: int) -> Leg:
    """SQLite, one worker at a time, killed ten times."""
    with sending_line(built, "sqlite", messages) as line:
        return [_on("sqlite", line, killed_again_and_again(line, messages, kills=10))], []


def two_workers(built: Path, messages: int) -> Leg:
    """PostgreSQL, two workers, one of which dies for good."""
    with sending_line(built, "postgresql", messages) as line:
        return [_on("postgresql", line, one_dies_for_good(line, messages))], []


def frozen(built: Path, messages: int) -> Leg:
    """Both databases, a tenth of the messages: two workers, one stands still for 15 seconds."""
    results, few = [], max(messages // 10, FEWEST)
    for kind in ("sqlite", "postgresql"):
        with sending_line(built, kind, few) as line:
            results.append(_on(kind, line, stands_still(line, few)))
    return results, []


def compared(built: Path, kind: str, messages: int) -> Leg:
    """The worker beside the loop on one database, in turns: whatever else the machine does, both get some of it."""
    each = max(messages // len(TURNS), FEWEST)
    results = []
    for what in TURNS:
        with sending_line(built, kind, each) as line:
            results.append(_on(kind, line, undisturbed(line, each, what)))
    speed, cost = (_ratio(results, figure) for figure in ("speed", "worked"))
    _say(f"{kind}: worker to loop: {speed:.2f} of the speed (at least {SLOWEST}), {cost:.2f} times the processor time "
         f"(at most {DEAREST})")
    limits = {f"{kind}: {speed:.2f} of the loop's speed": speed < SLOWEST,
              f"{kind}: {cost:.2f} times the loop's processor time": cost > DEAREST}
    return results, [fault for fault, is_so in limits.items() if is_so]


def _on(kind: str, line: SendingLine, result: Result) -> Result:
    """A result with its database; of one that broke a limit the last complaints of the workers are told."""
    if result.faults:
        _say(line.log.read_text()[-3000:])
    return replace(result, name=f"{kind}: {result.name}")


def _ratio(results: list[Result], figure: str) -> float:
    """The worker's figure over the loop's, each summed over the rounds."""
    worker, loop = (sum(getattr(result, figure) for result in results if result.name.endswith(what))
                    for what in ("worker", "loop"))
    return float(worker / loop) if loop else 0.0


def _say(words: str) -> None:
    sys.stdout.write(f"{words}\n")
    sys.stdout.flush()


def _told(rows: list[tuple[str, ...]]) -> None:
    """Print rows, one under the other."""
    widths = [max(len(cell) for cell in column) for column in zip(*rows, strict=True)]
    for row in rows:
        _say("  ".join(cell.ljust(width) if place == 0 else cell.rjust(width)
                       for place, (cell, width) in enumerate(zip(row, widths, strict=True))))


LEGS: dict[str, Callable[[Path, int], Leg]] = {
    "kills": ten_kills, "dies": two_workers, "frozen": frozen,
    "sqlite": lambda built, messages: compared(built, "sqlite", messages),
    "postgresql": lambda built, messages: compared(built, "postgresql", messages)}


def prove(messages: int, names: list[str]) -> int:
    """Those legs that are named; how many limits were broken."""
    results: list[Result] = []
    faults: list[str] = []
    with tempfile.TemporaryDirectory() as folder:
        built = build_of(ROOT / "content", Path(folder))
        for name in names:
            _say(f"{name} …")
            ran, broken = LEGS[name](built, messages)
            _told([result.cells for result in ran])
            results, faults = [*results, *ran], [*faults, *broken]
    _say("")
    _told([COLUMNS, *(result.cells for result in results)])
    faults += [f"{result.name}: {fault}" for result in results for fault in result.faults]
    for fault in faults:
        _say(f"FAILED {fault}")
    return len(faults)


def main() -> None:
    """Read what was asked for; exits with 1 when a limit is broken."""
    messages = int(sys.argv[1]) if len(sys.argv) > 1 else 20_000
    broken = prove(messages, sys.argv[2:] or list(LEGS))
    _say("Every limit was kept." if not broken else f"{broken} limits were broken.")
    sys.exit(1 if broken else 0)


if __name__ == "__main__":
    main()
