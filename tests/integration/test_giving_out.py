"""`outreach audio` and `outreach book` in processes of their own, with the voice that this machine has."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from tests.factories import make_script
from tests.unit.publish.shelves import fill, put_script

ROOT = Path(__file__).parents[2]
DRAFTS = "These are drafts that nobody has reviewed"


def environ(folder: Path) -> dict[str, str]:
    """The environment of a line whose data lie in a folder."""
    return {"PATH": os.defpath, "LC_ALL": "C.UTF-8", "PYTHONPATH": str(ROOT), "OUTREACH_DATA": str(folder / "data")}


def command(folder: Path, name: str, *arguments: str, out: str = "out") -> list[str]:
    """One of the two commands over a folder's scripts."""
    return [sys.executable, "-m", "outreach", name, "--scripts", str(folder / "scripts"),
            "--content", str(folder / "content"), "--out", str(folder / out), *arguments]


def run(folder: Path, name: str, *arguments: str, out: str = "out") -> subprocess.CompletedProcess[str]:
    """The command, to its end."""
    return subprocess.run(command(folder, name, *arguments, out=out), env=environ(folder), check=False,
                          capture_output=True, text=True, timeout=120)


def contents(folder: Path) -> dict[str, bytes]:
    """Every file below a folder, whatever its name begins with."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def recordings(folder: Path) -> dict[str, bytes]:
    """What `outreach audio` alone wrote."""
    return {name: content for name, content in contents(folder).items()
            if not name.startswith(("illness_en", ".outreach-book"))}


@pytest.fixture(scope="module")
def spoken(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A line with one topic, a draft, recorded and bound once; never change it."""
    folder = tmp_path_factory.mktemp("line")
    fill(folder / "scripts", signed=False)
    for name in ("audio", "book"):
        done = run(folder, name)
        assert (0, True) == (done.returncode, DRAFTS in done.stderr), done.stderr
    return folder


def test_both_commands_write_into_one_folder_and_nothing_twice(spoken: Path) -> None:
    """A second run of either finds all as it should be, and takes nothing of the other's away."""
    before = {name: (spoken / "out" / name).stat().st_mtime_ns for name in contents(spoken / "out")}
    assert {"index.html", "illness/en/index.html", "illness/en/01-types.mp3", "illness_en.epub",
            "illness_en_daisy.zip"} <= before.keys()
    for name in ("audio", "book"):
        assert "0 files written" in run(spoken, name).stdout
    assert before == {name: (spoken / "out" / name).stat().st_mtime_ns for name in contents(spoken / "out")}


@pytest.mark.parametrize("while_it", ["renders", "writes"])
def test_a_run_that_is_killed_is_taken_up_again(spoken: Path, tmp_path: Path, while_it: str) -> None:
    """What is there is whole, and the next run makes the rest: the same bytes as elsewhere, in one go."""
    fill(tmp_path / "scripts", signed=False)
    if while_it == "writes":
        shutil.copytree(spoken / "data", tmp_path / "data")
    pattern = "data/audio/*.wav" if while_it == "renders" else "out/illness/en/00-about.mp3"
    with subprocess.Popen(command(tmp_path, "audio"), env=environ(tmp_path), stdout=subprocess.DEVNULL,
                          stderr=subprocess.DEVNULL) as process:
        while len(list(tmp_path.glob(pattern))) < (3 if while_it == "renders" else 1) and process.poll() is None:
            time.sleep(0.002)
        process.send_signal(signal.SIGKILL)
    clips = {path: path.stat().st_mtime_ns for path in tmp_path.glob("data/audio/*.wav")}
    whole = contents(spoken / "out")
    left = contents(tmp_path / "out") if (tmp_path / "out").exists() else {}
    assert -signal.SIGKILL == process.returncode
    assert all(whole[name] == content for name, content in left.items() if not Path(name).name.startswith("."))

    for name in ("audio", "book"):
        assert 0 == run(tmp_path, name).returncode
    assert whole == contents(tmp_path / "out")
    assert clips == {path: path.stat().st_mtime_ns for path in clips}
    assert contents(spoken / "data/audio").keys() == contents(tmp_path / "data/audio").keys()


