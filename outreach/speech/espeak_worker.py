"""A process of its own that asks the library how long an utterance lasts.

Reads JSON (text, voice, rate) and writes the number of samples. Exit code 4: no such voice.
"""

from __future__ import annotations

import ctypes
import json
import os
import sys

from outreach.speech.espeak_library import SAMPLE_RATE_HZ, data_path, load_espeak

NO_VOICE = 4

_SYNCHRONOUS = 2
_RATE = 1
_POSITION_CHARACTER = 1
_UTF8_WITH_END_PAUSE = 0x1001
_Callback = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p)


def main() -> int:
    """Count the samples of one utterance."""
    order = json.load(sys.stdin)
    library = load_espeak()
    if library.espeak_Initialize(_SYNCHRONOUS, 0, data_path().encode(), 0) != SAMPLE_RATE_HZ:
        return 1
    if library.espeak_SetVoiceByName(order["voice"].encode()) != 0:
        return NO_VOICE
    library.espeak_SetParameter(_RATE, order["rate"], 0)
    sys.stdout.write(json.dumps(_count_samples(library, order["text"].encode())))
    sys.stdout.flush()
    return 0


def _count_samples(library: ctypes.CDLL, text: bytes) -> int:
    counts: list[int] = []

    def add(_sound: int, samples: int, _events: int) -> int:
        counts.append(samples)
        return 0

    callback = _Callback(add)
    library.espeak_SetSynthCallback(callback)
    library.espeak_Synth(text, ctypes.c_size_t(len(text) + 1), 0, _POSITION_CHARACTER, 0,
                         _UTF8_WITH_END_PAUSE, None, None)
    return sum(counts)


if __name__ == "__main__":
    code = main()
    os._exit(code)
