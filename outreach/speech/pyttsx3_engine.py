"""pyttsx3 as the default voice: one utterance, one process, and a check on what it leaves."""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Sequence
from dataclasses import dataclass, replace
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Self

from outreach.errors import SpeechError
from outreach.model.paces import USUAL_WORDS_PER_MINUTE
from outreach.speech.checks import check_duration, check_recording
from outreach.speech.engine import first_words
from outreach.speech.espeak_duration import espeak_seconds
from outreach.speech.espeak_library import SAMPLE_RATE_HZ, pyttsx3_uses_espeak
from outreach.speech.plain_text import as_plain_text
from outreach.speech.pronunciation import Lexicon
from outreach.speech.pyttsx3_worker import seconds_allowed
from outreach.speech.sound import Sound, read_sound
from outreach.speech.tokens import Token
from outreach.speech.worker_process import run_worker

WORKER = (sys.executable, "-m", "outreach.speech.pyttsx3_worker")
VOICES = {"en": "en-us", "es": "es-419"}
#: time for the process to start and end, on top of what the worker itself waits
_START_AND_END_SECONDS = 10.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Pyttsx3Engine:
    """Speaks through pyttsx3, which is never loaded into this process."""

    #: the voice by espeak-ng's name
    voice: str
    words_per_minute: int = USUAL_WORDS_PER_MINUTE
    name: str = "pyttsx3"
    version: str = f"{version('pyttsx3')}+espeakng-loader-{version('espeakng-loader')}"
    #: the worker's command line
    command: tuple[str, ...] = WORKER
    #: seconds after which a worker is killed; None: by the length of the text
    limit_seconds: float | None = None
    #: each utterance has a process already
    needs_pool: bool = False
    #: the library's version, in `version`, names its data too
    model: str = ""

    def write(self, tokens: Sequence[Token], lexicon: Lexicon) -> str:
        """The tokens as plain words; hard words by the lexicon's respelling."""
        return as_plain_text(tokens, lexicon.language, lexicon)

    def at_pace(self, words_per_minute: int) -> Self:
        """The same voice, faster or slower."""
        return replace(self, words_per_minute=words_per_minute)

    def say(self, text: str) -> Sound:
        """Say one utterance; it goes through a file that nobody else sees. Raises as `speak` does."""
        with TemporaryDirectory(prefix="outreach-speech-") as folder:
            wav = Path(folder) / "utterance.wav"
            self.speak(text, wav)
            return read_sound(wav)

    def speak(self, text: str, wav: Path) -> None:
        """Say one utterance into a WAV file, whole or not at all.

        Raises:
            SpeechError: no file passed the checks; names the first words.
        """
        problem = _unspeakable(text)
        problem = problem or self._attempt(text, wav)
        if not problem:
            return
        raise SpeechError(f'no clip for "{first_words(text)}": {problem}. '
                          "Reword the sentence, or leave it to the provider's voice")

    def _attempt(self, text: str, wav: Path) -> str:
        partial = wav.with_name(f".{wav.stem}.{os.getpid()}.{threading.get_ident()}.part.wav")
        try:
            self._record(text, partial)
            partial.replace(wav)
        except SpeechError as refusal:
            return str(refusal)
        finally:
            partial.unlink(missing_ok=True)
        return ""

    def _record(self, text: str, partial: Path) -> None:
        order = {"text": text, "path": str(partial), "rate": self.words_per_minute, "voice": self.voice}
        limit = self.limit_seconds or seconds_allowed(text) + _START_AND_END_SECONDS
        outcome = run_worker(self.command, order, limit)
        if outcome.problem:
            raise SpeechError(outcome.problem)
        espeak = pyttsx3_uses_espeak()
        sound = check_recording(partial, text, rate=self.words_per_minute,
                                sample_rate_hz=SAMPLE_RATE_HZ if espeak else None)
        if espeak:
            check_duration(sound.seconds, espeak_seconds(text, voice=self.voice, rate=self.words_per_minute))


def _unspeakable(text: str) -> str:
    if not any(character.isalnum() for character in text):
        return "there is nothing to say"
    if "\0" in text:
        return "it holds a NUL character"
    try:
        text.encode()
    except UnicodeEncodeError:
        return "it holds half a character"
    return ""
