"""Words that sound alike: "scene" and "seen", "for" and "four", "pleuropulmonary" and "pluropulmonary".

A recogniser writes a name that it never met as it hears it. Where that, read aloud, has the sounds of the word that was
said, the word was heard right. Stress is left aside, and so is which of the short unstressed vowels it was.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from outreach.speech.hibari_reading import Reading, new_reading
from outreach.speech.hibari_text import own_signs
from outreach.speech.pronunciation import read_lexicon

_ALIKE = str.maketrans({**dict.fromkeys("ˈˌ "), **dict.fromkeys("ᵊɪʌɐᵻɜ", "ə"), "T": "t", "ɔ": "ɑ"})


def sound_alike(said: Sequence[str], heard: Sequence[str]) -> bool:
    """True where two rows of words cannot be told apart by ear; False where one of them is empty."""
    if not said or not heard:
        return False
    return _letters(said) == _letters(heard) or _sounds(tuple(said)) == _sounds(tuple(heard))


def _letters(words: Sequence[str]) -> str:
    return "".join(words).replace("'", "")


@cache
def _sounds(words: tuple[str, ...]) -> str:
    """The sounds of some words; of those in our lexicon as it tells them."""
    return "".join(map(_sounds_of, words))


@cache
def _sounds_of(word: str) -> str:
    entry = read_lexicon("en").find(word)
    return (own_signs(entry.ipa) if entry and entry.ipa else _reading()(word)).translate(_ALIKE)


@cache
def _reading() -> Reading:
    return new_reading()
