"""A Markdown body as a flat outline: headings, paragraphs, lists and tables, in order.

Built from markdown-it-py's tokens, never by patterns over Markdown text.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from markdown_it import MarkdownIt
from markdown_it.token import Token

from outreach.ingest.plaintext import inline_text, is_only_image

_PARSER = MarkdownIt("commonmark", {"html": True}).enable("table")


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A heading as written; its text may be empty, for the title may follow below it."""

    level: int
    text: str
    line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """A paragraph's plain text."""

    text: str
    line: int
    #: True when the paragraph holds nothing but pictures
    picture: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Items:
    """A list's items as plain text; nested items follow their parent."""

    texts: tuple[str, ...]
    line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """A table: only how many rows it has."""

    rows: int
    line: int


Node = Heading | Words | Items | Grid


def outline(markdown: str, *, first_line: int = 1) -> tuple[Node, ...]:
    """Parse a Markdown body. `first_line` is the file's line on which the body starts."""
    return tuple(_nodes(_PARSER.parse(markdown), first_line))


def _nodes(tokens: list[Token], first_line: int) -> Iterator[Node]:
    index = 0
    while index < len(tokens):
        token = tokens[index]
        end = _closing(tokens, index)
        inner = tokens[index + 1:end]
        line = first_line + (token.map[0] if token.map else 0)
        if token.type == "blockquote_open":
            yield from _nodes(inner, first_line)
        else:
            yield from _node(token, inner, line)
        index = end + 1


def _node(token: Token, inner: list[Token], line: int) -> Iterator[Node]:
    if token.type == "heading_open":
        yield Heading(level=int(token.tag[1]), text=_text(inner), line=line)
    elif token.type == "paragraph_open":
        yield Words(text=_text(inner), line=line, picture=all(map(is_only_image, _inlines(inner))))
    elif token.type in ("bullet_list_open", "ordered_list_open"):
        yield Items(texts=_item_texts(inner), line=line)
    elif token.type == "table_open":
        yield Grid(rows=sum(part.type == "tr_open" for part in inner), line=line)


def _closing(tokens: list[Token], index: int) -> int:
    """Where the block that opens at `index` closes; the same index for a lone token."""
    depth = 0
    for position in range(index, len(tokens)):
        depth += tokens[position].nesting
        if depth == 0:
            return position
    return len(tokens) - 1


def _inlines(tokens: list[Token]) -> Iterator[Token]:
    return (token for token in tokens if token.type == "inline")


def _text(tokens: list[Token]) -> str:
    return " ".join(filter(None, (inline_text(token) for token in _inlines(tokens))))


def _item_texts(tokens: list[Token]) -> tuple[str, ...]:
    """One text per item; a nested item becomes an item of its own after its parent."""
    texts: list[list[str]] = []
    for token in tokens:
        if token.type == "list_item_open":
            texts.append([])
        elif token.type == "inline" and texts:
            texts[-1].append(inline_text(token))
    joined = (" ".join(filter(None, parts)) for parts in texts)
    return tuple(text for text in joined if text)
