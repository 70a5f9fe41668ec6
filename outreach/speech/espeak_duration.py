"""How long an utterance must last: asked of the same library, in a process of its own."""

from __future__ import annotations

import json
import sys

from outreach.errors import SpeechError
from outreach.speech.espeak_library import SAMPLE_RATE_HZ
from outreach.speech.worker_process import run_worker

WORKER = (sys.executable, "-m", "outreach.speech.espeak_worker")


def espeak_seconds(text: str, *, voice: str, rate: int, limit_seconds: float = 30.0) -> float:
    """Tell how many seconds the library needs for an utterance at this rate (words a minute).

    Raises:
        SpeechError: the library does not load, or does not know the voice.
    """
    outcome = run_worker(WORKER, {"text": text, "voice": voice, "rate": rate}, limit_seconds)
    if outcome.problem:
        raise SpeechError(f"the voice {voice!r} of espeak-ng does not answer: {outcome.problem}. "
                          "Install espeakng-loader, or set OUTREACH_VOICE=provider")
    return int(json.loads(outcome.output)) / SAMPLE_RATE_HZ
