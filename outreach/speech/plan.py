"""What a clip consists of, and the keys under which its files are found again."""

from __future__ import annotations

from dataclasses import dataclass

from outreach.speech.audio_store import cache_key
from outreach.speech.engine import Engine, engine_key
from outreach.speech.sound import DSP_VERSION, FULL_RATE_HZ, PHONE_RATE_HZ
from outreach.speech.spoken import spoken
from outreach.speech.utterances import Utterance, split_into_utterances


@dataclass(frozen=True, slots=True, kw_only=True)
class ClipPlan:
    """One prompt, cut into the utterances that its clip is joined from."""

    #: the prompt as it was given
    text: str
    utterances: tuple[Utterance, ...]
    #: finds the phone clip
    key: str


def plan_clip(text: str, engine: Engine, language: str) -> ClipPlan:
    """Decide what is said for a prompt, and under which key its clip is kept."""
    utterances = split_into_utterances(spoken(text, language))
    said = [[utterance.words, utterance.pause] for utterance in utterances]
    key = cache_key("clip", engine_key(engine), said, DSP_VERSION, f"wav/ulaw/{PHONE_RATE_HZ}")
    return ClipPlan(text=text, utterances=utterances, key=key)


def utterance_key(words: str, engine: Engine) -> str:
    """Finds the full-rate recording of one utterance."""
    return cache_key("utterance", engine_key(engine), words, DSP_VERSION, f"flac/{FULL_RATE_HZ}")


def full_rate_key(clip_sha256: str) -> str:
    """Finds the full-rate recording that belongs to a phone clip."""
    return cache_key("full", clip_sha256)
