"""What a voice must be able to do; every engine has these and nothing else is asked of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol, Self

from outreach.speech.pronunciation import Lexicon
from outreach.speech.sound import Sound
from outreach.speech.tokens import Token

_FIRST_WORDS, _FIRST_CHARACTERS = 8, 80


class Engine(Protocol):
    """A voice that turns one utterance into one sound. It can be handed to another process."""

    @property
    def name(self) -> str:
        """What the engine is called: "pyttsx3"."""

    @property
    def version(self) -> str:
        """Its version, with the version of the library that does the work."""

    @property
    def model(self) -> str:
        """What else decides its sound: the hash of its model, its threads, its seed."""

    @property
    def voice(self) -> str:
        """The voice as the engine names it: "en-us"."""

    @property
    def words_per_minute(self) -> int:
        """How fast it speaks."""

    @property
    def needs_pool(self) -> bool:
        """True when it speaks in the process that asks, which it may hang or kill: then others do the asking."""

    def at_pace(self, words_per_minute: int) -> Self:
        """The same voice, faster or slower."""

    def write(self, tokens: Sequence[Token], lexicon: Lexicon) -> str:
        """The tokens as this voice has to be given them."""

    def say(self, text: str) -> Sound:
        """Say one utterance, whole or not at all. Safe to call from several threads.

        Raises:
            SpeechError: no sound passed the checks; names the first words.
        """


def engine_key(engine: Engine) -> str:
    """One line that changes whenever the same words might sound different."""
    return f"{engine.name} {engine.version} {engine.model} {engine.voice} {engine.words_per_minute}"


def first_words(text: str) -> str:
    """The first words of an utterance, short enough for an error message."""
    first = " ".join(text.split()[:_FIRST_WORDS])[:_FIRST_CHARACTERS]
    return first + (" …" if len(first) < len(" ".join(text.split())) else "")
