"""What a clip consists of, and the keys under which its files are found again."""

from __future__ import annotations

from dataclasses import dataclass, replace

from outreach.speech.audio_store import cache_key
from outreach.speech.engine import Engine, engine_key
from outreach.speech.letters import why_unsayable
from outreach.speech.pronunciation import Lexicon
from outreach.speech.sound import DSP_VERSION, PHONE_RATE_HZ
from outreach.speech.spoken import tokenise
from outreach.speech.tokens import Kind
from outreach.speech.utterances import Utterance, split_into_utterances


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedUtterance:
    """One utterance as an engine is given it."""

    words: str
    #: finds its recording
    key: str
    #: seconds of silence after it
    pause: float


@dataclass(frozen=True, slots=True, kw_only=True)
class ClipPlan:
    """One prompt, cut into the utterances that its clip is joined from."""

    #: the prompt as it was given
    text: str
    utterances: tuple[PlannedUtterance, ...]
    #: finds the phone clip
    key: str
    #: True when it says a number that people dial: only a voice that says it right may
    tells_number: bool = False
    #: why no voice says all of it; empty where one does
    unsayable: str = ""

    @property
    def ending(self) -> float:
        """Seconds of silence behind the last word."""
        return self.utterances[-1].pause if self.utterances else 0.0


def plan_clip(text: str, engine: Engine, lexicon: Lexicon, ending: float = 0.0) -> ClipPlan:
    """Decide what is said for a prompt, and under which key its clip is kept; `ending` is seconds of silence."""
    tokens = tokenise(text, lexicon.language)
    utterances = tuple(_plan(utterance, engine, lexicon)
                       for utterance in split_into_utterances(tokens, lexicon.language))
    utterances = (*utterances[:-1], *(replace(last, pause=ending) for last in utterances[-1:]))
    said = [[utterance.key, utterance.pause] for utterance in utterances]
    key = cache_key("clip", said, DSP_VERSION, f"wav/ulaw/{PHONE_RATE_HZ}")
    return ClipPlan(text=text, utterances=utterances, key=key,
                    tells_number=any(token.kind is Kind.DIGITS for token in tokens), unsayable=why_unsayable(tokens))


def _plan(utterance: Utterance, engine: Engine, lexicon: Lexicon) -> PlannedUtterance:
    """The key holds all that may change the sound, and nothing that cannot."""
    tokens = [[token.kind, token.text, token.glued] for token in utterance.tokens]
    words = engine.write(utterance.tokens, lexicon)
    key = cache_key("utterance", engine_key(engine), lexicon.language, tokens, lexicon.used_by(utterance.tokens), words,
                    DSP_VERSION, "flac")
    return PlannedUtterance(words=words, key=key, pause=utterance.pause)


def full_rate_key(clip_sha256: str) -> str:
    """Finds the full-rate recording that belongs to a phone clip."""
    return cache_key("full", clip_sha256, DSP_VERSION)
