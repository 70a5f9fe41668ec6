"""Which words of which scripts nobody has listened to yet."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from outreach.model.language import is_english
from outreach.model.script import MessageScript
from outreach.speech.pronunciation import PRONUNCIATION, read_lexicon
from outreach.speech.unsure import dictionary_of, unsure_words


def not_listened_to(scripts: Iterable[MessageScript], folder: Path, voice_setting: str) -> tuple[str, ...]:
    """A line for each script with words that its voice guesses, or that are read in two ways: file, words, remedy."""
    if voice_setting == "provider":
        return ()
    lines = []
    for script in scripts:
        lexicon = read_lexicon(script.language, folder)
        knows = dictionary_of(_engine_name(voice_setting, script.language))
        if words := unsure_words((script.title, *script.voice), lexicon, knows):
            lines.append(f"{folder}/{script.name}.md: nobody has listened to {', '.join(words)}. Listen, then put "
                         f"each into {folder}/{PRONUNCIATION} with your name")
    return tuple(lines)


def _engine_name(voice_setting: str, language: str) -> str:
    """The voice of a language, without trying it."""
    return "hibari" if voice_setting != "pyttsx3" and is_english(language) else "pyttsx3"
