"""Bad recordings are refused."""

from pathlib import Path

import numpy as np
import pytest
import soundfile  # type: ignore[import-untyped]

from outreach.errors import SpeechError
from outreach.speech.checks import check_duration, check_recording, plausible_seconds

from .fakes import tone

TEXT = "Ten quite ordinary words that together last about four seconds"
GOOD = tone(4.0, 22050)

BAD = {
    "silent": (np.zeros(4 * 22050), 22050, "PCM_16"),
    "empty": (np.zeros(0), 22050, "PCM_16"),
    "cut": (GOOD[:22050], 22050, "PCM_16"),
    "endless": (np.tile(GOOD, 5), 22050, "PCM_16"),
    "other rate": (GOOD, 16000, "PCM_16"),
    "two channels": (np.stack((GOOD, GOOD), axis=1), 22050, "PCM_16"),
    "other width": (GOOD, 22050, "PCM_24"),
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_recording_is_refused(name: str, tmp_path: Path) -> None:
    """Silent, cut, endless and foreign files do not pass."""
    samples, rate, subtype = BAD[name]
    soundfile.write(tmp_path / "a.wav", samples, rate, subtype=subtype)

    with pytest.raises(SpeechError):
        check_recording(tmp_path / "a.wav", TEXT, rate=150, sample_rate_hz=22050)


def test_a_good_recording_passes(tmp_path: Path) -> None:
    """Four seconds for ten words are accepted, at any rate where the rate is unknown."""
    soundfile.write(tmp_path / "a.wav", GOOD, 22050)

    assert 4.0 == check_recording(tmp_path / "a.wav", TEXT, rate=150, sample_rate_hz=22050).seconds
    assert 4.0 == check_recording(tmp_path / "a.wav", TEXT, rate=150, sample_rate_hz=None).seconds


def test_two_percent_are_the_limit() -> None:
    """Two voices of one language differ by more than that; so does a lost rate."""
    check_duration(10.1, 10.0)
    with pytest.raises(SpeechError):
        check_duration(9.7, 10.0)


def test_single_words_and_acronyms_have_room() -> None:
    """A word alone and letters said one by one are not mistaken for a fault."""
    assert plausible_seconds("Types", 150)[0] < 0.8 < plausible_seconds("Types", 150)[1]
    assert plausible_seconds("MRI 2025", 150)[0] < 3.2 < plausible_seconds("MRI 2025", 150)[1]


@pytest.mark.parametrize(("text", "seconds"), [
    ("Immunohistochemistry.", 2.8), ("Zyxolumab; daxorubamide; ifosphaxamide; vencristatine.", 5.8),
    ("Counseling, rehabilitation, transportation, recreation, interpretation, and professional translation.", 9.5),
])
def test_long_words_and_lists_have_room(text: str, seconds: float) -> None:
    """Names of drugs and lists with pauses last far longer than as many short words; so measured of both voices."""
    assert plausible_seconds(text, 150)[0] < seconds < plausible_seconds(text, 150)[1]


def test_a_word_that_was_cut_is_refused() -> None:
    """A voice that knows 24 letters of a word says those and stops: 5,000 letters are no clip of six seconds."""
    assert plausible_seconds("a" * 5000, 150)[0] > 60
    assert plausible_seconds("Esophagogastroduodenoscopy.", 150)[0] < 1.4
