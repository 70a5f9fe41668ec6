"""One run over many files: what is remembered is not done again, the rest is done side by side."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Protocol, TypeVar

from outreach.review.memory import Memory, Value
from outreach.review.processes import for_each

Result = TypeVar("Result")

#: told how many bytes of how many are worked through
Progress = Callable[[int, int], None]


class Task(Protocol[Result]):
    """What is done for each file, and how its result is remembered."""

    @property
    def rests_on(self) -> str:
        """All that decides the result, but for the file and this program."""
        ...

    def __call__(self, path: Path) -> Result:
        """Do it."""
        ...

    def to_answer(self, result: Result) -> Value:
        """What the next run may be told; None for what must be looked at again."""
        ...

    def from_answer(self, answer: Value) -> Result | None:
        """The result again; None when what it left behind is no longer so."""
        ...


def no_progress(_done: int, _total: int) -> None:
    """Show nothing."""


def run(task: Task[Result], paths: Sequence[Path], memory: Memory, progress: Progress = no_progress) -> list[Result]:
    """The result for every file, in their order; what is found out is kept in the memory.

    A run that breaks off has kept what was done until then.
    """
    key_of = partial(memory.key, rests_on=task.rests_on)
    keys = {path: key_of(path) for path in paths}
    known = {path: result for path in paths if (result := _remembered(task, keys[path], memory)) is not None}
    try:
        for path, result in _do(task, [path for path in paths if path not in known], progress):
            answer, known[path] = task.to_answer(result), result
            if answer is not None and key_of(path) == keys[path]:
                memory.keep(keys[path], answer)
    finally:
        memory.save()
    return [known[path] for path in paths]


def _remembered(task: Task[Result], key: str, memory: Memory) -> Result | None:
    answer = memory.recall(key)
    result = task.from_answer(answer) if answer is not None else None
    if result is not None:
        memory.keep(key, answer)
    return result


def _do(task: Task[Result], paths: Sequence[Path], progress: Progress) -> Iterator[tuple[Path, Result]]:
    sizes = [_size(path) for path in paths]
    done, total = 0, sum(sizes)
    for path, size, result in zip(paths, sizes, for_each(task, paths, size=total), strict=True):
        done += size
        progress(done, total)
        yield path, result


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0
