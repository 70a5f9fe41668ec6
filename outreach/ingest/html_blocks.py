"""Blocks of HTML as parts of an outline: their headings, paragraphs, lists and tables."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser

from outreach.ingest.nodes import Grid, Heading, Items, Node, Words
from outreach.ingest.plaintext import plain

_INLINE = frozenset("a abbr b bdi bdo cite code del dfn em font i ins kbd mark q s small span strong sub sup time u "
                    "var wbr img".split())
#: what they hold is not told: programs, captions, ways through a site
_MUTE = frozenset("script style template noscript svg button figcaption select textarea head title nav iframe "
                  "object audio video".split())
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)")
_VOID = frozenset(("script", "style", "head", "title"))


def html_nodes(html: str, *, line: int, language: str) -> Iterator[Node]:
    """What a block of HTML tells; a table in it is only counted."""
    reader = _HtmlReader()
    reader.feed(html)
    reader.close()
    reader.end_block()
    items: list[str] = []
    for kind, raw in (*reader.blocks, ("", "")):
        text = plain(raw, language)
        if kind != "li" and items:
            yield Items(texts=tuple(items), line=line)
            items = []
        if kind == "li" and text:
            items.append(text)
        elif text and kind in _HEADINGS:
            yield Heading(level=int(kind[1]), text=text, line=line)
        elif text:
            yield Words(text=text, line=line)
    if reader.rows:
        yield Grid(rows=reader.rows, line=line)


def left_open(html: str) -> str:
    """The table or muted element that a block opens and does not close; empty when there is none."""
    depth: dict[str, int] = {}
    for close, name in _TAG.findall(html):
        tag = name.lower()
        if tag == "table" or (tag in _MUTE and tag not in _VOID):
            depth[tag] = depth.get(tag, 0) + (-1 if close else 1)
    return next((tag for tag, count in depth.items() if count > 0), "")


class _HtmlReader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        #: (tag, words) for each block, as they stand
        self.blocks: list[tuple[str, str]] = []
        self.rows = 0
        self._words: list[str] = []
        self._kind = "p"
        #: how many muted elements and tables are open, and whether a cell without a table is
        self._silent = 0
        self._cell = False

    def handle_starttag(self, tag: str, _attrs: object) -> None:
        self._silent += tag in _MUTE or tag == "table"
        self.rows += tag == "tr"
        self._cell = self._cell or tag in ("td", "th")
        if tag not in _INLINE:
            self._between(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in _INLINE:
            self._between("p")
        self._silent = max(0, self._silent - (tag in _MUTE or tag == "table"))
        self._cell = self._cell and tag not in ("td", "th", "tr")

    def handle_data(self, data: str) -> None:
        if not self._silent and not self._cell:
            self._words.append(data)

    def _between(self, tag: str) -> None:
        """A paragraph inside a list item stays in it; a line break is a space."""
        if tag == "br" or (tag in ("p", "div") and self._kind == "li"):
            self._words.append(" ")
        else:
            self.end_block()
            self._kind = tag if tag in _HEADINGS or tag == "li" else "p"

    def end_block(self) -> None:
        """Keep the words of the block that ends."""
        self.blocks.append((self._kind, "".join(self._words)))
        self._words = []
