"""What a voice must be able to do; every engine has these and nothing else is asked of it."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol, Self

_FIRST_WORDS = 8


class Engine(Protocol):
    """A voice that turns one utterance into one sound file."""

    @property
    def name(self) -> str:
        """What the engine is called: "pyttsx3"."""

    @property
    def version(self) -> str:
        """Its version, with the version of the library that does the work."""

    @property
    def voice(self) -> str:
        """The voice as the engine names it: "en-us"."""

    @property
    def words_per_minute(self) -> int:
        """How fast it speaks."""

    def at_pace(self, words_per_minute: int) -> Self:
        """The same voice, faster or slower."""

    def speak(self, text: str, wav: Path) -> None:
        """Say one utterance into a sound file, whole or not at all. Safe to call from several threads.

        Raises:
            SpeechError: no file passed the checks; names the first words.
        """


def engine_key(engine: Engine) -> str:
    """One line that changes whenever the same words might sound different."""
    return f"{engine.name} {engine.version} {engine.voice} {engine.words_per_minute}"


def first_words(text: str) -> str:
    """The first words of an utterance, short enough for an error message."""
    words = text.split()
    return " ".join(words[:_FIRST_WORDS]) + (" …" if len(words) > _FIRST_WORDS else "")
