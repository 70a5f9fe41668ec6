"""A section as numbered lines, with what each sentence needs beside it to be understood."""

from __future__ import annotations

import re
from dataclasses import dataclass

from outreach.model.document import ItemList, Paragraph, Section, Sentence

#: sentences that send the reader to a screen
_POINTER = re.compile(
    r"^\(?(see (our|the)|learn more|for more information|to learn (more )?about|to learn more|visit (our|the)|"
    r"use our|click|go to|read more|watch)\b|\b(on this page|shown (here|below|above)|health professional version)\b",
    re.IGNORECASE,
)
#: openings that lean on the sentence before
_LEANING = re.compile(
    r"^(this|these|those|they|them|their|its?|he|she|his|her|such|other|others|another|also|however|but|and|or|so|"
    r"then|both|either|that|here|for example|for instance|in addition|as a result|because of this)\b",
    re.IGNORECASE,
)
#: "It is important to ask": it leans on nothing
_EMPTY_IT = re.compile(r"^it(?:'s| is| may be| can be) \w+ (?:to|that|for)\b", re.IGNORECASE)
#: a short opening that points back: "When this happens,", "After these tests,", "Over time, these cells"
_POINTS_BACK = re.compile(
    r"^(?:\w+ (?:this|these|that|those)\b[^,]{0,20},|\w+ \w+, (?:this|these|they|it)\b)", re.IGNORECASE,
)
#: a sentence that corrects or limits the one before it
_CAVEAT = re.compile(
    r"^(?:this|it|that) (?:doesn't|does not|don't) mean\b|^(?:but|however|unless|except|although|though|still|and if|"
    r"do not|don't|not every|not all|only|pero|sin embargo|no)\b", re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One sentence of a section, in reading order."""

    number: int
    sentence: Sentence
    #: which paragraph or list it stands in
    block: int
    #: which item of a list, from 0; None outside lists
    item: int | None = None
    #: True for the first sentence of an item
    opens_item: bool = False
    #: True for "The types are:" before a list
    lead_in: bool = False

    @property
    def text(self) -> str:
        """The sentence's words."""
        return self.sentence.text


def read_lines(section: Section) -> tuple[Line, ...]:
    """Number the sentences of a section; those that point to a screen are left out."""
    lines: list[Line] = []
    for block_number, block in enumerate(section.blocks):
        if isinstance(block, Paragraph):
            before_list = isinstance(_after(section, block_number), ItemList)
            _add_paragraph(lines, block_number, block, before_list=before_list)
        elif isinstance(block, ItemList):
            _add_items(lines, block_number, block)
    return tuple(lines)


def is_pointer(text: str) -> bool:
    """True for "See our information on …": it promises what a phone cannot open."""
    return bool(_POINTER.search(text))


def leans_back(text: str) -> bool:
    """True when a sentence cannot be understood without the one before it."""
    if _EMPTY_IT.match(text):
        return False
    return bool(_LEANING.match(text) or _POINTS_BACK.match(text))


def is_caveat(text: str) -> bool:
    """True when a sentence corrects or limits the one before it."""
    return bool(_CAVEAT.match(text))


def _after(section: Section, block_number: int) -> object:
    following = section.blocks[block_number + 1:block_number + 2]
    return following[0] if following else None


def _add_paragraph(lines: list[Line], block: int, paragraph: Paragraph, *, before_list: bool) -> None:
    for position, sentence in enumerate(paragraph.sentences):
        is_last = position == len(paragraph.sentences) - 1
        lead_in = before_list and is_last and sentence.text.endswith(":")
        if lead_in or not is_pointer(sentence.text):
            lines.append(Line(number=len(lines), sentence=sentence, block=block, lead_in=lead_in))


def _add_items(lines: list[Line], block: int, items: ItemList) -> None:
    for item, sentences in enumerate(items.items):
        for position, sentence in enumerate(sentences):
            lines.append(Line(number=len(lines), sentence=sentence, block=block, item=item, opens_item=position == 0))
