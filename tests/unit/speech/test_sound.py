"""Samples and formats."""

import io

import numpy as np
import pyloudnorm  # type: ignore[import-untyped]
import pytest
import soundfile  # type: ignore[import-untyped]
from scipy.signal import resample_poly  # type: ignore[import-untyped]

from outreach.errors import SpeechError
from outreach.speech.loudness import loudness, true_peak_dbtp
from outreach.speech.sound import Sound, flac, join, levelled, mp3, phone_wav, read_sound, trimmed

from .fakes import tone


def a_sound(seconds: float = 0.5, rate: int = 22050, peak: float = 0.99) -> Sound:
    """A tone as an engine would leave it: silence around it, close to full scale."""
    quiet = np.zeros(rate // 4)
    return Sound(samples=np.concatenate((quiet, tone(seconds, rate, peak=peak), quiet)), sample_rate_hz=rate)


def speechlike(seconds: float = 3.0, rate: int = 24000, peak: float = 0.5) -> Sound:
    """Bursts of noise and tone with sharp peaks, as syllables have them; the same every time."""
    noise = np.random.default_rng(7).standard_normal(round(seconds * rate))
    at = np.arange(noise.size) / rate
    wave = (np.sin(2 * np.pi * 180 * at) ** 9 + 0.2 * noise) * np.abs(np.sin(2 * np.pi * 3 * at))
    return Sound(samples=(wave / np.abs(wave).max() * peak).astype(np.float32), sample_rate_hz=rate)


@pytest.mark.parametrize("rate", [8000, 16000, 22050, 44100])
def test_any_rate_becomes_a_phone_clip(rate: int) -> None:
    """A clip is 8 kHz mono mu-law in a WAV file, without the engine's silent edges."""
    clip = phone_wav(levelled([(trimmed(a_sound(rate=rate)), 0.0)], 8000))

    info = soundfile.info(io.BytesIO(clip))
    assert (8000, 1, "WAV", "ULAW") == (info.samplerate, info.channels, info.format, info.subtype)
    assert pytest.approx(0.54, abs=0.005) == info.duration
    assert (7).to_bytes(2, "little") == clip[20:22]


@pytest.mark.parametrize("rate", [8000, 24000])
@pytest.mark.parametrize("peak", [0.01, 0.3, 1.0])
def test_every_clip_is_as_loud_as_the_others(rate: int, peak: float) -> None:
    """-19 LUFS within half a unit, the true peak under -2 dBTP, however loud the voice was, in mu-law too."""
    done = levelled([(trimmed(speechlike(peak=peak)), 0.3), (trimmed(speechlike(peak=peak / 3)), 0.0)], rate)
    heard = read_sound(phone_wav(done)) if rate == 8000 else read_sound(flac(done))

    assert pytest.approx(-19.0, abs=0.5) == loudness(heard.samples, rate)
    assert pytest.approx(-19.0, abs=0.5) == pyloudnorm.Meter(rate).integrated_loudness(heard.samples.astype(float))
    assert true_peak_dbtp(heard.samples) < -2
    assert 20 * np.log10(np.abs(resample_poly(heard.samples.astype(float), 8, 1)).max()) < -2


def test_pauses_are_zeros_to_the_sample() -> None:
    """A pause of 0.3 s is 2,400 samples of nothing, in mu-law too."""
    piece = levelled([(trimmed(a_sound()), 0.0)], 8000)
    joined = read_sound(phone_wav(join([(piece, 0.3), (piece, 0.0)], 8000)))

    gap = joined.samples[piece.samples.size:piece.samples.size + 2400]
    assert 2 * piece.samples.size + 2400 == joined.samples.size
    assert not gap.any()


@pytest.mark.parametrize("write", [phone_wav, flac, mp3])
def test_equal_sounds_give_equal_bytes(write) -> None:  # type: ignore[no-untyped-def]
    """Nothing of the clock or of chance is in a file."""
    first, second = (write(levelled([(a_sound(), 0.0)], 22050)) for _ in range(2))

    assert first == second


def test_the_lossless_file_loses_nothing() -> None:
    """What comes back from the store is what went in, to 16 bits."""
    sound = trimmed(a_sound())

    back = read_sound(flac(sound))

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
