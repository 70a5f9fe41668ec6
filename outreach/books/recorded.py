"""A guide with its sound: each section's MP3, and the time of each sentence in it."""

from __future__ import annotations

from dataclasses import dataclass

from outreach.books.speaking import SpokenGuide
from outreach.books.timing import TimedTopic, timed
from outreach.model.guide import Guide
from outreach.speech.audio_store import AudioStore
from outreach.speech.tracks import mp3_track


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordedSection:
    """One file of sound and its words."""

    #: "t00" is the opening
    name: str
    topic: TimedTopic
    mp3: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordedGuide:
    """What a talking book is made of."""

    guide: Guide
    sections: tuple[RecordedSection, ...]
    #: which voice speaks
    voice: str


def record(spoken: SpokenGuide, store: AudioStore) -> RecordedGuide:
    """Lay each section's clips end to end.

    Raises:
        SpeechError: a clip is missing from the store, or damaged.
    """
    sections = []
    for number, topic in enumerate(spoken.sections):
        track = mp3_track(topic.pieces, store)
        sections.append(RecordedSection(name=f"t{number:02}", topic=timed(topic, track), mp3=track.content))
    return RecordedGuide(guide=spoken.guide, sections=tuple(sections), voice=spoken.voice)
