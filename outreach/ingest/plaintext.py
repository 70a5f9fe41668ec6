"""Inline Markdown as plain words: links become their text, pictures and marks go."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from markdown_it.token import Token

from outreach.sms.fold import fold_typography

_FOOTNOTE = re.compile(r" ?\[\d+(?:\s*[-\N{EN DASH},]\s*\d+)*\]")
_INLINE_TAGS = frozenset("a abbr b cite code em i mark q s small span strong sub sup u".split())


def inline_text(token: Token, language: str) -> str:
    """The plain text of an inline token, typography folded, footnote marks dropped."""
    text = "".join(_piece(child) for child in token.children or ())
    return fold_typography(_without_footnote_marks(text), language)


def html_text(html: str, language: str) -> str:
    """The words of a block of HTML; scripts and styles have none."""
    reader = _HtmlWords()
    reader.feed(html)
    reader.close()
    return fold_typography("".join(reader.words), language)


class _HtmlWords(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        #: pieces as they stand; a block's end leaves a space
        self.words: list[str] = []
        self._mute = 0

    def handle_starttag(self, tag: str, _attrs: object) -> None:
        self._mute += tag in ("script", "style")

    def handle_endtag(self, tag: str) -> None:
        self._mute -= tag in ("script", "style")
        if tag not in _INLINE_TAGS:
            self.words.append(" ")

    def handle_data(self, data: str) -> None:
        if self._mute <= 0:
            self.words.append(data)


def is_only_image(token: Token) -> bool:
    """True when a paragraph's content is a picture and nothing to read."""
    kinds = [child.type for child in token.children or () if child.content.strip() or child.type == "image"]
    return "image" in kinds and all(kind == "image" for kind in kinds)


def _piece(child: Token) -> str:
    if child.type in ("text", "code_inline"):
        return child.content
    if child.type in ("softbreak", "hardbreak"):
        return " "
    if child.type == "html_inline" and child.content.lower().startswith("<br"):
        return " "
    return ""


def _without_footnote_marks(text: str) -> str:
    """Drop "[1]" and "[3-5]": a reference that leads nowhere on a phone. Other brackets stay."""
    return _FOOTNOTE.sub("", text)
