"""How loud speech is, after ITU-R BS.1770-4, and how it is brought to one loudness under one peak.

scipy takes over a second of processor time to load: it is loaded with the first sound, not by a build that makes none.
"""

from __future__ import annotations

from functools import cache
from math import log10

import numpy as np
from numpy.typing import NDArray

from outreach.speech.resampling import Samples, wave_between

#: loudness units relative to full scale; every clip, phone or full rate
TARGET_LUFS = -19.0
#: no clip's true peak (oversampled four times) reaches this
MOST_DBTP = -2.0
#: what the limiter keeps under: the coarse steps of mu-law near full scale need the difference
_CEILING = 10 ** (-2.5 / 20)
#: a measurement that is this near needs no second step
_NEAR_ENOUGH = 0.1
_STEPS = 3
_BLOCK_SECONDS, _HOP_SECONDS = 0.4, 0.1
_ABSOLUTE_GATE, _RELATIVE_GATE = -70.0, -10.0
#: the limiter's gain changes in steps of this, and opens and closes within so many of them
_BLOCK_OF_GAIN_SECONDS = 0.001
_LOOK = 4
#: no gain beyond this: noise must not become speech
_MOST_GAIN = 10 ** (24 / 20)


def loudness(samples: Samples, rate_hz: int) -> float:
    """Integrated loudness in LUFS; minus infinity for silence. A sound shorter than 0.4 s counts as one block."""
    from scipy.signal import sosfilt  # heavy, see above

    power = np.square(sosfilt(_weighting(rate_hz), samples)).cumsum(dtype=np.float64)
    block, hop = min(round(_BLOCK_SECONDS * rate_hz), samples.size), round(_HOP_SECONDS * rate_hz)
    if not block:
        return -np.inf
    starts = np.arange(0, samples.size - block + 1, hop)
    total = np.concatenate(([0.0], power))
    means = (total[starts + block] - total[starts]) / block
    loud = means[means > _power(_ABSOLUTE_GATE)]
    kept = loud[loud > loud.mean() * 10 ** (_RELATIVE_GATE / 10)] if loud.size else loud
    return _lufs(float(kept.mean())) if kept.size else -np.inf


def true_peak_dbtp(samples: Samples) -> float:
    """The highest point of the wave between and at its samples, in dB relative to full scale."""
    peak = float(wave_between(samples).max(initial=0.0))
    return 20 * log10(peak) if peak else -np.inf


def level(samples: Samples, rate_hz: int) -> Samples:
    """Bring a sound to -19 LUFS, with its peaks held down below -2 dBTP; silence stays silence."""
    measured = loudness(samples, rate_hz)
    if not np.isfinite(measured):
        return samples
    gain = _gain(measured)
    limited = _limited(samples * gain, rate_hz)
    for _ in range(_STEPS):
        off = TARGET_LUFS - loudness(limited, rate_hz)
        if abs(off) < _NEAR_ENOUGH:
            break
        gain = min(gain * 10 ** (off / 20), _MOST_GAIN)
        limited = _limited(samples * gain, rate_hz)
    return limited


def matched(samples: Samples, rate_hz: int) -> Samples:
    """Bring a piece to the common loudness without minding its peaks: its neighbours are levelled with it."""
    measured = loudness(samples, rate_hz)
    return samples * np.float32(_gain(measured)) if np.isfinite(measured) else samples


def _gain(measured: float) -> float:
    return float(min(10 ** ((TARGET_LUFS - measured) / 20), _MOST_GAIN))


def _limited(samples: Samples, rate_hz: int) -> Samples:
    """Turn the sound down, smoothly, wherever its true peak would pass the ceiling."""
    from scipy.ndimage import minimum_filter1d, uniform_filter1d  # heavy, see above

    wave = wave_between(samples)
    if wave.max(initial=0.0) <= _CEILING:
        return samples
    size = round(_BLOCK_OF_GAIN_SECONDS * rate_hz)
    blocks = np.pad(wave, (0, -wave.size % size)).reshape(-1, size).max(axis=1)
    held = minimum_filter1d(_CEILING / np.maximum(blocks, _CEILING), 2 * _LOOK + 1)
    gains = uniform_filter1d(held, 2 * _LOOK - 1)
    return np.asarray(samples * _between(gains, size)[:samples.size], dtype=np.float32)


def _between(gains: NDArray[np.float32], size: int) -> NDArray[np.float32]:
    """The gain of each sample, on straight lines between the middles of the blocks."""
    steps = ((np.arange(size) + 0.5) / size - 0.5).astype(np.float32)
    before, behind = np.concatenate((gains[:1], gains[:-1])), np.concatenate((gains[1:], gains[-1:]))
    neighbour = np.where(steps < 0, before[:, None], behind[:, None])
    line = gains[:, None] + np.abs(steps) * (neighbour - gains[:, None])
    return np.asarray(line.reshape(-1), dtype=np.float32)


@cache
def _weighting(rate_hz: int) -> NDArray[np.float32]:
    """The two filters of K-weighting."""
    from pyloudnorm.iirfilter import IIRfilter  # heavy: it loads scipy

    filters = (IIRfilter(4.0, 1 / np.sqrt(2), 1500.0, rate_hz, "high_shelf"),
               IIRfilter(0.0, 0.5, 38.0, rate_hz, "high_pass"))
    return np.asarray([np.concatenate((one.b * one.passband_gain, one.a)) for one in filters], dtype=np.float32)


def _lufs(power: float) -> float:
    return -0.691 + 10 * log10(power)


def _power(lufs: float) -> float:
    return float(10 ** ((lufs + 0.691) / 10))
