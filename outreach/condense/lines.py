"""A section as numbered lines: what can be told, and what each line stands beside."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from outreach.condense.patterns import is_pointer, is_reference, is_whole, leans_back
from outreach.model.document import Block, ItemList, Paragraph, Section, Sentence, Subheading


@dataclass(frozen=True, kw_only=True)
class Line:
    """One sentence of a section, in reading order."""

    number: int
    sentence: Sentence
    #: which block of the section it stands in
    block: int
    #: which item of a list, from 0; None outside lists
    item: int | None = None
    #: True for the first sentence of an item
    opens_item: bool = False
    #: True for what stands right before a list: "The types are:", a sub-heading, a sentence
    lead_in: bool = False
    #: what ends the line where the source leaves it open: ":" for a lead-in, ";" or "." for an item
    closing: str = ""
    #: True when something between the line before and this one is not told: a table, a pointer
    after_gap: bool = False
    #: what a voice says before it: "A list of three.", "First:"
    label: str = ""

    @cached_property
    def text(self) -> str:
        """The words as they are told; a lead-in or item without an ending gets one."""
        words = self.sentence.text
        if not (is_whole(words) or words.endswith((":", ";")) or not self.closing):
            words = f"{words.rstrip(',')}{self.closing}"
        return f"{self.label} {words}" if self.label else words

    @cached_property
    def words(self) -> int:
        """How many words its sentence has."""
        return len(self.sentence.text.split())

    @property
    def needs_list(self) -> bool:
        """True for a lead-in that is unfinished without its list."""
        return self.lead_in and not is_whole(self.sentence.text)

    @property
    def is_lost(self) -> bool:
        """True when the line leans on something that is not told."""
        return self.after_gap and leans_back(self.sentence.text)


def read_lines(section: Section) -> tuple[Line, ...]:
    """Number the sentences of a section; pointers to a screen, with the lists they open, are left out.

    So are titles and unfinished sentences ("Signs include:") that no list follows.
    """
    reading = _Reading(lines=[])
    for number, block in enumerate(section.blocks):
        following = section.blocks[number + 1] if number + 1 < len(section.blocks) else None
        reading.take(number, block, before_list=isinstance(following, ItemList))
    return tuple(reading.lines)


def _texts_of(paragraph: Paragraph) -> list[str]:
    """The sentences of a paragraph as text."""
    return [sentence.text for sentence in paragraph.sentences]


@dataclass(slots=True)
class _Reading:
    """The lines so far, and whether something was left out behind the last of them."""

    lines: list[Line]
    gap: bool = False
    #: True when the list that comes next was opened by a pointer
    skip_list: bool = False

    def take(self, number: int, block: Block, *, before_list: bool) -> None:
        if isinstance(block, Paragraph) and any(map(is_reference, _texts_of(block)[:1])):
            self.gap = True
        elif isinstance(block, Paragraph):
            self._paragraph(number, block.sentences, before_list=before_list)
        elif isinstance(block, ItemList):
            self._items(number, block)
        elif isinstance(block, Subheading) and before_list:
            self._lead_in(number, Sentence(text=block.text))
        else:
            self.gap = True

    def _paragraph(self, number: int, sentences: Sequence[Sentence], *, before_list: bool) -> None:
        body = sentences[:-1] if before_list else sentences
        for sentence in body:
            if is_pointer(sentence.text) or not is_whole(sentence.text):
                self.gap = True
            else:
                self._add(sentence, block=number)
        if len(body) < len(sentences):
            self._lead_in(number, sentences[-1])

    def _lead_in(self, number: int, sentence: Sentence) -> None:
        self.skip_list = is_pointer(sentence.text)
        if self.skip_list:
            self.gap = True
        else:
            self._add(sentence, block=number, lead_in=True, closing=":")

    def _items(self, number: int, items: ItemList) -> None:
        if not self.skip_list:
            for item, sentences in enumerate(items.items):
                self._item(number, item, sentences, closing="." if item == len(items.items) - 1 else ";")
        self.gap = self.gap or self.skip_list
        self.skip_list = False

    def _item(self, number: int, item: int, sentences: Sequence[Sentence], *, closing: str) -> None:
        for position, sentence in enumerate(sentences):
            self._add(sentence, block=number, item=item, opens_item=position == 0, closing=closing)

    def _add(self, sentence: Sentence, *, block: int, item: int | None = None, opens_item: bool = False,
             lead_in: bool = False, closing: str = "") -> None:
        self.lines.append(Line(number=len(self.lines), sentence=sentence, block=block, item=item,
                               opens_item=opens_item, lead_in=lead_in, closing=closing, after_gap=self.gap))
        self.gap = False
