"""Samples and their formats: phone clips, recordings of utterances, MP3. Equal samples give equal bytes."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import lameenc
import numpy as np
import soundfile
from numpy.typing import NDArray

from outreach.errors import SpeechError
from outreach.speech.loudness import level, matched
from outreach.speech.resampling import Samples, to_rate

#: raise it whenever the same recording would give other samples
DSP_VERSION = "2"
PHONE_RATE_HZ = 8000
FULL_RATE_HZ = 24000
#: about -50 dBFS: what an engine leaves before and after its words
_QUIET = 0.003
_EDGE_SECONDS = 0.02
_MP3_KBITS = 48
_QUICKLY = 0.0


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Sound:
    """One channel of sound."""

    #: -1.0 to 1.0
    samples: Samples
    sample_rate_hz: int
    #: what the file said it holds: "mono PCM_16"
    form: str = ""

    @property
    def seconds(self) -> float:
        """How long it lasts."""
        return self.samples.size / self.sample_rate_hz


def read_sound(source: Path | bytes) -> Sound:
    """Read a sound file of any common kind; several channels become one.

    Raises:
        SpeechError: it is missing, or no sound file.
    """
    try:
        with soundfile.SoundFile(io.BytesIO(source) if isinstance(source, bytes) else str(source)) as file:
            form = f"{'mono' if file.channels == 1 else f'{file.channels} channels'} {file.subtype}"
            samples = file.read(dtype="float32", always_2d=True).mean(axis=1)
            return Sound(samples=samples, sample_rate_hz=file.samplerate, form=form)
    except (OSError, RuntimeError) as error:
        raise SpeechError("the voice left no recording that can be read") from error


def trimmed(sound: Sound) -> Sound:
    """Without the silence that an engine leaves before and after its words."""
    loud = np.flatnonzero(np.abs(sound.samples) > _QUIET)
    if not loud.size:
        return sound
    edge = round(_EDGE_SECONDS * sound.sample_rate_hz)
    kept = sound.samples[max(0, int(loud[0]) - edge):int(loud[-1]) + 1 + edge]
    return Sound(samples=kept, sample_rate_hz=sound.sample_rate_hz)


def as_kept(sound: Sound) -> Sound:
    """The sound as it comes back from a lossless file: rounded to 16 bits."""
    samples = _as_integers(sound).astype(np.float32) / np.float32(32768)
    return Sound(samples=samples, sample_rate_hz=sound.sample_rate_hz)


def levelled(pieces: Sequence[tuple[Sound, float]], rate_hz: int) -> Sound:
    """Utterances with the pause in seconds after each, at one rate and one loudness, peaks under -2 dBTP."""
    ready = [(Sound(samples=to_rate(sound.samples, sound.sample_rate_hz, rate_hz), sample_rate_hz=rate_hz), pause)
             for sound, pause in pieces]
    if len(ready) > 1:
        ready = [(Sound(samples=matched(sound.samples, rate_hz), sample_rate_hz=rate_hz), pause)
                 for sound, pause in ready]
    return Sound(samples=level(join(ready, rate_hz).samples, rate_hz), sample_rate_hz=rate_hz)


def join(pieces: Iterable[tuple[Sound, float]], rate_hz: int) -> Sound:
    """Put sounds one after another, each with its pause in seconds; a pause is zeros, to the sample."""
    parts = [part for sound, pause in pieces
             for part in (sound.samples, np.zeros(round(pause * rate_hz), dtype=np.float32))]
    return Sound(samples=np.concatenate(parts) if parts else np.zeros(0, dtype=np.float32), sample_rate_hz=rate_hz)


def phone_wav(sound: Sound) -> bytes:
    """A WAV file as the phone network carries it: 8 kHz, one channel, mu-law."""
    return _encode(sound, "WAV", "ULAW")


def flac(sound: Sound) -> bytes:
    """A lossless file, made quickly rather than small."""
    return _encode(sound, "FLAC", "PCM_16", compression_level=_QUICKLY)


def mp3(sound: Sound) -> bytes:
    """An MP3 file: one channel, 48 kbit/s."""
    encoder = lameenc.Encoder()
    encoder.silence()
    encoder.set_channels(1)
    encoder.set_bit_rate(_MP3_KBITS)
    encoder.set_in_sample_rate(sound.sample_rate_hz)
    encoder.set_out_sample_rate(sound.sample_rate_hz)
    encoder.set_quality(2)
    return bytes(encoder.encode(_as_integers(sound).tobytes())) + bytes(encoder.flush())


def _encode(sound: Sound, container: str, subtype: str, compression_level: float | None = None) -> bytes:
    buffer = io.BytesIO()
    soundfile.write(buffer, _as_integers(sound), sound.sample_rate_hz, format=container, subtype=subtype,
                    compression_level=compression_level)
    return buffer.getvalue()


def _as_integers(sound: Sound) -> NDArray[np.int16]:
    return np.asarray(np.clip(np.rint(sound.samples * np.float32(32768)), -32768, 32767), dtype="<i2")
