"""Other sample rates, by short filters as products of matrices: the quickest way that is exact."""

from __future__ import annotations

from functools import cache
from math import gcd

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray

Samples = NDArray[np.float32]

#: taps on each side of a sample, at the higher rate and for each step between the rates
_REACH = 10
#: outputs of one row of the product
_ROW = 16
#: positions between two samples at which a true peak is looked for, after ITU-R BS.1770-4
_POSITIONS = 4
_NEIGHBOURS = 12


def to_rate(samples: Samples, rate_hz: int, wanted_hz: int) -> Samples:
    """The same sound at another sample rate."""
    if rate_hz == wanted_hz:
        return samples
    step, rest = divmod(rate_hz, wanted_hz)
    if not rest:
        return _every(samples, step)
    from scipy.signal import resample_poly  # heavy: loaded with the first sound, not by a build that makes none

    common = gcd(rate_hz, wanted_hz)
    return np.asarray(resample_poly(samples, wanted_hz // common, rate_hz // common), dtype=np.float32)


def _every(samples: Samples, step: int) -> Samples:
    """Every second, third … sample of the sound without what would fold into its band."""
    reach = _REACH * step
    outputs = -(-samples.size // step)
    rows = -(-outputs // _ROW)
    padded = np.pad(samples, (reach, rows * _ROW * step + reach - samples.size))
    frames = sliding_window_view(padded, _ROW * step + 2 * reach)[::_ROW * step][:rows]
    return (np.ascontiguousarray(frames) @ _rows_of_taps(step)).reshape(-1)[:outputs]


@cache
def _rows_of_taps(step: int) -> Samples:
    """One column for each output of a row: the filter, moved on by one step each."""
    from scipy.signal import firwin  # heavy, as above

    reach = _REACH * step
    taps = firwin(2 * reach + 1, 1 / step, window=("kaiser", 5.0)).astype(np.float32)
    matrix = np.zeros((_ROW * step + 2 * reach, _ROW), dtype=np.float32)
    for output in range(_ROW):
        matrix[output * step:output * step + taps.size, output] = taps
    return matrix


def wave_between(samples: Samples) -> Samples:
    """For each sample the highest point, without sign, of the wave from there to the next one."""
    padded = np.pad(samples, (_NEIGHBOURS // 2 - 1, _NEIGHBOURS // 2))
    frames = sliding_window_view(padded, _NEIGHBOURS)
    points = np.abs(_positions() @ frames.T) if samples.size else np.zeros((_POSITIONS, 0), dtype=np.float32)
    return np.asarray(points.max(axis=0, initial=0.0), dtype=np.float32)


@cache
def _positions() -> Samples:
    """Weights of a sample's neighbours at a quarter, a half … of the way to the next one, and at the sample."""
    at = np.arange(_NEIGHBOURS) - (_NEIGHBOURS // 2 - 1)
    steps = np.arange(_POSITIONS)[:, None] / _POSITIONS
    window = np.kaiser(2 * _NEIGHBOURS * _POSITIONS + 1, 5.0)
    index = np.rint((at - steps) * 2 * _POSITIONS + _NEIGHBOURS * _POSITIONS).astype(int)
    return np.asarray(np.sinc(at - steps) * window[np.clip(index, 0, window.size - 1)], dtype=np.float32)
