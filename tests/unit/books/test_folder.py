"""Files that are given out: written where they change, removed only if they are ours."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from outreach.books.folder import Filed, GivenFolder
from outreach.errors import SpeechError

LIST = ".list"


def fill(folder: Path, **files: str) -> Filed:
    """One run that puts these files, named without their ending."""
    given = GivenFolder(folder, LIST)
    for name, text in files.items():
        given.put(f"a/{name}.txt", text, text.encode)
    return given.finish()


def names(folder: Path) -> list[str]:
    """Every file below a folder."""
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def test_a_second_run_writes_nothing(tmp_path: Path) -> None:
    """Not even the list; and nothing is made anew."""
    fill(tmp_path, one="1", two="2")
    before = {name: (tmp_path / name).stat().st_mtime_ns for name in names(tmp_path)}
    given = GivenFolder(tmp_path, LIST)
    given.put("a/one.txt", "1", lambda: pytest.fail("made again"))
    given.put("a/two.txt", "2", lambda: pytest.fail("made again"))

    assert (2, 0) == (len(given.finish().unchanged), len(fill(tmp_path, one="1", two="2").written))
    assert before == {name: (tmp_path / name).stat().st_mtime_ns for name in names(tmp_path)}


def test_a_file_that_somebody_spoilt_is_made_again(tmp_path: Path) -> None:
    """Its bytes count, not the list alone."""
    fill(tmp_path, one="1")
    (tmp_path / "a/one.txt").write_text("spoilt")

    assert (tmp_path / "a/one.txt",) == fill(tmp_path, one="1").written
    assert "1" == (tmp_path / "a/one.txt").read_text()


def test_what_is_not_needed_is_removed_if_it_is_ours(tmp_path: Path) -> None:
    """With its folder, if that is empty then; a stranger's file and one that was changed stay."""
    fill(tmp_path, one="1", two="2")
    (tmp_path / "a/stranger.txt").write_text("mine")
    (tmp_path / "a/two.txt").write_text("2, with a note")

    done = fill(tmp_path)

    assert ((tmp_path / "a/one.txt",), (tmp_path / "a/two.txt",)) == (done.removed, done.kept)
    assert [LIST, "a/stranger.txt", "a/two.txt"] == names(tmp_path)


def test_empty_folders_go(tmp_path: Path) -> None:
    """Only those in which our files were."""
    (tmp_path / "empty").mkdir()
    fill(tmp_path, one="1")

    assert fill(tmp_path).removed
    assert [LIST, "empty"] == sorted(path.name for path in tmp_path.iterdir())


@pytest.mark.parametrize("name", ["", "../x", "/etc/x", "a/../../x", "a//b", "a/.b", "a\\b", "a/b/", "a\n"])
def test_a_name_cannot_leave_the_folder(tmp_path: Path, name: str) -> None:
    """Only plain names below the folder are written."""
    with pytest.raises(SpeechError, match="cannot name a file"):
        GivenFolder(tmp_path, LIST).put(name, "x", b"x".strip)


def test_a_link_cannot_leave_the_folder(tmp_path: Path) -> None:
    """A folder that is a link to somewhere else is refused."""
    (tmp_path / "out").mkdir()
    (tmp_path / "out/away").symlink_to(tmp_path)

    with pytest.raises(SpeechError, match="cannot name a file"):
        GivenFolder(tmp_path / "out", LIST).put("away/x", "x", b"x".strip)


@pytest.mark.parametrize("text", ["", "{", "[1, 2]\n", '["../../x", {"sha256": "1", "made_from": "1"}]\n', "\x00\xff"])
def test_a_list_that_is_not_ours_removes_nothing(tmp_path: Path, text: str) -> None:
    """And does not stop the work."""
    (tmp_path / LIST).write_text(text, encoding="latin-1")
    (tmp_path / "a").mkdir()
    (tmp_path / "a/stranger.txt").write_text("mine")

    assert ((), ()) == (fill(tmp_path, one="1").removed, fill(tmp_path, one="1").kept)
    assert [LIST, "a/one.txt", "a/stranger.txt"] == names(tmp_path)


def test_a_run_that_was_killed_leaves_whole_files_that_are_ours(tmp_path: Path) -> None:
    """Killed while it writes its third file: the next run finishes, and knows what it may remove."""
    program = f"""
import os, signal
from pathlib import Path
from outreach.books.folder import GivenFolder
given = GivenFolder(Path({str(tmp_path)!r}), {LIST!r})
given.put("a/one.txt", "1", lambda: b"1")
given.put("a/two.txt", "2", lambda: b"2")
Path({str(tmp_path)!r}, "a", ".two.txt.1.1.part").write_bytes(b"hal")
given.put("a/three.txt", "3", lambda: os.kill(os.getpid(), signal.SIGKILL))
"""
    killed = subprocess.run([sys.executable, "-c", program], check=False)

    assert -9 == killed.returncode
    assert ["1", "2"] == [(tmp_path / f"a/{name}.txt").read_text() for name in ("one", "two")]
    done = fill(tmp_path, two="2")
    assert ((tmp_path / "a/two.txt",), (tmp_path / "a/one.txt",)) == (done.unchanged, *[done.removed])
    assert [LIST, "a/two.txt"] == names(tmp_path)


def test_a_full_disk_leaves_no_half_file(tmp_path: Path) -> None:
    """What was there stays whole; the next run goes on."""
    fill(tmp_path, one="1")
    program = f"""
import resource, signal
from pathlib import Path
from outreach.books.folder import GivenFolder
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (5000, 5000))
given = GivenFolder(Path({str(tmp_path)!r}), {LIST!r})
given.put("a/one.txt", "new", lambda: b"x" * 20_000)
"""
    full = subprocess.run([sys.executable, "-c", program], check=False, capture_output=True, text=True)

    assert "File too large" in full.stderr
    assert "1" == (tmp_path / "a/one.txt").read_text()
    assert [] == list(tmp_path.rglob("*.part"))
    assert (tmp_path / "a/one.txt",) == fill(tmp_path, one="2").written
