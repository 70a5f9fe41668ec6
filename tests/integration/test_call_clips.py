"""The clips of calls in real voices: how long they last, and the silence that they end with."""

from __future__ import annotations

from pathlib import Path

import pytest
import soundfile  # type: ignore[import-untyped]

from outreach.bootstrap import Service
from outreach.bootstrap.callers import call_prompts
from outreach.dialogue.prompts import Prompts
from outreach.model.paces import PACES, SLOW_WORDS_PER_MINUTE, USUAL_WORDS_PER_MINUTE
from outreach.publish.clips import endings
from outreach.speech.audio_store import AudioStore
from outreach.speech.choice import choose_engine
from outreach.speech.clips import Clip
from outreach.speech.render import render_all
from outreach.speech.voicing import order_to_say

#: a caller hears the first key, and may have pressed it, so soon after picking up
FIRST_KEY_S = 20
#: the clip of silence that every call begins with
PICK_UP_S = 1


@pytest.fixture(params=["auto", "pyttsx3"])
def voice(request: pytest.FixtureRequest) -> str:
    """The voice of a line as it is set up, and the one that is always there."""
    return str(request.param)


def clips(prompts: Prompts, texts: tuple[str, ...], voice: str, folder: Path, pace: int) -> tuple[Clip, ...]:
    """The prompts as a build renders them."""
    language = prompts.shelf.language
    choice = choose_engine(voice, language)
    assert choice.engine, choice.reason
    order = order_to_say(texts, choice, AudioStore(folder), language=language, scripts=folder, pace=pace,
                         endings=endings(prompts))
    rendered = render_all([order])[0]
    assert rendered.failures == ()
    return rendered.clips


@pytest.mark.parametrize("pace", PACES)
def test_the_first_key_is_told_within_twenty_seconds(service: Service, voice: str, tmp_path: Path, pace: int) -> None:
    """In each language, with the silence of picking up; all that must be told comes before slower speech is offered.

    Who asked for slower speech heard it all before, and hears it again in the same proportion.
    """
    for shelf in service.builds.shelf().tongues:
        prompts = call_prompts(service.settings, shelf)
        greeting, menu = prompts.greeting(), prompts.first_menu()
        lasts = {clip.text: clip.seconds for clip in clips(prompts, (*greeting, *menu), voice, tmp_path, pace)}
        longer = USUAL_WORDS_PER_MINUTE / pace
        assert PICK_UP_S + sum(lasts[words] for words in greeting[:2]) <= FIRST_KEY_S * longer
        assert sum(lasts[words] for words in greeting[:3]) <= FIRST_KEY_S * longer
        assert max(lasts.values()) <= FIRST_KEY_S


def silence_behind(clip: Clip, folder: Path) -> float:
    """How long a clip is silent at its end."""
    samples, rate = soundfile.read(AudioStore(folder).path(clip.sha256))
    return (len(samples) - 1 - max(at for at, sample in enumerate(samples) if abs(sample) > 0.01)) / rate


def test_headings_and_paragraphs_stand_apart(service: Service, tmp_path: Path) -> None:
    """0.7 s of silence behind a heading, and 0.3 s behind any other prompt, at both paces."""
    prompts = call_prompts(service.settings, service.builds.shelf())
    topic = prompts.shelf.topics(prompts.shelf.first_document)[0]
    heading = prompts.heading(topic, 1, len(prompts.shelf.catalogue.parts(topic)))
    for pace in (USUAL_WORDS_PER_MINUTE, SLOW_WORDS_PER_MINUTE):
        told, other = clips(prompts, (heading, prompts.say("slow-on")), "pyttsx3", tmp_path, pace)
        assert silence_behind(told, tmp_path) == pytest.approx(0.7, abs=0.15)
        assert silence_behind(other, tmp_path) == pytest.approx(0.3, abs=0.15)
