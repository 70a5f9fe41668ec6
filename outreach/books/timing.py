"""A topic's paragraphs with the time of each sentence, as pages light them up and players jump to them."""

from __future__ import annotations

from dataclasses import dataclass

from outreach.books.speaking import SpokenTopic
from outreach.speech.tracks import Track

#: as many words of a paragraph name its chapter
_CHAPTER_WORDS = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class TimedSentence:
    """A sentence, and where it is heard."""

    #: "s0" is the heading, "s1" the first sentence
    name: str
    text: str
    #: seconds from the beginning of the recording; it lasts, with its pause, until `end`
    start: float
    end: float


@dataclass(frozen=True, slots=True, kw_only=True)
class TimedTopic:
    """A topic as it is read and heard at once."""

    heading: TimedSentence
    paragraphs: tuple[tuple[TimedSentence, ...], ...]
    level: int
    is_draft: bool
    seconds: float

    @property
    def sentences(self) -> tuple[TimedSentence, ...]:
        """The heading and every sentence, in the order in which they are heard."""
        return (self.heading, *(sentence for paragraph in self.paragraphs for sentence in paragraph))


def timed(spoken: SpokenTopic, track: Track) -> TimedTopic:
    """Put each sentence beside its time; a sentence ends where the next one begins, so that nothing is skipped."""
    topic = spoken.topic
    texts = (topic.title, *(sentence for paragraph in topic.paragraphs for sentence in paragraph))
    ends = (*track.starts[1:], track.seconds)
    sentences = [TimedSentence(name=f"s{number}", text=text, start=start, end=end)
                 for number, (text, start, end) in enumerate(zip(texts, track.starts, ends, strict=True))]
    rest = iter(sentences[1:])
    paragraphs = tuple(tuple(next(rest) for _ in paragraph) for paragraph in topic.paragraphs)
    return TimedTopic(heading=sentences[0], paragraphs=paragraphs, level=topic.level, is_draft=topic.is_draft,
                      seconds=track.seconds)


def chapter_title(text: str) -> str:
    """The first words of a paragraph."""
    words = text.split()
    return " ".join(words[:_CHAPTER_WORDS]) + (" …" if len(words) > _CHAPTER_WORDS else "")
