"""Orders prompts from the chosen voice, with its fallback and the operator's pronunciations; so for calls and books."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from outreach.errors import SpeechError
from outreach.model.paces import USUAL_WORDS_PER_MINUTE
from outreach.speech.audio_store import AudioStore
from outreach.speech.choice import VoiceChoice
from outreach.speech.pronunciation import read_lexicon
from outreach.speech.render import Endings, Order, no_silence, order_clips


def order_to_say(texts: Iterable[str], choice: VoiceChoice, store: AudioStore, *, language: str, scripts: Path,
                 pace: int = USUAL_WORDS_PER_MINUTE, endings: Endings = no_silence) -> Order:
    """Order a clip of each text at a pace in words a minute; `scripts` is the folder that may hold pronunciation.toml.

    Raises:
        SpeechError: nobody was chosen to speak.
        ScriptFormatError: pronunciation.toml cannot be read.
    """
    if choice.engine is None:
        raise SpeechError(f"nothing can be said: {choice.reason}. Set OUTREACH_VOICE=auto")
    fallback = choice.fallback.at_pace(pace) if choice.fallback else None
    return order_clips(texts, engine=choice.engine.at_pace(pace), fallback=fallback, store=store, language=language,
                       lexicon=read_lexicon(language, scripts), endings=endings)
