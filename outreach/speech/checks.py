"""Checks on a fresh recording: a voice may leave an empty, cut or too fast file and say nothing."""

from __future__ import annotations

import re
from pathlib import Path

import numpy as np

from outreach.errors import SpeechError
from outreach.speech.sound import Sound, read_sound

#: measured for espeak-ng at 160 words a minute, pauses included
_SECONDS_PER_WORD_AT_160 = 0.361
_SHORTEST, _LONGEST = 0.6, 1.7
#: a single word lasts longer than its share, and every utterance ends in a short pause
_LEEWAY_SECONDS = 1.6
#: largest part by which the library's own duration may differ
_TOLERANCE = 0.02
_AUDIBLE = 0.01
#: a word of more letters lasts longer than a word's share, as names of drugs and diseases do
_LETTERS_A_WORD = 5
#: no voice says so many letters in a usual word's time: a shorter sound was cut
_LETTERS_A_WORD_AT_MOST = 12
_SHORT_PAUSE = re.compile("[,;:]")


def check_recording(wav: Path, text: str, *, rate: int, sample_rate_hz: int | None) -> Sound:
    """Read a recording and refuse one that is silent, damaged or of an unlikely length.

    `rate` is in words a minute; `sample_rate_hz` is None where any will do.

    Raises:
        SpeechError: the reason for the refusal.
    """
    sound = read_sound(wav)
    if sample_rate_hz is not None and (sound.sample_rate_hz, sound.form) != (sample_rate_hz, "mono PCM_16"):
        raise SpeechError(f"the recording is {sound.form} at {sound.sample_rate_hz} Hz")
    check_sound(sound, text, rate=rate)
    return sound


def check_sound(sound: Sound, text: str, *, rate: int) -> None:
    """Refuse a sound that is silent or of an unlikely length for its words; `rate` is in words a minute.

    Raises:
        SpeechError: the reason for the refusal.
    """
    if not sound.samples.size or float(np.abs(sound.samples).max()) < _AUDIBLE:
        raise SpeechError("the recording is silent")
    shortest, longest = plausible_seconds(text, rate)
    if not shortest <= sound.seconds <= longest:
        raise SpeechError(f"the recording lasts {sound.seconds:.2f} s, not {shortest:.2f} to {longest:.2f} s")


def check_duration(seconds: float, expected_seconds: float) -> None:
    """Refuse a recording whose length is not the one that the library itself gives.

    Raises:
        SpeechError: they differ by more than 2 %.
    """
    if abs(seconds - expected_seconds) > _TOLERANCE * expected_seconds:
        raise SpeechError(f"the recording lasts {seconds:.2f} s, the library says {expected_seconds:.2f} s")


def plausible_seconds(text: str, rate: int) -> tuple[float, float]:
    """The shortest and the longest time that an utterance can reasonably take; `rate` is in words a minute.

    Digits and letters of all-capital words may each be said as a word; long words and short pauses count by their
    length. The longest of 214 sentences from hibari took three quarters of what is allowed.
    """
    words = re.findall(r"\w+", text)
    most = sum(map(_words_at_most, words)) + len(_SHORT_PAUSE.findall(text))
    per_word = _SECONDS_PER_WORD_AT_160 * 160 / rate
    fewest = sum(max(1.0, len(word) / _LETTERS_A_WORD_AT_MOST) for word in words)
    return _SHORTEST * per_word * fewest, _LONGEST * per_word * most + _LEEWAY_SECONDS


def _words_at_most(word: str) -> float:
    """So many usual words may last as long as this one."""
    return len(word) if word.isupper() or not word.isalpha() else max(1.0, len(word) / _LETTERS_A_WORD)
