"""A voice without speech: a tone that lasts as long as its words would."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import soundfile  # type: ignore[import-untyped]

from outreach.errors import SpeechError
from outreach.speech.plain_text import as_plain_text
from outreach.speech.pronunciation import Lexicon
from outreach.speech.sound import Sound, read_sound
from outreach.speech.tokens import Token


@dataclass
class ToneEngine:
    """Stands in for an engine; remembers what it said and refuses what it is told to refuse."""

    name: str = "tone"
    version: str = "1"
    voice: str = "a"
    words_per_minute: int = 150
    sample_rate_hz: int = 22050
    model: str = ""
    needs_pool: bool = False
    #: utterances with one of these words are refused
    refused: tuple[str, ...] = ()
    said: list[str] = field(default_factory=list)

    def at_pace(self, words_per_minute: int) -> ToneEngine:
        """The same tone at another pace; both remember in one list."""
        return replace(self, words_per_minute=words_per_minute)

    def write(self, tokens: Sequence[Token], lexicon: Lexicon) -> str:
        """Plain words."""
        return as_plain_text(tokens, lexicon.language)

    def say(self, text: str) -> Sound:
        """Through a file, as pyttsx3 does."""
        with TemporaryDirectory() as folder:
            self.speak(text, Path(folder) / "a.wav")
            return read_sound(Path(folder) / "a.wav")

    def speak(self, text: str, wav: Path) -> None:
        """Write 0.1 s of tone a word, its pitch made of the words."""
        if any(word in text for word in self.refused):
            raise SpeechError(f'no clip for "{text}": refused')
        self.said.append(text)
        pitch_hz = 300 + sum(text.encode()) % 500
        samples = tone(0.1 * len(text.split()), self.sample_rate_hz, pitch_hz)
        soundfile.write(wav, samples, self.sample_rate_hz, subtype="PCM_16")


def tone(seconds: float, sample_rate_hz: int, pitch_hz: float = 440.0, peak: float = 0.9) -> np.ndarray:
    """A sine of some length."""
    return peak * np.sin(2 * np.pi * pitch_hz * np.arange(round(seconds * sample_rate_hz)) / sample_rate_hz)
