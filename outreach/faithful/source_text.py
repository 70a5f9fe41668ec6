"""A source as a script is compared with it: each sentence with its name, and the pieces that may stand in a script."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from outreach.condense.rank import words_of
from outreach.condense.stems import stem
from outreach.condense.topics import Topic
from outreach.condense.units import Source, place, read_pieces
from outreach.condense.verify import core
from outreach.model.document import Block, ItemList, Paragraph, Section, Sentence, Subheading
from outreach.model.script import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceSentence:
    """One sentence, or sub-heading, of a source."""

    text: str
    span: Span
    #: its number among the lines that can be told; None for a pointer, a sub-heading, …
    line: int | None = None
    #: the stems of its content words
    stems: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Whole:
    """Words that a script may hold as they stand: a sentence, a list's item, or an item's term."""

    #: lower case, without the marks around them
    words: str
    #: the place of its sentence among all sentences
    place: int
    #: the key of the piece that is told; None for what is no line
    key: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceText:
    """All that a script of one topic may rest on."""

    sentences: tuple[SourceSentence, ...]
    source: Source
    #: by their first word, the longest first
    wholes: dict[str, tuple[Whole, ...]]

    def alike(self, words: str) -> tuple[Whole, ...]:
        """All that has these words."""
        return tuple(whole for whole in self.wholes.get(first_word(words), ()) if whole.words == words)


def read_source_text(topic: Topic) -> SourceText:
    """Read a topic's sections for comparison."""
    source = read_pieces(topic.section)
    sentences = tuple(_numbered(list(_spans(topic.parts)), source))
    return SourceText(sentences=sentences, source=source, wholes=_by_first_word(_wholes(sentences, source)))


def content_stems(text: str) -> frozenset[str]:
    """The words by which a rewording is recognised."""
    return frozenset(map(stem, words_of(text)))


def texts_of(section: Section) -> Iterator[Sentence]:
    """Every sentence and sub-heading in reading order."""
    return (sentence for block in section.blocks for sentence in _texts_of_block(block))


def _texts_of_block(block: Block) -> Sequence[Sentence]:
    if isinstance(block, Subheading):
        return (Sentence(text=block.text),)
    if isinstance(block, Paragraph):
        return block.sentences
    if isinstance(block, ItemList):
        return [sentence for item in block.items for sentence in item]
    return ()


def _spans(parts: tuple[Section, ...]) -> Iterator[tuple[Sentence, Span]]:
    for part in parts:
        for sentence in texts_of(part):
            yield sentence, Span(section=part.slug, sentence=sentence.sha)


def _numbered(named: list[tuple[Sentence, Span]], source: Source) -> Iterator[SourceSentence]:
    """Give each sentence the number of its line: lines are some of the sentences, in the same order."""
    lines = iter((*((line.sentence.text, line.number) for line in source.lines), ("", None)))
    text, number = next(lines)
    for sentence, span in named:
        is_line = number is not None and sentence.text == text
        yield SourceSentence(text=sentence.text, span=span, line=number if is_line else None,
                             stems=content_stems(sentence.text))
        if is_line:
            text, number = next(lines)


def _wholes(sentences: tuple[SourceSentence, ...], source: Source) -> Iterator[Whole]:
    places = {sentence.line: number for number, sentence in enumerate(sentences) if sentence.line is not None}
    for number, sentence in enumerate(sentences):
        yield Whole(words=_bare(sentence.text), place=number, key=sentence.line)
    for key, piece in source.pieces.items():
        if key < 0 and place(key) in places:
            yield Whole(words=_bare(piece.text), place=places[place(key)], key=key)


def _bare(text: str) -> str:
    """The words as a list gives them other marks: "fever," may stand as "fever;"."""
    return core(text.rstrip(" ,"))


def _by_first_word(wholes: Iterator[Whole]) -> dict[str, tuple[Whole, ...]]:
    found: dict[str, list[Whole]] = {}
    for whole in wholes:
        if whole.words:
            found.setdefault(first_word(whole.words), []).append(whole)
    return {word: tuple(sorted(same, key=lambda whole: -len(whole.words))) for word, same in found.items()}


def first_word(words: str) -> str:
    """The first word of a text without marks, as texts are looked up by it."""
    return words.split(maxsplit=1)[0].strip("\"'(),.;:!?")
