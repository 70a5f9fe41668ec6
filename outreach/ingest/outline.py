"""A Markdown body as a flat outline: headings, paragraphs, lists and tables, in order.

Built from markdown-it-py's tokens, never by patterns over Markdown text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from markdown_it import MarkdownIt
from markdown_it.token import Token

from outreach.ingest.html_blocks import html_nodes, left_open
from outreach.ingest.nodes import ENDS, Grid, Heading, Items, Node, Unread, Words
from outreach.ingest.pictures import told_in_item
from outreach.ingest.plaintext import Inline, read_inline

#: a mark at the start of a line, and spaces behind it that Markdown does not take for any
_HARD_SPACE = re.compile(r"^( *(?:#{1,6}|[-*+]|\d{1,3}\.))[\u00a0\u200b-\u200d\u2060\ufeff]+", re.MULTILINE)
#: longer lines below "...:" are no list whose marks were lost; in characters
_LONGEST_LINE = 80
_BOX = re.compile(r"^\[[ xX]\] ")
#: a footnote's text opens with its mark, "[^note]:"; in characters
_LONGEST_MARK = 30


class _Parser(MarkdownIt):
    """Takes a link's address as it stands: it tells what kind of link it is, and nobody follows it."""

    def normalizeLink(self, url: str) -> str:  # noqa: N802 - the library's name
        """Spares every link a new encoding."""
        return url


_PARSER = _Parser("commonmark", {"html": True, "store_labels": True}).enable("table")


def outline(markdown: str, *, first_line: int = 1, language: str = "en") -> tuple[Node, ...]:
    """Parse a Markdown body. `first_line` is the file's line on which the body starts."""
    if not markdown.isascii():
        markdown = _HARD_SPACE.sub(r"\1 ", markdown)
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
            index = _after(tokens, index, end)

    def _node(self, token: Token, inner: list[Token]) -> Iterator[Node]:
        line = self.first_line + (token.map[0] if token.map else 0)
        if token.type == "heading_open":
            text = " ".join(filter(None, (read.text for read in self._read(inner))))
            yield Heading(level=int(token.tag[1]), text=text, line=line)
        elif token.type == "paragraph_open":
            yield from self._paragraph(inner[0], line)
        elif token.type in ("bullet_list_open", "ordered_list_open"):
            yield self._items(inner, line)
        elif token.type == "table_open":
            yield Grid(rows=sum(part.type == "tr_open" for part in inner), line=line)
        elif token.type == "html_block":
            yield from html_nodes(token.content, line=line, language=self.language)
        elif token.type in ("fence", "code_block") and token.content.strip():
            yield Unread(kind="code", line=line)

    def _paragraph(self, token: Token, line: int) -> Iterator[Node]:
        """Words; or rows that have lost their table; or a picture and, on the lines below it, its caption.

        What a footnote says is not told.
        """
        if token.content.startswith("[^") and "]:" in token.content[:_LONGEST_MARK]:
            return
        if token.content.startswith("|") or token.content.endswith("|"):
            rows = token.content.split("\n")
            if all("|" in row for row in rows):
                yield Grid(rows=len(rows), line=line)
                return
        read = read_inline(token, self.language)
        words = _words(read, token.children or [], line)
        if _is_flattened(read.lines):
            yield Words(text=read.lines[0], line=line)
            yield Items(texts=read.lines[1:], line=line + 1)
            return
        if not (read.alts and read.lines and not read.lines[0] and words.text):
            yield words
            return
        yield Words(text="", line=line, picture=True, alts=read.alts, enlarges=read.enlarges)
        yield Words(text=read.text, line=line + 1, linked=read.linked)

    def _read(self, tokens: list[Token]) -> Iterator[Inline]:
        return (read_inline(token, self.language) for token in tokens if token.type == "inline")

    def _items(self, tokens: list[Token], line: int) -> Items:
        """One text per item; a nested item becomes an item of its own after its parent."""
        items: list[list[Inline]] = []
        for token in tokens:
            if token.type == "list_item_open":
                items.append([])
            elif token.type == "inline" and items:
                items[-1].append(read_inline(token, self.language))
        told = [(" ".join(told_in_item(parts)), sum(part.linked for part in parts)) for parts in items]
        told = [(_BOX.sub("", text), linked) for text, linked in told if text]
        return Items(texts=tuple(text for text, _ in told), line=line, linked=tuple(linked for _, linked in told))


def _words(read: Inline, children: list[Token], line: int) -> Words:
    if len(children) == 1:
        return Words(text=read.text, line=line, picture=bool(read.alts), alts=read.alts)
    return Words(
        text=read.text, line=line, picture=bool(read.alts) and not read.text, alts=read.alts, enlarges=read.enlarges,
        linked=read.linked, first_line=len(read.lines[0]) if read.lines else 0,
        opens_with_link=children[0].type == "link_open",
        italic=children[0].type == "em_open" and _closing(children, 0) == len(children) - 1,
    )


def _is_flattened(lines: tuple[str, ...]) -> bool:
    """True for "…:" and short lines without an end below it: a list that lost its marks."""
    return len(lines) > 2 and lines[0].endswith(":") and all(
        line and len(line) <= _LONGEST_LINE and not line.endswith(ENDS) for line in lines[1:])


def _closing(tokens: list[Token], index: int) -> int:
    """Where the block that opens at `index` closes; the same index for a lone token."""
    depth = 0
    for position in range(index, len(tokens)):
        depth += tokens[position].nesting
        if depth == 0:
            return position
    return len(tokens) - 1


def _after(tokens: list[Token], start: int, end: int) -> int:
    """The token to go on with: behind a table of HTML that blank lines cut into several blocks."""
    tag = left_open(tokens[start].content) if tokens[start].type == "html_block" else ""
    closing = f"</{tag}"
    for position in range(end + 1, len(tokens) if tag else 0):
        if tokens[position].type == "html_block" and closing in tokens[position].content.lower():
            return position + 1
    return end + 1
