"""Samples and formats."""

import io

import numpy as np
import pytest
import soundfile  # type: ignore[import-untyped]

from outreach.errors import SpeechError
from outreach.speech.sound import Sound, full_rate_flac, join, mp3, phone_wav, prepare, read_sound

from .fakes import tone


def a_sound(seconds: float = 0.5, rate: int = 22050, peak: float = 0.99) -> Sound:
    """A tone as an engine would leave it: silence around it, close to full scale."""
    quiet = np.zeros(rate // 4)
    return Sound(samples=np.concatenate((quiet, tone(seconds, rate, peak=peak), quiet)), sample_rate_hz=rate)


@pytest.mark.parametrize("rate", [8000, 16000, 22050, 44100])
def test_any_rate_becomes_a_phone_clip(rate: int) -> None:
    """A clip is 8 kHz mono mu-law in a WAV file, without the engine's silent edges."""
    clip = phone_wav(prepare(a_sound(rate=rate), 8000))

    info = soundfile.info(io.BytesIO(clip))
    assert (8000, 1, "WAV", "ULAW") == (info.samplerate, info.channels, info.format, info.subtype)
    assert pytest.approx(0.54, abs=0.005) == info.duration
    assert (7).to_bytes(2, "little") == clip[20:22]


def test_the_peak_stays_below_minus_two_decibels() -> None:
    """Even a recording at full scale, after resampling and mu-law."""
    samples, _ = soundfile.read(io.BytesIO(phone_wav(prepare(a_sound(peak=1.0), 8000))))

    assert np.abs(samples).max() < 10 ** (-2 / 20)


def test_pauses_are_zeros_to_the_sample() -> None:
    """A pause of 0.3 s is 2,400 samples of nothing, in mu-law too."""
    piece = prepare(a_sound(), 8000)
    joined = read_sound(phone_wav(join([(piece, 0.3), (piece, 0.0)], 8000)))

    gap = joined.samples[piece.samples.size:piece.samples.size + 2400]
    assert 2 * piece.samples.size + 2400 == joined.samples.size
    assert not gap.any()


@pytest.mark.parametrize("write", [phone_wav, full_rate_flac, mp3])
def test_equal_sounds_give_equal_bytes(write) -> None:  # type: ignore[no-untyped-def]
    """Nothing of the clock or of chance is in a file."""
    first, second = (write(prepare(a_sound(), 22050)) for _ in range(2))

    assert first == second


def test_the_lossless_file_loses_nothing() -> None:
    """What comes back from the store is what went in, to 16 bits."""
    sound = prepare(a_sound(), 22050)

    back = read_sound(full_rate_flac(sound))

    assert pytest.approx(sound.samples, abs=1 / 65536) == back.samples


def test_an_mp3_holds_the_same_length_of_sound() -> None:
    """The MP3 is mono at the full rate, as long as the sound (and an encoder's margin)."""
    content = mp3(a_sound(seconds=3.0))

    info = soundfile.info(io.BytesIO(content))
    assert (22050, 1) == (info.samplerate, info.channels)
    assert pytest.approx(3.5, abs=0.15) == info.duration


@pytest.mark.parametrize("content", [b"", b"RIFF", b"not a sound at all"])
def test_what_is_no_sound_is_refused(content: bytes) -> None:
    """A file that holds no sound raises the error of this package."""
    with pytest.raises(SpeechError):
        read_sound(content)
