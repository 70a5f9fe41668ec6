"""Inline Markdown as plain words: links become their text, pictures and marks go."""

from __future__ import annotations

from markdown_it.token import Token

from outreach.sms.fold import fold_typography


def inline_text(token: Token) -> str:
    """The plain text of an inline token, typography folded, footnote marks dropped."""
    text = "".join(_piece(child) for child in token.children or ())
    return fold_typography(_without_footnote_marks(text))


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
    """Drop "[1]": a reference that leads nowhere on a phone. Other brackets stay."""
    kept, rest = "", text
    while "[" in rest:
        before, _, after = rest.partition("[")
        mark, close, behind = after.partition("]")
        is_mark = bool(close) and mark.replace(",", "").replace(" ", "").isdigit()
        kept += before if is_mark else f"{before}["
        rest = behind if is_mark else after
    return kept + rest
