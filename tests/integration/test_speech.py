"""The real voice, from prompt to files, through processes of its own."""

import io
import subprocess
import sys
from pathlib import Path

import pytest
import soundfile  # type: ignore[import-untyped]

from outreach.errors import SpeechError
from outreach.speech.audio_store import AudioStore
from outreach.speech.choice import choose_engine
from outreach.speech.espeak_duration import espeak_seconds
from outreach.speech.pyttsx3_engine import Pyttsx3Engine
from outreach.speech.render import render_clips
from outreach.speech.tracks import Piece, mp3_track, phone_track

PROMPTS = (
    "When cancer comes back after treatment, doctors call it a recurrence.",
    "Types: local, regional and distant. Ask your doctor which one you have.",
    "In an emergency, call 911. For questions, call 1-800-4-CANCER.",
)
RUN_REAL_WORKER = ("sys.stdin = io.StringIO(json.dumps(order)); "
                   "runpy.run_module('outreach.speech.pyttsx3_worker', run_name='__main__')")
READ_ORDER = "import io, json, pathlib, runpy, sys; order = json.load(sys.stdin); "
LONG = " ".join(PROMPTS * 5)


def speaker(language: str = "en") -> Pyttsx3Engine:
    """The engine that this machine offers; it must offer one."""
    choice = choose_engine("pyttsx3", language)
    assert isinstance(choice.engine, Pyttsx3Engine), choice.reason
    return choice.engine


def test_prompts_become_phone_clips_once(tmp_path: Path) -> None:
    """Each clip is 8 kHz mu-law and about as long as its words; a rerun renders nothing."""
    store = AudioStore(tmp_path)
    first = render_clips(PROMPTS, engine=speaker(), store=store)

    assert ((), 3) == (first.failures, first.rendered)
    for clip in first.clips:
        info = soundfile.info(store.path(clip.sha256))
        assert (8000, 1, "WAV", "ULAW") == (info.samplerate, info.channels, info.format, info.subtype)
        assert pytest.approx(info.duration, abs=0.001) == clip.seconds
        assert 0.3 * len(clip.text.split()) < clip.seconds < 1.5 * len(clip.text.split())
    again = render_clips(PROMPTS, engine=speaker(), store=store)
    assert (0, first.clips) == (again.rendered, again.clips)


def test_two_stores_hold_the_same_bytes(tmp_path: Path) -> None:
    """Rendering anew elsewhere gives files of the same names and bytes."""
    names = []
    for folder in (tmp_path / "a", tmp_path / "b"):
        render_clips(PROMPTS, engine=speaker(), store=AudioStore(folder))
        names.append(sorted(path.relative_to(folder) for path in folder.rglob("*") if path.is_file()))

    assert names[0] == names[1]


@pytest.mark.parametrize(("language", "voice", "other", "text"), [
    ("en", "en-us", "en", "Doctors describe recurrent cancer by where it develops and how far it spread."),
    ("es", "es-419", "es", "Los médicos describen el cáncer recurrente según el lugar donde aparece."),
])
def test_the_voice_is_the_one_asked_for(language: str, voice: str, other: str, text: str,
                                        tmp_path: Path) -> None:
    """pyttsx3 speaks at the pace and with the voice that the library gives for that name, and no other."""
    engine = speaker(language)
    engine.speak(text, tmp_path / "a.wav")
    seconds = soundfile.info(tmp_path / "a.wav").duration

    assert voice == engine.voice
    assert pytest.approx(espeak_seconds(text, voice=voice, rate=150), rel=0.001) == seconds
    assert pytest.approx(espeak_seconds(text, voice=other, rate=150), rel=0.001) != seconds
    assert pytest.approx(espeak_seconds(text, voice=voice, rate=200), rel=0.1) != seconds


def test_a_long_text_arrives_whole(tmp_path: Path) -> None:
    """A thousand characters, which plain use of pyttsx3 loses without a word."""
    speaker().speak(LONG, tmp_path / "a.wav")

    expected = espeak_seconds(LONG, voice="en-us", rate=150)
    assert pytest.approx(expected, rel=0.02) == soundfile.info(tmp_path / "a.wav").duration


def test_a_voice_that_does_not_exist_is_refused(tmp_path: Path) -> None:
    """pyttsx3 would fall back to its default voice and say nothing about it."""
    with pytest.raises(SpeechError, match="no-such-voice"):
        Pyttsx3Engine(voice="no-such-voice").speak(PROMPTS[0], tmp_path / "a.wav")

    assert [] == list(tmp_path.iterdir())


def test_a_lost_pace_is_found_out(tmp_path: Path) -> None:
    """A recording at 200 words a minute looks right in every way but its length, and is refused."""
    hurried = (sys.executable, "-c", READ_ORDER + "order['rate'] = 200; " + RUN_REAL_WORKER)

    with pytest.raises(SpeechError, match="the library says"):
        Pyttsx3Engine(voice="en-us", command=hurried).speak(PROMPTS[0], tmp_path / "a.wav")


def test_a_refused_recording_is_tried_once_more(tmp_path: Path) -> None:
    """A worker that fails the first time and works the second still gives a clip."""
    mark = tmp_path / "mark"
    fails_once = (f"mark = pathlib.Path({str(mark)!r}); seen = mark.exists(); mark.touch(); "
                  "seen or sys.exit(3); ")
    worker = (sys.executable, "-c", READ_ORDER + fails_once + RUN_REAL_WORKER)

    done = render_clips(PROMPTS[:1], engine=Pyttsx3Engine(voice="en-us", command=worker), store=AudioStore(tmp_path))

    assert ((), 1) == (done.failures, done.rendered)
    assert mark.exists()


def test_sentences_are_laid_end_to_end(tmp_path: Path) -> None:
    """As a phone's WAV and as MP3, both as long as the sentences and their pauses."""
    store = AudioStore(tmp_path / "store")
    pieces = [Piece(clip=clip, pause=0.7) for clip in render_clips(PROMPTS, engine=speaker(), store=store).clips]

    for track in (phone_track(pieces, store), mp3_track(pieces, store)):
        assert pytest.approx(sum(piece.clip.seconds + 0.7 for piece in pieces), abs=0.01) == track.seconds
        assert track.seconds - 0.001 <= soundfile.info(io.BytesIO(track.content)).duration < track.seconds + 0.2


@pytest.mark.parametrize("module", ["pyttsx3_worker", "espeak_worker"])
def test_importing_a_worker_does_nothing(module: str) -> None:
    """A worker acts only as a program; it loads no speech library on import."""
    script = f"import sys, outreach.speech.{module}; sys.exit('pyttsx3' in sys.modules)"

    assert 0 == subprocess.run((sys.executable, "-c", script), check=False, timeout=20).returncode
