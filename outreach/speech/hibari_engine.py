"""hibari as the better voice: American English, without any system package.

Over the phone format a recogniser misheard the emergency number as pyttsx3 spoke it, and
heard it right from hibari (docs/decisions/0007).
"""

from __future__ import annotations

import hashlib
import re
import threading
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Self

import numpy as np

from outreach.errors import SpeechError
from outreach.model.paces import USUAL_WORDS_PER_MINUTE
from outreach.speech.checks import check_sound
from outreach.speech.engine import first_words
from outreach.speech.hibari_reading import new_reading
from outreach.speech.hibari_text import as_hibari_text
from outreach.speech.pronunciation import Lexicon
from outreach.speech.sound import Sound
from outreach.speech.tokens import Token

#: what it speaks at speed 1 with the pauses between sentences, measured over the seed document
OWN_WORDS_PER_MINUTE = 195
#: raised by 5 dB, still below full scale; loudness is brought to one level later
_GAIN = np.float32(1.78)
_SEED = 0
#: another number of threads gives other bytes
_THREADS = 1
_RATE_HZ = 24000
#: raise it whenever `hibari_reading` would give other phonemes
_READING = 3
_PHONEMES = re.compile(r"\[([^\]]*)\]\(/[^)]*/\)")

_voices = threading.local()


def is_installed() -> bool:
    """True when the extra `voice` is there."""
    return find_spec("hibari") is not None


def _version() -> str:
    """The package's version, and what we do to its sound: a change of either makes new clips."""
    try:
        return f"{version('hibari-tts')}+pace-{OWN_WORDS_PER_MINUTE}+gain-{_GAIN:.2f}+reading-{_READING}"
    except PackageNotFoundError:
        return ""


@cache
def _model_sha256() -> str:
    """The hash of the model that lies in the package."""
    spec = find_spec("hibari")
    places = (spec.submodule_search_locations or []) if spec else []
    models = [path for place in places for path in Path(place).glob("assets/hibari.onnx")]
    return hashlib.sha256(models[0].read_bytes()).hexdigest() if models else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class HibariEngine:
    """Speaks through hibari: equal words give equal bytes (one thread, a fixed seed)."""

    voice: str = "heart"
    words_per_minute: int = USUAL_WORDS_PER_MINUTE
    name: str = "hibari"
    version: str = _version()
    needs_pool: bool = True

    @property
    def model(self) -> str:
        """The model's hash, the number of threads and the seed."""
        return f"{_model_sha256()} threads-{_THREADS} seed-{_SEED}"

    def at_pace(self, words_per_minute: int) -> Self:
        """The same voice, faster or slower."""
        return replace(self, words_per_minute=words_per_minute)

    def write(self, tokens: Sequence[Token], lexicon: Lexicon) -> str:
        """The tokens with the lexicon's phonemes in this voice's markup."""
        return as_hibari_text(tokens, lexicon)

    def say(self, text: str) -> Sound:
        """Say one utterance.

        Raises:
            SpeechError: no sound came out, or one of an unlikely length; names the first words.
        """
        samples = _own_voice(self.voice)(text, speed=self.words_per_minute / OWN_WORDS_PER_MINUTE, seed=_SEED)
        sound = Sound(samples=np.clip(samples * _GAIN, -1.0, 1.0), sample_rate_hz=_RATE_HZ)
        plain = _PHONEMES.sub(r"\1", text)
        try:
            check_sound(sound, plain, rate=self.words_per_minute)
        except SpeechError as refusal:
            raise SpeechError(f'no clip for "{first_words(plain)}": {refusal}. '
                              "Reword the sentence, or leave it to the provider's voice") from refusal
        return sound


def _own_voice(name: str) -> Any:
    """The voice of this thread: loading takes half a second, and threads must not share one."""
    if not hasattr(_voices, name):
        import hibari

        setattr(_voices, name, hibari.Hibari(voice=name, threads=_THREADS, g2p=new_reading()))
    return getattr(_voices, name)
