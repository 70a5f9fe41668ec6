"""The gate: words of a file that nobody has listened to, where they stand, and what to do about it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from outreach.model.language import is_english
from outreach.model.script import MessageScript, ServiceWording
from outreach.speech.pronunciation import PRONUNCIATION, read_lexicon
from outreach.speech.unsure import dictionary_of, unsure_words
from outreach.wording.fill import fill, placeholders

#: stands where a wording's placeholder does: a plain word in English, and one that Spanish rules can read
_FILLER = "one"


def unheard(words: MessageScript | ServiceWording, path: Path, scripts: Path, voice_setting: str) -> tuple[str, ...]:
    """What keeps a file out of a reviewed build: file, line, its words that nobody has listened to, remedy; or nothing.

    `scripts` is the folder that may hold pronunciation.toml. The provider's own voice reads what it reads: then no
    word is asked for.

    Raises:
        ScriptFormatError: pronunciation.toml cannot be read.
    """
    found = unheard_words(_said_of(words), words.language, scripts, voice_setting)
    return (_told(f"{path}:{_line_of(found[0], path)}", found, words.language, scripts),) if found else ()


def unheard_name(name: str, setting: str, language: str, scripts: Path, voice_setting: str) -> tuple[str, ...]:
    """The same of a name that stands in a setting, as the operator's does."""
    found = unheard_words((name,), language, scripts, voice_setting)
    return (_told(setting, found, language, scripts),) if found else ()


def unheard_words(texts: Iterable[str], language: str, scripts: Path, voice_setting: str) -> tuple[str, ...]:
    """The words of texts that need an entry, or somebody who listened, with the voice that this setting gives."""
    if voice_setting == "provider":
        return ()
    engine = "hibari" if voice_setting != "pyttsx3" and is_english(language) else "pyttsx3"
    return unsure_words(texts, read_lexicon(language, scripts), dictionary_of(engine, language))


def _said_of(words: MessageScript | ServiceWording) -> Iterator[str]:
    if isinstance(words, ServiceWording):
        yield fill(words.voice, **dict.fromkeys(placeholders(words.voice), _FILLER))
    else:
        yield from (words.title, *words.voice, words.source.name)


def _line_of(word: str, path: Path) -> int:
    """The line on which a word first stands, counted from 1; line 1 where it is broken over two."""
    whole = re.compile(rf"(?<!\w){re.escape(word)}(?!\w)")
    lines = path.read_text(encoding="utf-8").splitlines() if path.is_file() else []
    return next((number for number, line in enumerate(lines, start=1) if whole.search(line)), 1)


def _told(where: str, words: tuple[str, ...], language: str, scripts: Path) -> str:
    short = "en" if is_english(language) else language.partition("-")[0]
    marks = ", ".join(f'"{word}"' for word in words)
    return (f"{where}: nobody has listened to {', '.join(words)}. Listen; what is said right goes below "
            f'[{short}.heard] in {scripts / PRONUNCIATION} as "your name" = [{marks}], '
            f"what is said wrong below [{short}] with its ipa and respelling")
