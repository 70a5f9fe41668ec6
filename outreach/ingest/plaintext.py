"""Inline Markdown as plain words: links become their text, pictures and marks go."""

from __future__ import annotations

import re
from dataclasses import dataclass

from markdown_it.token import Token

from outreach.sms.fold import fold_typography

#: "[1]", "[2,3]", "[1-4]", "[^note]": references that lead nowhere on a phone
_FOOTNOTE = re.compile(
    r" ?\[(?:\d{1,3}(?:\s*[-\N{EN DASH},;]\s*\d{1,3})*|\^[\w-]+)\]|"
    r"(?<=[.!?,;)])[\N{SUPERSCRIPT ONE}\N{SUPERSCRIPT TWO}\N{SUPERSCRIPT THREE}\u2070\u2074-\u2079]+(?=\s|$)",
)
#: a link to a note that is nothing but its number: the mark of a footnote
_NUMBER = re.compile(r"\d{1,3}")
#: raised digits that belong to a number or a unit, and not to a footnote
_HAS_POWER = re.compile(r"(?:\d|\b[cmk]?m|\bin|\bft)$")
_MARK = re.compile(r"[\s\d,;\[\]*\N{DAGGER}\N{EN DASH}-]+")
#: links to a glossary are words of the text; other links lead away from it
_GLOSSARY = re.compile(r"popups?/|popdefinition|dictionar|glossar|diccionario|glosario", re.IGNORECASE)
ENLARGES = re.compile(r"(?:click to )?enlarge(?: (?:the |this )?(?:image|picture|figure|photo))?|(?:ampliar|agrandar)"
                      r"(?: (?:la )?imagen)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Inline:
    """What one inline token says."""

    text: str
    alts: tuple[str, ...]
    enlarges: bool
    linked: int
    #: the text line by line; empty for a single line
    lines: tuple[str, ...]


def read_inline(token: Token, language: str) -> Inline:
    """The plain text of an inline token, typography folded, footnote marks dropped."""
    children = token.children or ()
    if len(children) == 1 and children[0].type == "text":
        return Inline(text=plain(children[0].content, language), alts=(), enlarges=False, linked=0, lines=())
    reader = _Reader()
    for child in children:
        reader.take(child)
    lines = tuple(plain(line, language) for line in "".join(reader.pieces).split("\n")) if reader.breaks else ()
    return Inline(text=plain("".join(reader.pieces), language), alts=tuple(reader.alts), enlarges=reader.enlarges,
                  linked=reader.linked, lines=lines)


def plain(text: str, language: str) -> str:
    """Words as they are told: typography folded, footnote marks such as "[1]" and "[3-5]" dropped."""
    return fold_typography(_FOOTNOTE.sub("", text) if "[" in text or not text.isascii() else text, language)


class _Reader:
    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.alts: list[str] = []
        self.linked = 0
        self.enlarges = False
        #: True when the text has several lines
        self.breaks = False
        self._link_start = 0
        self._leads_away = False
        self._refers = False
        self._raised = False

    def take(self, child: Token) -> None:
        """Take one token after the other."""
        kind = child.type
        if kind in ("text", "code_inline"):
            self.pieces.append(self._power(child.content) if self._raised else child.content)
        elif kind in ("softbreak", "hardbreak"):
            self.breaks = True
            self.pieces.append("\n")
        elif kind == "image":
            self.alts.append(child.content)
        elif kind in ("link_open", "link_close"):
            self._link(child)
        elif kind == "html_inline":
            self._html(child.content.lower())

    def _link(self, child: Token) -> None:
        """Count what is linked; a link that only enlarges a picture has no words."""
        if child.type == "link_open":
            self._link_start = len(self.pieces)
            inside = self._link_start > 0 and self.pieces[-1].endswith("[")
            self._refers = not inside and ("label" in child.meta or str(child.attrs.get("href", "")).startswith("#"))
            self._leads_away = not _GLOSSARY.search(str(child.attrs.get("href", "")))
            return
        words = "".join(self.pieces[self._link_start:]).strip()
        if ENLARGES.fullmatch(words):
            del self.pieces[self._link_start:]
            self.enlarges = True
        elif self._refers and _NUMBER.fullmatch(words):
            self.pieces[self._link_start:] = [f"[{words}]"]
        elif self._leads_away:
            self.linked += len(words)

    def _html(self, tag: str) -> None:
        if tag.startswith(("<br", "<p", "</p", "<li", "</li")):
            self.pieces.append(" ")
        elif tag.startswith("<img"):
            self.alts.append("")
        elif tag.startswith(("<sup", "</sup")):
            self._raised = tag.startswith("<sup")

    def _power(self, text: str) -> str:
        """Raised digits: a power stays one ("10^2"), a footnote mark goes, anything else is words."""
        if not _MARK.fullmatch(text):
            return text
        return f"^{text}" if _HAS_POWER.search("".join(self.pieces[-2:])) else ""
