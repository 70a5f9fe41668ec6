"""One run over many files: only what is new is done, and what was found out is kept."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from outreach.review.memory import Memory
from outreach.review.runs import run


@dataclass(kw_only=True)
class Shouting:
    """Writes each file's words in capitals; counts what it was asked to do."""

    rests_on: str = ""
    done: list[str] = field(default_factory=list)
    #: answers that are no longer so
    outdated: frozenset[str] = frozenset()
    meanwhile: Callable[[Path], object] = Path.exists

    def __call__(self, path: Path) -> str:
        self.done.append(path.name)
        words = path.read_text()
        self.meanwhile(path)
        return words.upper()

    def to_answer(self, result: str) -> object:
        return None if result == "NEVER" else {"was": result}

    def from_answer(self, answer: object) -> str | None:
        assert isinstance(answer, dict)
        return None if answer["was"] in self.outdated else answer["was"]


@pytest.fixture
def pages(tmp_path: Path) -> list[Path]:
    """Three files."""
    paths = [tmp_path / name for name in ("a.md", "b.md", "c.md")]
    for path in paths:
        path.write_text(path.stem)
    return paths


@pytest.fixture
def again(tmp_path: Path, pages: list[Path]) -> Callable[[Shouting], tuple[list[str], list[str]]]:
    """Runs a task over the files with what the last run remembered: the results, and what was done for them."""
    return lambda task: (run(task, pages, Memory(tmp_path / "memory.json")), task.done)


def test_nothing_is_done_twice(again: Callable) -> None:
    """The second run gives the same results for nothing."""
    assert (["A", "B", "C"], ["a.md", "b.md", "c.md"]) == again(Shouting())
    assert (["A", "B", "C"], []) == again(Shouting())


def test_a_changed_file_costs_only_itself(again: Callable, pages: list[Path]) -> None:
    """Whatever its time stamp says."""
    again(Shouting())
    pages[1].write_text("x")

    assert (["A", "X", "C"], ["b.md"]) == again(Shouting())


def test_a_changed_setting_costs_everything(again: Callable) -> None:
    """Each result rests on it."""
    again(Shouting())

    assert (["A", "B", "C"], ["a.md", "b.md", "c.md"]) == again(Shouting(rests_on="another number"))


def test_an_answer_that_is_no_longer_so_is_done_again(again: Callable) -> None:
    """What it left behind was changed."""
    again(Shouting())

    assert (["A", "B", "C"], ["b.md"]) == again(Shouting(outdated=frozenset("B")))


def test_what_may_not_be_remembered_is_not(again: Callable, pages: list[Path]) -> None:
    """An unreadable file is looked at each time."""
    pages[0].write_text("never")
    again(Shouting())

    assert (["NEVER", "B", "C"], ["a.md"]) == again(Shouting())


def test_a_file_that_changes_under_the_work_is_not_remembered(again: Callable, pages: list[Path]) -> None:
    """Nobody knows which of the two was read."""
    again(Shouting(meanwhile=lambda path: path.write_text("later") if path.name == "a.md" else None))
    pages[0].write_text("a")

    assert (["A", "B", "C"], ["a.md"]) == again(Shouting())


def test_a_run_that_breaks_off_goes_on(again: Callable) -> None:
    """What was done until then is kept."""
    def fail(path: Path) -> None:
        if path.name == "c.md":
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        again(Shouting(meanwhile=fail))
    assert (["A", "B", "C"], ["c.md"]) == again(Shouting())


def test_progress_is_told_in_bytes_of_what_is_to_be_done(tmp_path: Path, pages: list[Path]) -> None:
    """What is remembered takes no time, so it has no share of the bar."""
    moves: list[tuple[int, int]] = []
    memory = tmp_path / "memory.json"
    run(Shouting(), pages[:1], Memory(memory))
    pages[2].write_text("longer")
    run(Shouting(), pages, Memory(memory), lambda done, total: moves.append((done, total)))

    assert [(1, 7), (7, 7)] == moves
