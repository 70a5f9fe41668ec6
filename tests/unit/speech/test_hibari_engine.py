"""The better voice: the same words give the same bytes, at a pace that can be followed."""

from __future__ import annotations

from pathlib import Path

import pytest

from outreach.errors import SpeechError
from outreach.speech.choice import choose_engine
from outreach.speech.hibari_engine import HibariEngine, is_installed
from outreach.speech.sound import read_sound

pytestmark = pytest.mark.skipif(not is_installed(), reason="the extra `voice` is not installed")

SENTENCE = "Doctors describe recurrent cancer by where it develops and how far it has spread."


def test_equal_words_give_equal_bytes(tmp_path: Path) -> None:
    """A clip is named by its bytes, so a second build must not make new ones."""
    first, second = tmp_path / "first.wav", tmp_path / "second.wav"

    HibariEngine().speak(SENTENCE, first)
    HibariEngine().speak(SENTENCE, second)

    assert first.read_bytes() == second.read_bytes()


def test_slower_pace_takes_longer(tmp_path: Path) -> None:
    """120 words a minute last about a quarter longer than 150."""
    usual, slow = tmp_path / "usual.wav", tmp_path / "slow.wav"

    HibariEngine().speak(SENTENCE, usual)
    HibariEngine(words_per_minute=120).speak(SENTENCE, slow)

    assert pytest.approx(1.25, abs=0.12) == read_sound(slow).seconds / read_sound(usual).seconds


def test_nothing_to_say_is_refused_and_leaves_no_file(tmp_path: Path) -> None:
    """The library returns no sound for a text without words; that must not become a silent clip."""
    wav = tmp_path / "nothing.wav"

    with pytest.raises(SpeechError):
        HibariEngine().speak("\N{GRINNING FACE}", wav)

    assert [] == list(tmp_path.iterdir())


@pytest.mark.parametrize(("setting", "language", "expected"), [
    ("auto", "en", "hibari"), ("hibari", "en-US", "hibari"), ("pyttsx3", "en", "pyttsx3"), ("auto", "es", "pyttsx3"),
    ("hibari", "es", "pyttsx3"),
])
def test_a_voice_never_gets_a_language_it_cannot_speak(setting: str, language: str, expected: str) -> None:
    """Hibari speaks English alone; everything else falls to pyttsx3."""
    engine = choose_engine(setting, language).engine

    assert engine is not None
    assert expected == engine.name
