"""What drafting and checking a whole library take, as shares of what its Markdown alone takes.

`python -m tests.prove.scale [FILES]` prints a table, and fails where a limit is passed.
The library is made up: see population.py.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter, process_time

from markdown_it import MarkdownIt

from tests.prove.library import write_library
from tests.prove.population import FILES
from tests.prove.processes import Measured, measure


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One line of the table."""

    what: str
    value: float
    unit: str
    most: float

    def __str__(self) -> str:
        mark = "" if self.value <= self.most else "   <- too much"
        return f"{self.what:<52}{self.value:>8.2f} {self.unit:<3} (at most {self.most:g}){mark}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Alone:
    """What markdown-it-py alone takes for all documents, on one core."""

    seconds: float
    #: processor time, in seconds
    worked: float


def tokenise(content: Path) -> Alone:
    """Take all documents apart, and do nothing with them."""
    parser = MarkdownIt("commonmark").enable("table")
    texts = [path.read_text(encoding="utf-8") for path in sorted(content.glob("*.md"))]
    began, worked = perf_counter(), process_time()
    for text in texts:
        parser.parse(text)
    return Alone(seconds=perf_counter() - began, worked=process_time() - worked)


def change_one(content: Path) -> Path:
    """Change a document of middling length."""
    by_size = sorted(content.glob("*-patient.md"), key=lambda path: path.stat().st_size)
    path = by_size[len(by_size) // 2]
    path.write_text(f"{path.read_text(encoding='utf-8')}\nOne more sentence stands at the end.\n", encoding="utf-8")
    return path


def prove(folder: Path, files: int) -> list[Figure]:
    """Draft and check a library again and again."""
    content = folder / "content"
    size = write_library(content, files)
    sys.stdout.write(f"{files} documents, {size / 1e6:.1f} MB of Markdown\n")
    before_draft = tokenise(content)
    drafts, before_check = _three_runs(folder, "draft"), tokenise(content)
    checks = _three_runs(folder, "check")
    sys.stdout.write(f"markdown-it-py alone, on one core: {before_draft.seconds:.1f} s\n{drafts[0].output}")
    return [*_figures("draft", drafts, _mean(before_draft, before_check), first=3, again=5),
            *_figures("check", checks, _mean(before_check, tokenise(content)), first=3.5, again=10)]


def _mean(before: Alone, after: Alone) -> Alone:
    """Before and after, for a machine has other work too."""
    return Alone(seconds=(before.seconds + after.seconds) / 2, worked=(before.worked + after.worked) / 2)


def _three_runs(folder: Path, command: str) -> tuple[Measured, Measured, Measured]:
    """The first, one with nothing changed, one with one changed document."""
    first, second = measure(command, folder=folder), measure(command, folder=folder)
    change_one(folder / "content")
    return first, second, measure(command, folder=folder)


def _figures(command: str, runs: tuple[Measured, Measured, Measured], alone: Alone, *, first: float,
             again: float) -> list[Figure]:
    """A command's lines.

    `first` is the most by markdown-it-py alone; `again` the most, in %, that a run may take which finds all known.
    """
    new, second, one = runs
    return [
        Figure(what=f"{command}: first run, by markdown-it-py alone", value=new.seconds / alone.seconds, unit="x",
               most=first),
        Figure(what=f"{command}: processor time of all cores, by its own", value=new.worked / alone.worked, unit="x",
               most=6),
        Figure(what=f"{command}: nothing changed, by the first run", value=100 * second.seconds / new.seconds,
               unit="%", most=again),
        Figure(what=f"{command}: one document changed, by the first run", value=100 * one.seconds / new.seconds,
               unit="%", most=again + 1),
        Figure(what=f"{command}: memory of all processes", value=max(run.megabytes for run in runs), unit="MB",
               most=400),
    ]


if __name__ == "__main__":
    with TemporaryDirectory() as place:
        figures = prove(Path(place), int(sys.argv[1]) if len(sys.argv) > 1 else FILES)
    sys.stdout.write("".join(f"{figure}\n" for figure in figures))
    sys.exit(any(figure.value > figure.most for figure in figures))
