"""Files written whole or not at all."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from outreach.whole_files import write_if_changed, write_whole

FILL = """
import resource
from pathlib import Path
from outreach.whole_files import write_whole
resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))
try:
    write_whole(Path({path!r}), b"x" * 2000)
except OSError as problem:
    print(problem.filename, problem.strerror)
"""


def test_a_file_that_is_right_is_left_alone(tmp_path: Path) -> None:
    """Other bytes are written, and folders are made."""
    path = tmp_path / "a" / "b.txt"

    assert [True, False, True] == [write_if_changed(path, content) for content in (b"1", b"1", b"2")]
    assert (b"2", ["b.txt"]) == (path.read_bytes(), [one.name for one in path.parent.iterdir()])


def test_a_full_disk_names_the_file_and_leaves_the_old_one(tmp_path: Path) -> None:
    """The system's own error names none."""
    path = tmp_path / "page.txt"
    path.write_text("old")
    done = subprocess.run([sys.executable, "-c", FILL.format(path=str(path))], check=True, capture_output=True,
                          text=True)

    assert f"{path} File too large" == done.stdout.strip()
    assert ("old", ["page.txt"]) == (path.read_text(), [one.name for one in tmp_path.iterdir()])


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    """A file stands where the folder should be."""
    (tmp_path / "a").touch()
    with pytest.raises(OSError, match="a"):
        write_whole(tmp_path / "a" / "b.txt", "x")
