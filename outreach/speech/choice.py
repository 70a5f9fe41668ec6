"""Chooses the voice of a build from the setting and from what this machine can do."""

from __future__ import annotations

from dataclasses import dataclass, replace

from outreach.errors import SpeechError
from outreach.model.language import is_english, primary_language
from outreach.speech import hibari_engine
from outreach.speech.engine import Engine
from outreach.speech.pyttsx3_engine import VOICES, Pyttsx3Engine


@dataclass(frozen=True, slots=True, kw_only=True)
class VoiceChoice:
    """The voice that renders, or none, and why."""

    #: None: the provider's own voice reads the words during the call
    engine: Engine | None
    reason: str
    #: says what that voice fails at, save numbers that people dial
    fallback: Engine | None = None


def choose_engine(voice_setting: str, language: str) -> VoiceChoice:
    """Choose who speaks: hibari for English where it is installed, pyttsx3 where it can, else the provider.

    `voice_setting` is "auto" or the name of one of them; `language` is a BCP 47 tag. A
    voice never gets a language that it cannot speak.
    """
    if voice_setting == "provider":
        return VoiceChoice(engine=None, reason="the setting asks for the provider's voice")
    english = is_english(language)
    if voice_setting != "pyttsx3" and english and hibari_engine.is_installed():
        return VoiceChoice(engine=hibari_engine.HibariEngine(), reason="hibari speaks with the voice heart",
                           fallback=Pyttsx3Engine(voice=VOICES["en"]))
    chosen = _pyttsx3(language)
    if voice_setting == "hibari" and english:
        return replace(chosen, reason=f"hibari is not installed (pip install 'outreach[voice]'): {chosen.reason}")
    return chosen


def _pyttsx3(language: str) -> VoiceChoice:
    voice = VOICES.get(primary_language(language))
    if voice is None:
        return VoiceChoice(engine=None, reason=f"there is no voice for the language {language!r}")
    problem = _why_silent(voice)
    if problem:
        return VoiceChoice(engine=None, reason=problem)
    return VoiceChoice(engine=Pyttsx3Engine(voice=voice), reason=f"pyttsx3 speaks with the voice {voice}")


def _why_silent(voice: str) -> str:
    """Say one word for a trial; empty when the voice can speak here."""
    try:
        Pyttsx3Engine(voice=voice).say("Ready.")
    except SpeechError as error:
        return f"pyttsx3 cannot speak here: {error}"
    return ""
