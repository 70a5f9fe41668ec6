"""Keys that change whenever a file that we give out would: by its words, its sound, and the code that makes it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from functools import cache
from importlib.metadata import version
from importlib.resources import files
from importlib.resources.abc import Traversable

from outreach.books.speaking import SpokenGuide, SpokenTopic
from outreach.speech.audio_store import cache_key
from outreach.speech.tracks import TRACK_VERSION

_LIBRARIES = ("anemone-daisy-maker", "beautifulsoup4", "jinja2", "lameenc", "mutagen", "soundfile")
_OURS = ("outreach.books", "outreach.wording")


def guide_key(kind: str, spoken: SpokenGuide) -> str:
    """For a file of a whole guide; `kind` names the sort of file."""
    return cache_key(kind, _code(), spoken.voice, repr(spoken.guide), *map(sound_of, spoken.sections))


def topic_key(kind: str, spoken: SpokenGuide, topic: SpokenTopic) -> str:
    """For a file of one topic."""
    return cache_key(kind, _code(), repr(spoken.guide), repr(topic.topic), sound_of(topic))


def sound_of(topic: SpokenTopic) -> list[list[object]]:
    """The clips of a topic, as a key takes them."""
    return [[piece.clip.sha256, piece.pause] for piece in topic.pieces]


@cache
def _code() -> str:
    """Changes with every change of this package, its templates and labels, and of the libraries it uses."""
    parts = [hashlib.sha256(file.read_bytes()).hexdigest() for name in _OURS for file in _files(files(name))]
    return cache_key(TRACK_VERSION, *map(version, _LIBRARIES), *parts)


def _files(folder: Traversable) -> Iterable[Traversable]:
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if entry.is_dir() and entry.name != "__pycache__":
            yield from _files(entry)
        elif entry.is_file() and entry.name.endswith((".py", ".j2", ".css", "labels.toml")):
            yield entry
