"""A process of its own that says one utterance through pyttsx3, and then ends at once.

Reads JSON (text, path, rate, voice). The file is complete only after `finished-utterance`,
which a thread of the speech library reports after `runAndWait` has long returned.
Exit code 0: finished; 3: not finished in time; 4: no voice for the language.
"""

from __future__ import annotations

import json
import os
import sys
import threading
from typing import Any

from outreach.speech.espeak_library import load_espeak, pyttsx3_uses_espeak

NOT_FINISHED = 3
NO_VOICE = 4


def main() -> int:
    """Say one utterance into a file."""
    order = json.load(sys.stdin)
    if pyttsx3_uses_espeak():
        load_espeak()
    # the library must be in memory before pyttsx3 looks for it
    import pyttsx3

    engine = pyttsx3.init()
    voice = order["voice"] if pyttsx3_uses_espeak() else _system_voice(engine, order["voice"])
    if not voice:
        return NO_VOICE
    return _say(engine, order, voice)


def _say(engine: Any, order: dict[str, Any], voice: str) -> int:
    finished = threading.Event()
    engine.connect("finished-utterance", lambda **_: finished.set())
    engine.setProperty("voice", voice)
    # set once, the rate is lost in one process of fifty and the default of 200 is spoken; set twice, in none
    for _ in range(2):
        engine.setProperty("rate", order["rate"])
    engine.save_to_file(order["text"], order["path"])
    engine.runAndWait()
    in_time = finished.wait(seconds_allowed(order["text"]))
    return 0 if in_time else NOT_FINISHED


def _system_voice(engine: Any, wanted: str) -> str:
    language = wanted.partition("-")[0]
    for voice in engine.getProperty("voices"):
        if any(str(spoken).lower().startswith(language) for spoken in voice.languages):
            return str(voice.id)
    return ""


def seconds_allowed(text: str) -> float:
    """How long an utterance may take: 15 seconds and 0.05 a character."""
    return 15 + 0.05 * len(text)


if __name__ == "__main__":
    code = main()
    # pyttsx3 and its library do not survive an orderly exit
    os._exit(code)
