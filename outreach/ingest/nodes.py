"""What an outline is made of: headings, paragraphs, lists, tables, and what cannot be told."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A heading as written; its text may be empty, for the title may follow below it."""

    level: int
    text: str
    line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """A paragraph's plain text, and what its marks say about it."""

    text: str
    line: int
    #: True when the paragraph holds nothing but pictures
    picture: bool = False
    #: what its pictures are said to show
    alts: tuple[str, ...] = ()
    #: True when a link enlarges its picture
    enlarges: bool = False
    #: characters inside links to other pages; links to a glossary do not count
    linked: int = 0
    #: True when all of it is set in italics
    italic: bool = False
    #: where the first line of the source ends in the text; 0 for a paragraph of one line
    first_line: int = 0
    #: True when it opens with a link
    opens_with_link: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Items:
    """A list's items as plain text; nested items follow their parent."""

    texts: tuple[str, ...]
    line: int
    #: for each item, characters inside links to other pages; empty when there are no links
    linked: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """A table: only how many rows it has."""

    rows: int
    line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Unread:
    """Something with words that cannot be told: a block of code."""

    kind: str
    line: int


#: the level whose headings divide a document into topics, where it has any
TOPIC_LEVEL = 2
Node = Heading | Words | Items | Grid | Unread

#: this much of a line may be a link before it is no text but a way to another page
MOST_LINKED = 0.9
#: how a sentence, a question or an introduction ends
ENDS = (".", "!", "?", ":", ";", '."', '!"', '?"', ".)", "!)", "?)")


def is_fragment(node: Node | None, *, longest: int = 120) -> bool:
    """True for a paragraph that is no sentence: a title, a label, a line of a list. Length in characters."""
    return isinstance(node, Words) and len(node.text) <= longest and not node.text.endswith(ENDS)


def is_link(text: str, linked: int) -> bool:
    """True for words that are nothing but a link."""
    return linked >= MOST_LINKED * len(text) > 0


def introduces(node: Node | None) -> bool:
    """True for a paragraph that ends in a colon: what follows belongs to it."""
    return isinstance(node, Words) and node.text.endswith(":")
