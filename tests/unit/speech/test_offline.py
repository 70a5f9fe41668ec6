"""Files that are given out."""

from pathlib import Path

import pytest
import soundfile  # type: ignore[import-untyped]

from outreach.errors import SpeechError
from outreach.speech.audio_store import AudioStore
from outreach.speech.offline import OfflineResult, write_offline
from outreach.speech.render import Clip, render_clips

from .fakes import ToneEngine

PARTS = ("Recurrent cancer comes back.", "It can be local. It can be distant.")
NAME = "recurrent-cancer/en/types"


@pytest.fixture
def store(tmp_path: Path) -> AudioStore:
    """An empty store."""
    return AudioStore(tmp_path / "store")


def write(store: AudioStore, parts: tuple[str, ...] = PARTS, name: str = NAME,
          clips: dict[str, Clip] | None = None) -> OfflineResult:
    """Render the parts and write the files."""
    made = {clip.text: clip for clip in render_clips(parts, engine=ToneEngine(), store=store).clips}
    return write_offline(name, "Types", parts, clips=made if clips is None else clips, store=store,
                         folder=store.folder.parent / "out")


def test_a_script_becomes_three_files(store: AudioStore) -> None:
    """A phone-quality WAV, a full-rate MP3 and the words, the parts 0.7 s apart."""
    done = write(store)

    wav, mp3, txt = done.written
    lengths = [clip.seconds for clip in render_clips(PARTS, engine=ToneEngine(), store=store).clips]
    assert (8000, "ULAW") == (soundfile.info(wav).samplerate, soundfile.info(wav).subtype)
    assert 22050 == soundfile.info(mp3).samplerate
    assert pytest.approx(sum(lengths) + 0.7, abs=0.002) == soundfile.info(wav).duration == done.seconds
    assert "Types\n\n" + "\n\n".join(PARTS) + "\n" == txt.read_text()
    assert [f"{NAME}{ending}" for ending in (".wav", ".mp3", ".txt")] == [
        path.relative_to(store.folder.parent / "out").as_posix() for path in done.written]


def test_what_stays_the_same_is_not_written_again(store: AudioStore) -> None:
    """A second run leaves the files alone; new words write them anew."""
    first = write(store)

    assert ((), first.written) == (write(store).written, write(store).unchanged)
    assert first.written == write(store, (*PARTS, "More.")).written


def test_a_missing_clip_writes_nothing(store: AudioStore) -> None:
    """A part without a clip is named, and no half of a script is left."""
    with pytest.raises(SpeechError, match="Recurrent cancer comes back"):
        write(store, clips={})

    assert not (store.folder.parent / "out").exists()


@pytest.mark.parametrize("pattern", ["*.wav", "full/*.flac"])
def test_a_damaged_clip_writes_nothing(store: AudioStore, pattern: str) -> None:
    """Damage in the store is told, not given out."""
    clips = {clip.text: clip for clip in render_clips(PARTS, engine=ToneEngine(), store=store).clips}
    for path in store.folder.glob(pattern):
        path.write_bytes(b"spoilt")

    with pytest.raises(SpeechError, match="Render the clips again"):
        write_offline(NAME, "Types", PARTS, clips=clips, store=store, folder=store.folder.parent / "out")
    assert not (store.folder.parent / "out").exists()


@pytest.mark.parametrize("name", ["", "../x", "/etc/x", "a/../../x", "a//b", "a/.b", "a\\b", "a/b/", "a\n"])
def test_a_name_cannot_leave_the_folder(store: AudioStore, name: str) -> None:
    """Only plain names below the folder are written."""
    with pytest.raises(SpeechError, match="below the folder"):
        write(store, name=name)


def test_a_link_cannot_leave_the_folder(store: AudioStore) -> None:
    """A folder that is a link to somewhere else is refused."""
    out = store.folder.parent / "out"
    out.mkdir(parents=True)
    (out / "away").symlink_to(store.folder.parent)

    with pytest.raises(SpeechError, match="below the folder"):
        write(store, name="away/x")
