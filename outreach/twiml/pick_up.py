"""The second of silence that begins a call: people lift the phone slowly, and miss what is said at once.

No verb for a pause is known to every provider, so it is a clip: mu-law zeros in a WAV of 8 kHz.
"""

from __future__ import annotations

import hashlib
import struct

RATE_HZ = 8000
#: ITU-T G.711: positive zero
_ZERO = b"\xff"
_MULAW = 7


def _wav(samples: bytes) -> bytes:
    """Samples in a WAV file: format, number of samples, samples."""
    form = struct.pack("<4sIHHIIHHH", b"fmt ", 18, _MULAW, 1, RATE_HZ, RATE_HZ, 1, 8, 0)
    fact = struct.pack("<4sII", b"fact", 4, len(samples))
    body = b"WAVE" + form + fact + struct.pack("<4sI", b"data", len(samples)) + samples
    return b"RIFF" + struct.pack("<I", len(body)) + body


SILENCE = _wav(_ZERO * RATE_HZ)
SILENCE_SHA256 = hashlib.sha256(SILENCE).hexdigest()
