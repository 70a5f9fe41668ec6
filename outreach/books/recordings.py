"""`outreach audio`: each topic as WAV, MP3 and text, a list that plays a guide, and pages that open from a stick."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from outreach.books.folder import Filed, GivenFolder
from outreach.books.index_pages import guide_page, start_page
from outreach.books.recipe import topic_key
from outreach.books.speaking import SpokenGuide, SpokenTopic
from outreach.books.tags import Chapter, TrackTags, with_tags
from outreach.books.timing import TimedTopic, chapter_title, timed
from outreach.model.guide import Guide
from outreach.speech.audio_store import AudioStore, cache_key
from outreach.speech.tracks import mp3_track, phone_track

LIST = ".outreach-audio"
PLAYLIST = "playlist.m3u"


def write_recordings(guides: Iterable[SpokenGuide], store: AudioStore, target: Path) -> Filed:
    """Bring a folder up to date; nothing is written that is right already.

    Raises:
        SpeechError: a clip vanished, or a name leads out of the folder. OSError: the folder cannot be written.
    """
    guides = tuple(guides)
    folder = GivenFolder(target, LIST)
    for spoken in guides:
        for number, topic in enumerate(spoken.sections):
            _put_topic(folder, spoken, topic, number, store)
        _put(folder, f"{spoken.guide.name}/{PLAYLIST}", playlist(spoken))
        _put(folder, f"{spoken.guide.name}/index.html", guide_page(spoken, file_names(spoken)))
    _put(folder, "index.html", start_page(guides))
    return folder.finish()


def file_names(spoken: SpokenGuide) -> tuple[str, ...]:
    """"00-about", "01-types": players that know no list play files in the order of their names."""
    digits = max(2, len(str(len(spoken.topics))))
    return tuple(f"{number:0{digits}}-{topic.topic.slug}" for number, topic in enumerate(spoken.sections))


def _put_topic(folder: GivenFolder, spoken: SpokenGuide, topic: SpokenTopic, number: int, store: AudioStore) -> None:
    base = f"{spoken.guide.name}/{file_names(spoken)[number]}"
    folder.put(f"{base}.wav", topic_key("wav", spoken, topic), lambda: phone_track(topic.pieces, store).content)
    folder.put(f"{base}.mp3", topic_key(f"mp3 {number}", spoken, topic), lambda: _mp3(spoken, topic, number, store))
    _put(folder, f"{base}.txt", transcript(spoken.guide, topic))


def _put(folder: GivenFolder, name: str, text: str) -> None:
    folder.put(name, cache_key(text), text.encode)


def _mp3(spoken: SpokenGuide, topic: SpokenTopic, number: int, store: AudioStore) -> bytes:
    track = mp3_track(topic.pieces, store)
    return with_tags(track.content, _tags(spoken, topic, number), chapters(timed(topic, track)))


def _tags(spoken: SpokenGuide, topic: SpokenTopic, number: int) -> TrackTags:
    guide = spoken.guide
    mark = f" {guide.mark}" if topic.topic.is_draft else ""
    return TrackTags(title=f"{topic.topic.title}{mark}", guide=guide.marked_title, operator=guide.operator,
                     credit=guide.credit, source_url=guide.sources[0].url, dated=guide.dated, language=guide.language,
                     number=number + 1, of=len(spoken.sections))


def chapters(topic: TimedTopic) -> tuple[Chapter, ...]:
    """A chapter for each paragraph; the heading belongs to the first."""
    starts = [topic.heading.start, *(paragraph[0].start for paragraph in topic.paragraphs[1:])]
    ends = [*starts[1:], topic.seconds]
    return tuple(Chapter(title=chapter_title(paragraph[0].text), start=start, end=end)
                 for paragraph, start, end in zip(topic.paragraphs, starts, ends, strict=True))


def transcript(guide: Guide, topic: SpokenTopic) -> str:
    """All that is said, word for word, under the guide's title."""
    paragraphs = (" ".join(paragraph) for paragraph in topic.topic.paragraphs)
    heading = () if topic.topic == guide.opening else (topic.topic.title,)
    return "\n\n".join((guide.marked_title, *heading, *paragraphs)) + "\n"


def playlist(spoken: SpokenGuide) -> str:
    """Plays a whole guide, in order, with any player that knows M3U lists."""
    lines = ["#EXTM3U", "#EXTENC:UTF-8", f"#PLAYLIST:{spoken.guide.marked_title}"]
    for name, topic in zip(file_names(spoken), spoken.sections, strict=True):
        lines += (f"#EXTINF:{round(seconds_of(topic))},{topic.topic.title}", f"{name}.mp3")
    return "\n".join(lines) + "\n"


def seconds_of(topic: SpokenTopic) -> float:
    """How long a topic takes to hear."""
    return sum(piece.clip.seconds + piece.pause for piece in topic.pieces)
