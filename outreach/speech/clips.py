"""One prompt becomes one clip: spoken where it is new, checked, brought to one loudness, kept."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from outreach.errors import SpeechError
from outreach.speech.audio_store import AudioStore, StoredAudio
from outreach.speech.engine import Engine, first_words
from outreach.speech.loudness import MOST_DBTP, TARGET_LUFS, loudness
from outreach.speech.plan import ClipPlan, PlannedUtterance, full_rate_key
from outreach.speech.sound import (
    FULL_RATE_HZ,
    PHONE_RATE_HZ,
    Sound,
    as_kept,
    flac,
    levelled,
    phone_wav,
    read_sound,
    trimmed,
)

#: how far a clip's loudness may be from the target
LOUDNESS_TOLERANCE = 0.5
#: a shorter clip has no loudness of its own by BS.1770
_SHORTEST_MEASURED_SECONDS = 0.4
_ATTEMPTS = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Clip:
    """One prompt as sound; the store holds it under its hash."""

    #: the prompt as it was given
    text: str
    sha256: str
    seconds: float
    #: the recordings that it was joined from: each one's hash, and the seconds of silence after it
    recordings: tuple[tuple[str, float], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """A prompt without a clip, and why; the call leaves it to the provider's voice."""

    text: str
    reason: str


def recall_clip(plan: ClipPlan, store: AudioStore) -> Clip | None:
    """The clip of an earlier run; None where it, or one of its recordings, is missing or damaged."""
    stored = None if plan.unsayable else store.recall(plan.key)
    recordings = [store.recall(utterance.key) for utterance in plan.utterances] if stored else [None]
    if stored is None or None in recordings:
        return None
    return _clip(plan, stored, [recording for recording in recordings if recording])


def make_clip(plan: ClipPlan, engine: Engine, store: AudioStore) -> Clip | Failure:
    """Speak what is new of a prompt, and keep its clip.

    Raises:
        OSError: the store cannot be written, and no other clip could be kept either.
    """
    if not plan.utterances:
        return Failure(text=plan.text, reason="there is nothing to say")
    if plan.unsayable:
        return Failure(text=plan.text, reason=plan.unsayable)
    try:
        recordings, sounds = zip(*(_record(utterance, engine, store) for utterance in plan.utterances), strict=True)
        pauses = (utterance.pause for utterance in plan.utterances)
        phone = levelled(tuple(zip(sounds, pauses, strict=True)), PHONE_RATE_HZ)
        _check_level(phone, plan.text)
    except SpeechError as refusal:
        return Failure(text=plan.text, reason=str(refusal))
    stored = store.keep(plan.key, phone_wav(phone), seconds=phone.seconds, kind="wav")
    return _clip(plan, stored, recordings)


def full_rate_recording(clip: Clip, store: AudioStore) -> bytes | None:
    """The lossless full-rate recording of a clip, made when it is first asked for; None where a part is missing.

    Raises:
        OSError: the store cannot be written.
    """
    known = store.recall_bytes(full_rate_key(clip.sha256))
    if known is not None:
        return known
    parts = [(store.read(sha256, "flac"), pause) for sha256, pause in clip.recordings]
    sounds = [(read_sound(content), pause) for content, pause in parts if content is not None]
    if not sounds or len(sounds) < len(parts):
        return None
    full = levelled(sounds, FULL_RATE_HZ)
    content = flac(full)
    store.keep(full_rate_key(clip.sha256), content, seconds=full.seconds, kind="flac")
    return content


def _record(utterance: PlannedUtterance, engine: Engine, store: AudioStore) -> tuple[StoredAudio, Sound]:
    """The recording of an utterance: from the store, or spoken now."""
    known = store.recall(utterance.key)
    content = store.read(known.sha256, known.kind) if known else None
    if known and content is not None:
        return known, read_sound(content)
    sound = trimmed(_speak(utterance.words, engine))
    return store.keep(utterance.key, flac(sound), seconds=sound.seconds, kind="flac"), as_kept(sound)


def _speak(words: str, engine: Engine) -> Sound:
    """A voice that fails is asked once more."""
    for attempt in range(1, _ATTEMPTS + 1):
        try:
            return engine.say(words)
        except SpeechError:
            if attempt == _ATTEMPTS:
                raise
        except Exception as error:  # a voice may raise anything: a full disk, a fault of its model
            if attempt == _ATTEMPTS:
                raise SpeechError(f'no clip for "{first_words(words)}": the voice failed: {error}') from error
    raise AssertionError


def _check_level(sound: Sound, text: str) -> None:
    """No clip is kept that is silent, or louder or fainter than the others."""
    measured = loudness(sound.samples, sound.sample_rate_hz)
    peak = 20 * np.log10(max(float(np.abs(sound.samples).max(initial=0.0)), 1e-9))
    off = abs(measured - TARGET_LUFS) > LOUDNESS_TOLERANCE and sound.seconds > _SHORTEST_MEASURED_SECONDS
    if not np.isfinite(measured) or off or peak > MOST_DBTP:
        raise SpeechError(f'the clip for "{first_words(text)}" comes to {measured:.1f} LUFS and {peak:.1f} dB, '
                          f"not {TARGET_LUFS:g} and under {MOST_DBTP:g}")


def _clip(plan: ClipPlan, stored: StoredAudio, recordings: Sequence[StoredAudio]) -> Clip:
    pauses = (utterance.pause for utterance in plan.utterances)
    return Clip(text=plan.text, sha256=stored.sha256, seconds=stored.seconds,
                recordings=tuple((one.sha256, pause) for one, pause in zip(recordings, pauses, strict=True)))
