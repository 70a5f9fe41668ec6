"""Several processes at one database: races, kills and forks."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.databases import ask, new_address, on_both
from tests.integration.store_children import MESSAGES, PHONES
from tests.integration.store_people import new_database

REPOSITORY = Path(__file__).parents[2]


@pytest.fixture
def address(tmp_path: Path, kind: str) -> Iterator[str]:
    """An empty database."""
    with new_address(kind, tmp_path / "line.db") as made:
        yield made


def start(task: str, address: str) -> subprocess.Popen[str]:
    """Start a task of `store_children` in a process of its own."""
    command = [sys.executable, "-W", "error", "-m", "tests.integration.store_children", task, address]
    return subprocess.Popen(command, cwd=REPOSITORY, text=True, stdin=subprocess.PIPE,
                            stdout=subprocess.PIPE, stderr=subprocess.PIPE)


def wait_for(child: subprocess.Popen[str], word: str) -> None:
    """Wait until a task says a word."""
    assert child.stdout is not None
    assert json.loads(child.stdout.readline()) == word


def finish(child: subprocess.Popen[str]) -> object:
    """Wait for a task, and return what it said."""
    said, complaints = child.communicate("go\n", timeout=30)
    assert not complaints
    return json.loads(said)


@on_both
def test_two_processes_of_eight_threads_answer_every_message_alike(address: str) -> None:
    """Each message reaches both processes: one row, the same page, no number left out."""
    children = [start("race", address), start("race", address)]
    for child in children:
        wait_for(child, "ready")
    with ThreadPoolExecutor() as pool:
        first, second = pool.map(finish, children)
    assert first == second
    rows = ask(address, "SELECT phone, seq, page FROM inbound ORDER BY phone, seq")
    assert len(rows) == MESSAGES
    for phone in {row[0] for row in rows}:
        numbers = [(seq, page) for who, seq, page in rows if who == phone]
        assert numbers == [(number, number) for number in range(1, len(numbers) + 1)]
    assert len({row[0] for row in rows}) == len(PHONES)


@on_both
def test_a_stop_outlives_kill_9(address: str) -> None:
    """A process that is killed right after an opt-out has still kept it."""
    child = start("stop", address)
    wait_for(child, "done")
    child.kill()
    child.communicate()
    assert finish(start("stopped", address)) is True


@on_both
@pytest.mark.skipif(sys.platform == "win32", reason="Windows knows no fork")
def test_nothing_written_around_a_fork_is_lost(address: str) -> None:
    """Parent and child go on with one store, and the file keeps what both wrote."""
    assert finish(start("fork", address)) == 3


@pytest.mark.skipif(sys.platform == "win32", reason="Windows knows no fork")
def test_a_child_that_cannot_be_safe_is_refused(tmp_path: Path) -> None:
    """With another thread connected at the fork, the child is told to fork earlier."""
    said = finish(start("fork_beside_a_thread", new_database(tmp_path / "line.db")))
    assert "Fork before the line starts to answer" in str(said)
