"""Gives each sentence of each guide its clip; a topic with a sentence that cannot be said is left out, by name."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from outreach.errors import SpeechError
from outreach.model.guide import Guide, GuideTopic
from outreach.settings import Settings
from outreach.speech.audio_store import AudioStore
from outreach.speech.choice import VoiceChoice, choose_engine
from outreach.speech.render import Clip, Failure, Order, Rendered, render_all
from outreach.speech.tracks import Piece
from outreach.speech.voicing import order_to_say

#: seconds of silence: after a heading, between two paragraphs, between two sentences
AFTER_HEADING, AFTER_PARAGRAPH, AFTER_SENTENCE = 0.7, 0.7, 0.3

Progress = Callable[[int, int], None]
#: the setting and a language give a voice
Choose = Callable[[str, str], VoiceChoice]


@dataclass(frozen=True, slots=True, kw_only=True)
class SpokenTopic:
    """A topic and its clips: first the heading's, then each sentence's."""

    topic: GuideTopic
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SpokenGuide:
    """A guide that can be heard."""

    guide: Guide
    opening: SpokenTopic
    topics: tuple[SpokenTopic, ...]
    #: which voice speaks: "hibari, heart"
    voice: str

    @property
    def sections(self) -> tuple[SpokenTopic, ...]:
        """The opening and the topics, in order."""
        return (self.opening, *self.topics)


@dataclass(frozen=True, slots=True, kw_only=True)
class Spoken:
    """What became of all guides."""

    guides: tuple[SpokenGuide, ...]
    #: sentences without a clip, and why
    failures: tuple[Failure, ...]
    #: what cannot be heard, and why: a topic, or a guide
    left_out: tuple[str, ...]
    voices: tuple[str, ...]
    #: clips that were made now
    rendered: int


def speak(guides: Iterable[Guide], settings: Settings, scripts: Path, progress: Progress | None = None,
          choose: Choose = choose_engine) -> Spoken:
    """Render what is new, language by language; `scripts` is the folder that may hold pronunciation.toml.

    Raises:
        SpeechError: no voice can speak any of the languages on this machine.
    """
    by_language: dict[str, tuple[Guide, ...]] = {}
    for guide in guides:
        by_language[guide.language] = (*by_language.get(guide.language, ()), guide)
    choices = {language: choose(settings.voice, language) for language in by_language}
    orders = {language: _order(by_language[language], choice, settings, scripts)
              for language, choice in choices.items() if choice.engine}
    rendered = dict(zip(orders, render_all(tuple(orders.values()), progress), strict=True))
    done = [_spoken(ours, choices[language], rendered.get(language)) for language, ours in by_language.items()]
    if done and not any(spoken.guides or spoken.failures for spoken in done):
        reasons = "; ".join(dict.fromkeys(voice for spoken in done for voice in spoken.voices))
        raise SpeechError(f"no voice can speak here: {reasons}. Set OUTREACH_VOICE=auto")
    return Spoken(guides=tuple(guide for spoken in done for guide in spoken.guides),
                  failures=tuple(failure for spoken in done for failure in spoken.failures),
                  left_out=tuple(why for spoken in done for why in spoken.left_out),
                  voices=tuple(dict.fromkeys(voice for spoken in done for voice in spoken.voices)),
                  rendered=sum(spoken.rendered for spoken in done))


def _order(guides: tuple[Guide, ...], choice: VoiceChoice, settings: Settings, scripts: Path) -> Order:
    said = [line for guide in guides for topic in guide.sections for line, _ in said_of(topic)]
    return order_to_say(said, choice, AudioStore(settings.audio_folder), language=guides[0].language, scripts=scripts)


def _spoken(guides: tuple[Guide, ...], choice: VoiceChoice, rendered: Rendered | None) -> Spoken:
    """What became of one language's guides; nothing where no voice speaks it."""
    if choice.engine is None or rendered is None:
        return Spoken(guides=(), failures=(), voices=(choice.reason,), rendered=0,
                      left_out=tuple(f"{guide.name}: {choice.reason}" for guide in guides))
    voice = f"{choice.engine.name}, {choice.engine.voice}"
    return replace(_put_together(guides, rendered, voice), voices=(choice.reason,))


def said_of(topic: GuideTopic) -> tuple[tuple[str, float], ...]:
    """Each sentence of a topic, the heading first, with the silence after it in seconds."""
    lines = [(topic.spoken_title, AFTER_HEADING)]
    for paragraph in topic.paragraphs:
        lines += ((sentence, AFTER_SENTENCE) for sentence in paragraph[:-1])
        lines.append((paragraph[-1], AFTER_PARAGRAPH))
    return tuple(lines)


def _put_together(guides: Iterable[Guide], rendered: Rendered, voice: str) -> Spoken:
    clips = {clip.text: clip for clip in rendered.clips}
    spoken: list[SpokenGuide] = []
    left_out: list[str] = []
    for guide in guides:
        topics = [(topic, _pieces(topic, clips)) for topic in guide.sections]
        mute = [f"{guide.name}/{topic.slug}: a sentence has no clip" for topic, pieces in topics if not pieces]
        left_out += mute
        heard = [SpokenTopic(topic=topic, pieces=pieces) for topic, pieces in topics if pieces]
        if heard[1:] and heard[0].topic is guide.opening:
            spoken.append(SpokenGuide(guide=guide, opening=heard[0], topics=tuple(heard[1:]), voice=voice))
    return Spoken(guides=tuple(spoken), failures=rendered.failures, left_out=tuple(left_out), voices=(),
                  rendered=rendered.rendered)


def _pieces(topic: GuideTopic, clips: Mapping[str, Clip]) -> tuple[Piece, ...]:
    """The clips of a topic; none at all where one is missing."""
    said = said_of(topic)
    if any(words not in clips for words, _ in said):
        return ()
    return tuple(Piece(clip=clips[words], pause=pause) for words, pause in said)
