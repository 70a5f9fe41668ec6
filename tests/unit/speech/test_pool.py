"""Processes that make clips: what hangs or dies costs its own clip."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from outreach.errors import SpeechError
from outreach.speech.audio_store import AudioStore
from outreach.speech.clips import Clip, Failure
from outreach.speech.plan import plan_clip
from outreach.speech.pool import Pool
from outreach.speech.pronunciation import read_lexicon
from outreach.speech.render import render_clips

from .unruly import UnrulyEngine

ROOT = Path(__file__).parents[3]
GOOD = tuple(f"Sentence number {number} is fine." for number in range(4))
KILLED = """
import sys
from pathlib import Path
from outreach.speech.audio_store import AudioStore
from outreach.speech.render import render_clips
from tests.unit.speech.unruly import UnrulyEngine
if __name__ == "__main__":
    texts = [f"A slow sentence of number {n}." for n in range(40)]
    done = render_clips(texts, engine=UnrulyEngine(), store=AudioStore(Path(sys.argv[1])))
    print(*(failure.reason for failure in done.failures), sep="\\n")
"""


def made(tmp_path: Path, *texts: str, seconds: float = 60.0) -> dict[str, Clip | Failure]:
    """What became of some prompts; a process that says nothing for so long is ended."""
    engine = UnrulyEngine(notes=str(tmp_path))
    pool = Pool(engine=engine, store=AudioStore(tmp_path / "store"), processes=2, hangs_after_seconds=seconds)
    plans = [plan_clip(text, engine, read_lexicon("en")) for text in texts]
    return {result.text: result for result in pool.make(plans)}


def test_a_voice_that_dies_costs_one_clip(tmp_path: Path) -> None:
    """Its process is replaced, the prompt tried once more, then named; the others are made."""
    results = made(tmp_path, "This one dies here.", *GOOD)

    assert all(isinstance(results[text], Clip) for text in GOOD)
    assert Failure(text="This one dies here.", reason="the voice's process died") == results["This one dies here."]


def test_a_voice_that_dies_once_is_asked_again(tmp_path: Path) -> None:
    """The second attempt gives the clip."""
    assert isinstance(made(tmp_path, "This one dies once.", *GOOD)["This one dies once."], Clip)


def test_a_voice_that_hangs_costs_one_clip(tmp_path: Path) -> None:
    """It is ended when its time is over, twice, and the others are made meanwhile."""
    results = made(tmp_path, "This one hangs.", *GOOD, seconds=6.0)

    assert all(isinstance(results[text], Clip) for text in GOOD)
    assert "in time" in getattr(results["This one hangs."], "reason", "")


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    """One clear error, not one for each clip."""
    (tmp_path / "file").write_text("no folder")

    for engine in (UnrulyEngine(), UnrulyEngine(needs_pool=False)):
        with pytest.raises(SpeechError, match="cannot be written"):
            render_clips(GOOD, engine=engine, store=AudioStore(tmp_path / "file"))


def test_a_full_disk_is_told_and_leaves_nothing_half_written(tmp_path: Path) -> None:
    """Files may not grow beyond 8 kB: each prompt is named with the reason, and no file is left."""
    script = ("import resource, signal, runpy, sys; signal.signal(signal.SIGXFSZ, signal.SIG_IGN); "
              "resource.setrlimit(resource.RLIMIT_FSIZE, (8192, 8192)); "
              f"exec({KILLED.replace('UnrulyEngine()', 'UnrulyEngine(needs_pool=False)')!r})")
    ended = subprocess.run([sys.executable, "-c", script, str(tmp_path / "store")], cwd=ROOT, check=False,
                           capture_output=True, text=True, timeout=120)

    assert ("", 0) == (ended.stderr, ended.returncode)
    assert 40 == ended.stdout.count("the voice failed")
    assert [] == [path for path in tmp_path.rglob("*") if path.is_file()]


def test_a_killed_render_goes_on_where_it_was(tmp_path: Path) -> None:
    """What was made stays, its processes end, and the second run makes the rest and no more."""
    store = AudioStore(tmp_path / "store")
    script = tmp_path / "killed.py"
    script.write_text(KILLED)
    running = subprocess.Popen([sys.executable, str(script), str(store.folder)], cwd=ROOT,
                               env={"PYTHONPATH": str(ROOT), "PATH": "/usr/bin:/bin"})
    until = time.monotonic() + 60
    while len(list(store.folder.glob("*.wav"))) < 5 and time.monotonic() < until:
        time.sleep(0.05)
    os.kill(running.pid, signal.SIGKILL)
    running.wait()
    time.sleep(1)
    before = len(list(store.folder.glob("*.wav")))

    texts = [f"A slow sentence of number {number}." for number in range(40)]
    done = render_clips(texts, engine=UnrulyEngine(), store=store)

    assert 5 <= before < 40
    assert (40, ()) == (len(done.clips), done.failures)
    assert done.rendered <= 40 - before + 2
    assert all(store.read(clip.sha256) for clip in done.clips)
    assert [] == list(store.folder.rglob("*.part"))


@pytest.mark.parametrize("text", ["", "   ", "\N{GRINNING FACE}\N{PARTY POPPER}", "...", "\0"])
def test_what_cannot_be_said_is_named(tmp_path: Path, text: str) -> None:
    """Nothing, pictures or a NUL alone give no clip and no error of the program."""
    done = render_clips((text, *GOOD), engine=UnrulyEngine(needs_pool=False), store=AudioStore(tmp_path))

    assert ([text], ["there is nothing to say"]) == ([f.text for f in done.failures], [f.reason for f in done.failures])
    assert len(GOOD) == len(done.clips)


def test_a_hundred_kilobytes_are_read_in_one_go(tmp_path: Path) -> None:
    """A text that long becomes one clip, sentence by sentence."""
    text = "When 30% of patients take 50 mg/m2 at stage IIIB, call 911. " * 1700

    done = render_clips((text,), engine=UnrulyEngine(needs_pool=False), store=AudioStore(tmp_path))

    assert 100_000 < len(text)
    assert 1 == len(done.clips)
