"""The better voice: the same words give the same bytes, at a pace that can be followed."""

from __future__ import annotations

import numpy as np
import pytest

from outreach.errors import SpeechError
from outreach.speech.choice import choose_engine
from outreach.speech.hibari_engine import HibariEngine, is_installed

pytestmark = pytest.mark.skipif(not is_installed(), reason="the extra `voice` is not installed")

SENTENCE = "Doctors describe recurrent cancer by where it develops and how far it has spread."


def test_equal_words_give_equal_samples() -> None:
    """A clip is named by its bytes, so a second build must not make new ones."""
    assert np.array_equal(HibariEngine().say(SENTENCE).samples, HibariEngine().say(SENTENCE).samples)


def test_slower_pace_takes_longer() -> None:
    """120 words a minute last about a quarter longer than 150."""
    usual, slow = HibariEngine().say(SENTENCE), HibariEngine().at_pace(120).say(SENTENCE)

    assert pytest.approx(1.25, abs=0.12) == slow.seconds / usual.seconds


@pytest.mark.parametrize("text", ["\N{GRINNING FACE}", ""])
def test_nothing_to_say_is_refused(text: str) -> None:
    """The library returns no sound for a text without words; that must not become a silent clip."""
    with pytest.raises(SpeechError):
        HibariEngine().say(text)


def test_a_list_of_long_names_is_no_fault() -> None:
    """What a drug page says is made by the better voice, and not left to the one that is misheard."""
    said = HibariEngine().say("[dactinomycin](/dˌæktɪnOmˈIsɪn/); doxorubicin; ifosfamide; vincristine .")

    assert said.seconds > 4


def test_a_refusal_shows_words_and_no_phonemes() -> None:
    """Whoever reads it looks for the words in a script."""
    with pytest.raises(SpeechError, match='no clip for "taxol"'):
        HibariEngine(words_per_minute=12).say("[taxol](/tˈæksɔl/)")


@pytest.mark.parametrize(("setting", "language", "expected"), [
    ("auto", "en", "hibari"), ("hibari", "en-US", "hibari"), ("pyttsx3", "en", "pyttsx3"), ("auto", "es", "pyttsx3"),
    ("hibari", "es", "pyttsx3"),
])
def test_a_voice_never_gets_a_language_it_cannot_speak(setting: str, language: str, expected: str) -> None:
    """Hibari speaks English alone; everything else falls to pyttsx3."""
    engine = choose_engine(setting, language).engine

    assert engine is not None
    assert expected == engine.name
