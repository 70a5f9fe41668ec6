"""The clips of a build: every prompt of every language, at each pace."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from outreach.bootstrap.callers import call_prompts
from outreach.catalog.write import ClipEntry
from outreach.dialogue.every_prompt import every_heading, every_prompt
from outreach.dialogue.prompts import Prompts
from outreach.dialogue.shelf import Shelf
from outreach.model.paces import PACES
from outreach.settings import Settings
from outreach.speech.audio_store import AudioStore
from outreach.speech.choice import VoiceChoice, choose_engine
from outreach.speech.render import Endings, Failure, Order, Rendered, render_all
from outreach.speech.utterances import PAUSE_AFTER_PARAGRAPH, PAUSE_AFTER_SENTENCE
from outreach.speech.voicing import order_to_say

#: told how many clips are done and how many there are
Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class BuildClips:
    """What became of a build's prompts."""

    entries: tuple[ClipEntry, ...]
    #: prompts that the provider's voice will say, and why
    failures: tuple[Failure, ...]
    #: which voice spoke, or why none did
    voice: str


def render_build(settings: Settings, scripts: Path, shelf: Shelf, today: date,
                 progress: Progress | None) -> BuildClips:
    """Render each language in a voice of its own, at each pace; words that two languages share are said once."""
    choices = {language: choose_engine(settings.voice, language) for language in shelf.books}
    orders = [_order(settings, scripts, shelf.speaking(language), choice, today, language=language, pace=pace)
              for language, choice in choices.items() for pace in PACES if choice.engine]
    clips: dict[tuple[str, int], ClipEntry] = {}
    failures: list[Failure] = []
    for order, rendered in zip(orders, render_all(orders, progress), strict=True):
        clips = _entries(rendered, order.engine.words_per_minute) | clips
        failures += rendered.failures
    return BuildClips(entries=tuple(clips.values()), failures=tuple(dict.fromkeys(failures)),
                      voice="; ".join(dict.fromkeys(choice.reason for choice in choices.values())))


def _order(settings: Settings, scripts: Path, shelf: Shelf, choice: VoiceChoice, today: date, *, language: str,
           pace: int) -> Order:
    prompts = call_prompts(settings, shelf)
    return order_to_say(every_prompt(prompts, today), choice, AudioStore(settings.audio_folder), language=language,
                        scripts=scripts, pace=pace, endings=endings(prompts))


def _entries(rendered: Rendered, rate: int) -> dict[tuple[str, int], ClipEntry]:
    return {(clip.text, rate): ClipEntry(words=clip.text, rate=rate, sha256=clip.sha256, seconds=clip.seconds)
            for clip in rendered.clips}


def endings(prompts: Prompts) -> Endings:
    """Prompts follow each other without a gap, so each ends with the silence that a voice leaves there."""
    headings = every_heading(prompts)
    return lambda words: PAUSE_AFTER_PARAGRAPH if words in headings else PAUSE_AFTER_SENTENCE
