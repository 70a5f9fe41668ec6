"""Makes the clips that callers hear, several utterances at a time, and only those that are new."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from outreach.errors import SpeechError
from outreach.speech.audio_store import AudioStore
from outreach.speech.engine import Engine
from outreach.speech.plan import ClipPlan, full_rate_key, plan_clip, utterance_key
from outreach.speech.sound import (
    FULL_RATE_HZ,
    PHONE_RATE_HZ,
    full_rate_flac,
    join,
    phone_wav,
    prepare,
    read_sound,
)

_MOST_WORKERS = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Clip:
    """One prompt as sound; the store holds it under its hash."""

    #: the prompt as it was given
    text: str
    sha256: str
    seconds: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """A prompt without a clip, and why; the call leaves it to the provider's voice."""

    text: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Rendered:
    """What became of a list of prompts."""

    #: in the order of the prompts, each prompt once
    clips: tuple[Clip, ...]
    failures: tuple[Failure, ...]
    #: how many of the clips were made now; the others were there already
    rendered: int


def render_clips(texts: Iterable[str], *, engine: Engine, store: AudioStore, language: str = "en",
                 progress: Callable[[int, int], None] | None = None) -> Rendered:
    """Make a phone clip of each prompt; what the store holds already is not made again.

    A prompt that fails is left out and named, and the others go on. `progress` hears how
    many of the utterances to be spoken are done, and how many there are.
    """
    plans = tuple(plan_clip(text, engine, language) for text in dict.fromkeys(texts))
    known = {plan.text: clip for plan in plans if (clip := _recall_clip(plan, store))}
    new = tuple(plan for plan in plans if plan.text not in known)
    problems = _speak_all(_missing_utterances(new, engine, store), engine, store, progress)
    made = {plan.text: _assemble(plan, engine, store, problems) for plan in new}
    results = tuple(known.get(plan.text) or made[plan.text] for plan in plans)
    clips = tuple(result for result in results if isinstance(result, Clip))
    failures = tuple(result for result in results if isinstance(result, Failure))
    return Rendered(clips=clips, failures=failures, rendered=len(clips) - len(known))


def _recall_clip(plan: ClipPlan, store: AudioStore) -> Clip | None:
    stored = store.recall(plan.key)
    if stored is None or store.recall(full_rate_key(stored.sha256)) is None:
        return None
    return Clip(text=plan.text, sha256=stored.sha256, seconds=stored.seconds)


def _missing_utterances(plans: tuple[ClipPlan, ...], engine: Engine, store: AudioStore) -> tuple[str, ...]:
    wanted = dict.fromkeys(utterance.words for plan in plans for utterance in plan.utterances)
    return tuple(words for words in wanted if store.recall(utterance_key(words, engine)) is None)


def _speak_all(missing: tuple[str, ...], engine: Engine, store: AudioStore,
               progress: Callable[[int, int], None] | None) -> dict[str, str]:
    """Speak utterances side by side; gives the reason for each one that failed."""
    pool = ThreadPoolExecutor(min(_MOST_WORKERS, os.cpu_count() or 1))
    try:
        futures = {pool.submit(_speak, words, engine, store): words for words in missing}
        problems = {}
        for done, future in enumerate(as_completed(futures), start=1):
            if problem := future.result():
                problems[futures[future]] = problem
            if progress:
                progress(done, len(missing))
        return problems
    finally:
        pool.shutdown(cancel_futures=True)


def _speak(words: str, engine: Engine, store: AudioStore) -> str:
    try:
        with TemporaryDirectory(prefix="outreach-speech-") as folder:
            wav = Path(folder) / "utterance.wav"
            engine.speak(words, wav)
            sound = prepare(read_sound(wav), FULL_RATE_HZ)
    except (SpeechError, OSError) as error:
        return str(error)
    store.keep(utterance_key(words, engine), full_rate_flac(sound), seconds=sound.seconds, kind="flac")
    return ""


def _assemble(plan: ClipPlan, engine: Engine, store: AudioStore, problems: dict[str, str]) -> Clip | Failure:
    if not plan.utterances:
        return Failure(text=plan.text, reason="there is nothing to say")
    for utterance in plan.utterances:
        if utterance.words in problems:
            return Failure(text=plan.text, reason=problems[utterance.words])
    recordings = [(store.recall_bytes(utterance_key(utterance.words, engine)), utterance.pause)
                  for utterance in plan.utterances]
    kept = [(content, pause) for content, pause in recordings if content is not None]
    if len(kept) < len(recordings):
        return Failure(text=plan.text, reason="a recording vanished from the store. Render again")
    return _keep_clip(plan, kept, store)


def _keep_clip(plan: ClipPlan, recordings: list[tuple[bytes, float]], store: AudioStore) -> Clip:
    sounds = [(read_sound(content), pause) for content, pause in recordings]
    full = join(sounds, FULL_RATE_HZ)
    phone = join([(prepare(sound, PHONE_RATE_HZ), pause) for sound, pause in sounds], PHONE_RATE_HZ)
    stored = store.keep(plan.key, phone_wav(phone), seconds=phone.seconds, kind="wav")
    store.keep(full_rate_key(stored.sha256), full_rate_flac(full), seconds=full.seconds, kind="flac")
    return Clip(text=plan.text, sha256=stored.sha256, seconds=stored.seconds)
