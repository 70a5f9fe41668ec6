"""What recordings and talking books of this repository's scripts take: bytes, CPU seconds, and a second run's share.

`python -m tests.prove.books` prints a table, and fails where a second run writes anything or takes over half as long.
"""

from __future__ import annotations

import os
import re
import resource
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).parents[2]
#: of the first run's CPU seconds; what remains is mostly loading the libraries
MOST_SHARE = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """One command, from its start to its end."""

    cpu_seconds: float
    written: int


def main() -> None:
    """Print a row for each command, both run into fresh folders."""
    print("| command | size | first run | second run |\n|---|---|---|---|")  # noqa: T201
    with TemporaryDirectory(prefix="outreach-prove-books-") as folder:
        shares = [measured(command, Path(folder)) for command in ("audio", "book")]
    sys.exit(any(share > MOST_SHARE for share in shares))


def measured(command: str, folder: Path) -> float:
    """The second run's share of the first one's CPU seconds; each command has a store of its own."""
    first, second = (run(command, folder / command) for _ in range(2))
    size = sum(path.stat().st_size for path in (folder / command / "out").rglob("*") if path.is_file())
    share = second.cpu_seconds / first.cpu_seconds
    print(f"| `outreach {command}` | {size / 1e6:.1f} MB | {first.cpu_seconds:.1f} CPU seconds | "  # noqa: T201
          f"{second.cpu_seconds:.1f} CPU seconds ({share:.0%}), {second.written} files written |")
    return share if not second.written else 1.0


def run(command: str, folder: Path) -> Run:
    """Run the command as an operator does, with drafts."""
    environ = {"PATH": os.defpath, "PYTHONPATH": str(ROOT), "OUTREACH_DATA": str(folder / "data"),
               "OUTREACH_SERVE": "drafts"}
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run([sys.executable, "-m", "outreach", command, "--out", str(folder / "out")], cwd=ROOT,
                          env=environ, check=True, capture_output=True, text=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    written = int(re.search(r"(\d+) files written", done.stdout)[1])  # type: ignore[index]
    return Run(cpu_seconds=after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, written=written)


if __name__ == "__main__":
    main()
