"""Several processes: the order of the files is kept, and errors come through whole."""

from __future__ import annotations

import os
from operator import methodcaller
from pathlib import Path

import pytest

from outreach.catalog.script_files import read_script
from outreach.errors import OutreachError, ScriptFormatError
from outreach.review.processes import WORTH_PROCESSES, cores, for_each

#: so much that processes are started
MUCH = WORTH_PROCESSES

needs_two_cores = pytest.mark.skipif(cores() < 2, reason="one core works alone")


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    """Thirty small files."""
    paths = [tmp_path / f"{number}.md" for number in range(30)]
    for path in paths:
        path.write_text(f"I am {path.name}")
    return paths


def who(_path: Path) -> int:
    """The process that did it."""
    return os.getpid()


def end_this_process(_path: Path) -> None:
    """As the system does that has no memory left."""
    os._exit(1)


@pytest.mark.parametrize("size", [0, MUCH])
def test_results_come_in_the_order_of_the_files(files: list[Path], size: int) -> None:
    """Whoever is done first waits."""
    assert [f"I am {path.name}" for path in files] == list(for_each(methodcaller("read_text"), files, size=size))


def test_little_work_starts_no_process(files: list[Path]) -> None:
    """It would be done later for it. So is a single file, however large."""
    assert {os.getpid()} == set(for_each(who, files, size=MUCH - 1))
    assert [os.getpid()] == list(for_each(who, files[:1], size=MUCH))
    assert [] == list(for_each(who, [], size=0))


@needs_two_cores
def test_much_work_is_done_elsewhere(files: list[Path]) -> None:
    """This process only waits and writes."""
    assert os.getpid() not in set(for_each(who, files, size=MUCH))


@needs_two_cores
def test_an_operators_error_comes_through(files: list[Path]) -> None:
    """With its file, line and remedy, as if it had happened here."""
    with pytest.raises(ScriptFormatError, match=r"0\.md:1: ") as caught:
        list(for_each(read_script, files, size=MUCH))

    assert (files[0], 1) == (caught.value.path, caught.value.line)
    assert caught.value.remedy


@needs_two_cores
def test_a_process_that_is_ended_is_told_in_words(files: list[Path]) -> None:
    """For want of memory, say."""
    with pytest.raises(OutreachError, match="Run the command again"):
        list(for_each(end_this_process, files, size=MUCH))
