"""The clips of a build: every prompt of every language, at each pace."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from outreach.bootstrap.callers import call_prompts
from outreach.catalog.write import ClipEntry
from outreach.dialogue.every_prompt import every_prompt
from outreach.dialogue.shelf import Shelf
from outreach.model.paces import PACES
from outreach.settings import Settings
from outreach.speech.audio_store import AudioStore
from outreach.speech.choice import choose_engine
from outreach.speech.render import Failure, Rendered
from outreach.speech.voicing import say_all

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
    clips: dict[tuple[str, int], ClipEntry] = {}
    failures: list[Failure] = []
    reasons: list[str] = []
    for language in shelf.books:
        choice = choose_engine(settings.voice, language)
        reasons.append(choice.reason)
        for pace in PACES if choice.engine else ():
            texts = _texts(settings, shelf.speaking(language), today)
            rendered = say_all(texts, choice, AudioStore(settings.audio_folder), language=language, scripts=scripts,
                               pace=pace, progress=progress)
            clips = _entries(rendered, pace) | clips
            failures += rendered.failures
    return BuildClips(entries=tuple(clips.values()), failures=tuple(dict.fromkeys(failures)),
                      voice="; ".join(dict.fromkeys(reasons)))


def _entries(rendered: Rendered, rate: int) -> dict[tuple[str, int], ClipEntry]:
    return {(clip.text, rate): ClipEntry(words=clip.text, rate=rate, sha256=clip.sha256, seconds=clip.seconds)
            for clip in rendered.clips}


def _texts(settings: Settings, shelf: Shelf, today: date) -> tuple[str, ...]:
    return every_prompt(call_prompts(settings, shelf), today)
