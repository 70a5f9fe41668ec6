"""Sentences one after another as one recording, with the time at which each of them begins."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate

from outreach.errors import SpeechError
from outreach.speech.audio_store import AudioStore
from outreach.speech.clips import Clip, full_rate_recording
from outreach.speech.engine import first_words
from outreach.speech.sound import DSP_VERSION, FULL_RATE_HZ, PHONE_RATE_HZ, Sound, join, mp3, phone_wav, read_sound

#: raise it whenever the same clips would give another track
TRACK_VERSION = f"1/{DSP_VERSION}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A sentence in its place."""

    clip: Clip
    #: seconds of silence after it
    pause: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Track:
    """A sound file, and where in it each sentence is."""

    content: bytes
    #: in seconds, one a sentence; a sentence lasts, with its pause, until the next one begins
    starts: tuple[float, ...]
    #: how long the sentences and pauses last; the file is no shorter
    seconds: float


def phone_track(pieces: Sequence[Piece], store: AudioStore) -> Track:
    """What a caller hears: a WAV file, 8 kHz, mu-law.

    Raises:
        SpeechError: a clip is missing from the store, or damaged.
    """
    return _track(pieces, lambda clip: store.read(clip.sha256), PHONE_RATE_HZ, phone_wav)


def mp3_track(pieces: Sequence[Piece], store: AudioStore) -> Track:
    """The same at the voice's full rate, as MP3 without tags. Raises as `phone_track` does."""
    return _track(pieces, lambda clip: full_rate_recording(clip, store), FULL_RATE_HZ, mp3)


def _track(pieces: Iterable[Piece], find: Callable[[Clip], bytes | None], rate_hz: int,
           encode: Callable[[Sound], bytes]) -> Track:
    sounds = [(_read(find(piece.clip), piece.clip.text), piece.pause) for piece in pieces]
    whole = join(sounds, rate_hz)
    ends = accumulate(sound.samples.size + round(pause * rate_hz) for sound, pause in sounds)
    return Track(content=encode(whole), starts=tuple(end / rate_hz for end in (0, *ends))[:-1], seconds=whole.seconds)


def _read(content: bytes | None, words: str) -> Sound:
    if content is None:
        raise SpeechError(f'the clip for "{first_words(words)}" is missing from the audio store or damaged. '
                          "Run the command again to render it anew")
    return read_sound(content)
