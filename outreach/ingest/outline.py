"""A Markdown body as a flat outline: headings, paragraphs, lists and tables, in order.

Built from markdown-it-py's tokens, never by patterns over Markdown text.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from markdown_it import MarkdownIt
from markdown_it.token import Token

from outreach.ingest.plaintext import html_text, inline_text, is_only_image

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


@dataclass(frozen=True, slots=True, kw_only=True)
class Unread:
    """Something with words that cannot be told: a block of code."""

    kind: str
    line: int


Node = Heading | Words | Items | Grid | Unread


def outline(markdown: str, *, first_line: int = 1, language: str = "en") -> tuple[Node, ...]:
    """Parse a Markdown body. `first_line` is the file's line on which the body starts."""
    return tuple(_Outliner(first_line, language).nodes(_PARSER.parse(markdown)))


@dataclass(frozen=True, slots=True)
class _Outliner:
    first_line: int
    language: str

    def nodes(self, tokens: list[Token]) -> Iterator[Node]:
        index = 0
        while index < len(tokens):
            end = _closing(tokens, index)
            inner = tokens[index + 1:end]
            if tokens[index].type == "blockquote_open":
                yield from self.nodes(inner)
            else:
                yield from self._node(tokens[index], inner)
            index = end + 1

    def _node(self, token: Token, inner: list[Token]) -> Iterator[Node]:
        line = self.first_line + (token.map[0] if token.map else 0)
        if token.type == "heading_open":
            yield Heading(level=int(token.tag[1]), text=self._text(inner), line=line)
        elif token.type == "paragraph_open":
            yield Words(text=self._text(inner), line=line, picture=all(map(is_only_image, _inlines(inner))))
        elif token.type in ("bullet_list_open", "ordered_list_open"):
            yield Items(texts=self._item_texts(inner), line=line)
        elif token.type == "table_open":
            yield Grid(rows=sum(part.type == "tr_open" for part in inner), line=line)
        else:
            yield from self._leaf(token, line)

    def _leaf(self, token: Token, line: int) -> Iterator[Node]:
        """HTML keeps its words; code is not told, and is reported."""
        if token.type == "html_block":
            words = html_text(token.content, self.language)
            if words:
                yield Words(text=words, line=line)
        elif token.type in ("fence", "code_block"):
            yield Unread(kind="code", line=line)

    def _text(self, tokens: list[Token]) -> str:
        return " ".join(filter(None, (inline_text(token, self.language) for token in _inlines(tokens))))

    def _item_texts(self, tokens: list[Token]) -> tuple[str, ...]:
        """One text per item; a nested item becomes an item of its own after its parent."""
        texts: list[list[str]] = []
        for token in tokens:
            if token.type == "list_item_open":
                texts.append([])
            elif token.type == "inline" and texts:
                texts[-1].append(inline_text(token, self.language))
        joined = (" ".join(filter(None, parts)) for parts in texts)
        return tuple(text for text in joined if text)


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
