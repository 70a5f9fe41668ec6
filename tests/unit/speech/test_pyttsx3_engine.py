"""The engine around its worker, with workers that misbehave."""

import sys
import time
from pathlib import Path

import pytest

from outreach.errors import SpeechError
from outreach.speech.choice import choose_engine
from outreach.speech.engine import engine_key
from outreach.speech.pyttsx3_engine import Pyttsx3Engine

READ_ORDER = "import json, os, sys, time; order = json.load(sys.stdin); "
WORKERS = {
    "hangs": READ_ORDER + "time.sleep(60)",
    "dies": READ_ORDER + "os.kill(os.getpid(), 9)",
    "leaves nothing": READ_ORDER,
    "leaves half a header": READ_ORDER + "open(order['path'], 'wb').write(b'RIFF')",
    "ends with a code": READ_ORDER + "open(order['path'], 'wb').write(b'RIFF'); sys.exit(3)",
    "never reads": "raise SystemExit(5)",
}


@pytest.mark.parametrize("name", WORKERS)
def test_a_worker_that_misbehaves_costs_one_clip(name: str, tmp_path: Path) -> None:
    """Hanging, dying or lying: the caller gets an error with the first words, soon, and no file."""
    engine = Pyttsx3Engine(voice="en-us", command=(sys.executable, "-c", WORKERS[name]), limit_seconds=0.5)
    started = time.monotonic()

    with pytest.raises(SpeechError, match="Press 1 to hear"):
        engine.speak("Press 1 to hear this again.", tmp_path / "a.wav")

    assert time.monotonic() - started < 5
    assert [] == list(tmp_path.iterdir())


def test_a_worker_that_does_not_start_costs_one_clip(tmp_path: Path) -> None:
    """A missing program is an error of this package too."""
    engine = Pyttsx3Engine(voice="en-us", command=(str(tmp_path / "absent"),))

    with pytest.raises(SpeechError, match="does not start"):
        engine.speak("Hello there.", tmp_path / "a.wav")


@pytest.mark.parametrize("text", ["", " ... ", "Hello\0there", "Hello \ud800"])
def test_what_cannot_be_said_is_refused_at_once(text: str, tmp_path: Path) -> None:
    """No process is started for words that no voice can say whole."""
    engine = Pyttsx3Engine(voice="en-us", command=(str(tmp_path / "absent"),))

    with pytest.raises(SpeechError, match=r"nothing to say|NUL|half a character"):
        engine.speak(text, tmp_path / "a.wav")


def test_the_key_names_voice_version_and_pace() -> None:
    """Whatever changes the sound changes the key."""
    key = engine_key(Pyttsx3Engine(voice="es-419"))

    assert key.startswith("pyttsx3 2.")
    assert "espeakng-loader" in key
    assert key.endswith("es-419 150")


def test_the_provider_speaks_where_the_setting_or_the_language_asks_for_it() -> None:
    """Without an engine the reason is told."""
    assert choose_engine("provider", "en").engine is None
    assert "setting" in choose_engine("provider", "en").reason
    assert "'tlh'" in choose_engine("auto", "tlh").reason
