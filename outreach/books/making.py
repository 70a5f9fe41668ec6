"""From guides to the files of a folder: what `outreach audio` and `outreach book` do."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from outreach.books.binding import write_books
from outreach.books.folder import Filed
from outreach.books.recordings import write_recordings
from outreach.books.speaking import Progress, Spoken, speak
from outreach.model.guide import Guide
from outreach.settings import Settings
from outreach.speech.audio_store import AudioStore


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """What was said, and what became of the files."""

    spoken: Spoken
    filed: Filed


def make_recordings(guides: Iterable[Guide], settings: Settings, scripts: Path, target: Path,
                    progress: Progress | None = None) -> Made:
    """Bring a folder of recordings up to date; only what is new is rendered or written.

    Raises:
        SpeechError: no voice can speak here, or a clip vanished. OSError: the folder cannot be written.
    """
    spoken = speak(tuple(guides), settings, scripts, progress)
    return Made(spoken=spoken, filed=write_recordings(spoken.guides, AudioStore(settings.audio_folder), target))


def make_books(guides: Iterable[Guide], settings: Settings, scripts: Path, target: Path,
               progress: Progress | None = None) -> Made:
    """Bring a folder of talking books up to date. Raises as `make_recordings` does."""
    spoken = speak(tuple(guides), settings, scripts, progress)
    return Made(spoken=spoken, filed=write_books(spoken.guides, AudioStore(settings.audio_folder), target))