@pytest.mark.parametrize("damage", [lambda content: content[:50], lambda _: b""], ids=["cut", "empty"])
def test_a_store_that_was_spoilt_is_mended(spoken: Path, tmp_path: Path, damage: Callable[[bytes], bytes]) -> None:
    """Each third file of it: what it stands for is made again, and the recordings are the same."""
    shutil.copytree(spoken / "data", tmp_path / "data")
    fill(tmp_path / "scripts", signed=False)
    for path in sorted(path for path in (tmp_path / "data/audio").rglob("*.*") if path.is_file())[::3]:
        path.write_bytes(damage(path.read_bytes()))

    assert 0 == run(tmp_path, "audio").returncode
    assert recordings(spoken / "out") == recordings(tmp_path / "out")


def test_what_no_voice_says_is_named_and_the_rest_is_made(tmp_path: Path) -> None:
    """Pictures alone, another script, a row of letters without a space: their topics are left out, never half said."""
    fill(tmp_path / "scripts", signed=False)
    hard = ("\N{GRINNING FACE}", "Ask for \N{CJK UNIFIED IDEOGRAPH-4E2D} here.", "x" * 5000)
    for number, words in enumerate(hard, start=2):
        script = make_script(section=f"part-{number}", keyword=f"WORD{number}", menu_digit=str(number))
        put_script(tmp_path / "scripts", replace(script, title=f"Part {number}", sms=("Some words.",), voice=(words,)))
    done = run(tmp_path, "audio")

    assert (1, False) == (done.returncode, "Traceback" in done.stderr)
    assert 3 == done.stdout.count("a sentence has no clip")
    assert all(why in done.stderr for why in ("there is nothing to say", "can say \N{CJK UNIFIED IDEOGRAPH-4E2D}",
                                              "a row of 5000 letters"))
    assert ["00-about.mp3", "01-types.mp3"] == sorted(path.name for path in (tmp_path / "out").rglob("*.mp3"))


def test_a_character_that_nobody_sees_is_refused_by_line(tmp_path: Path) -> None:
    """A book that held one would open nowhere."""
    path = put_script(fill(tmp_path / "scripts", signed=False), make_script())
    path.write_text(path.read_text(encoding="utf-8").replace("One is short.", "One\0 is short."), encoding="utf-8")
    done = run(tmp_path, "book")

    assert (1, True) == (done.returncode, "types.md:22: this line holds a character that nobody sees" in done.stderr)
    assert not (tmp_path / "out").exists()


def test_a_full_disk_is_told_and_leaves_no_half_file(spoken: Path) -> None:
    """The file that did not fit is named; the next run goes on."""
    line = " ".join(f"'{word}'" for word in command(spoken, "audio", out="full"))
    full = subprocess.run(["sh", "-c", f"ulimit -f 40; exec {line}"], env=environ(spoken), check=False,
                          capture_output=True, text=True, timeout=120)

    assert (1, True, False) == (full.returncode, "File too large" in full.stderr, "Traceback" in full.stderr)
    assert "illness/en/00-about.wav: File too large. Make room on the disk" in full.stderr
    assert [] == [name for name in contents(spoken / "full") if name.endswith((".part", ".wav"))]
    run(spoken, "audio", out="full")
    assert recordings(spoken / "out") == contents(spoken / "full")


def test_a_folder_that_cannot_be_written_is_told(spoken: Path) -> None:
    """In the system's words, with the path."""
    done = run(spoken, "book", out="scripts/reviewers.toml")
    assert (2, True) == (done.returncode, "reviewers.toml" in done.stderr)
    done = run(spoken, "book", out="scripts/reviewers.toml/books")
    assert (1, True, False) == (done.returncode, "reviewers.toml" in done.stderr, "Traceback" in done.stderr)


def test_reviewed_only_says_what_has_to_be_signed(spoken: Path) -> None:
    """And writes nothing."""
    done = run(spoken, "book", "--reviewed-only", out="none")
    assert (1, True) == (done.returncode, "offline-credit.md: nobody has signed it" in done.stderr)
    assert not (spoken / "none").exists()


def test_a_machine_without_a_voice_says_what_to_do(spoken: Path) -> None:
    """Nothing that is there is touched."""
    before = contents(spoken / "out")
    done = subprocess.run(command(spoken, "audio"), env=environ(spoken) | {"OUTREACH_VOICE": "provider"}, check=False,
                          capture_output=True, text=True, timeout=60)
    assert (1, True) == (done.returncode, "Set OUTREACH_VOICE=auto" in done.stderr)
    assert before == contents(spoken / "out")
