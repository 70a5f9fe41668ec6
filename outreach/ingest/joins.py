"""What a crawl took apart, put together: headings and their titles, lists and their lines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TypeGuard

from outreach.ingest.nodes import Grid, Heading, Items, Node, Words, introduces, is_fragment
from outreach.ingest.sentences import split_sentences

#: the longest title seen below an empty heading, in characters
LONGEST_TITLE = 160
#: the longest words that a table's cell leaves behind, in characters
LONGEST_CELL = 80


def join_headings(nodes: Sequence[Node]) -> list[Node]:
    """Give each empty heading the paragraph that follows it as its text.

    A title is one sentence or only questions, no longer than 160 characters, and no link
    or list. A sentence with nothing below it is no title: it is all that its section says.
    """
    joined: list[Node] = []
    for index, node in enumerate(nodes):
        last, below = (joined[-1] if joined else None), (nodes[index + 1] if index + 1 < len(nodes) else None)
        if isinstance(node, Words) and isinstance(last, Heading) and not last.text:
            joined[-1:] = _titled(last, node, below)
        else:
            joined.append(node)
    return joined


def _titled(heading: Heading, words: Words, below: Node | None) -> list[Node]:
    """The heading with its title, and what of the paragraph is none."""
    first, rest = words.text[:words.first_line].strip(), words.text[words.first_line:].strip()
    if first and not rest.endswith("?") and not rest[:1].islower() and _can_be_title(first, words):
        return [replace(heading, text=first), replace(words, text=rest, line=words.line + 1, first_line=0)]
    if _can_be_title(words.text, words) and (_has_body(heading, below) or not words.text.endswith((".", "!", ":"))):
        return [replace(heading, text=words.text)]
    return [heading, words]


def _can_be_title(text: str, words: Words) -> bool:
    if len(text) > LONGEST_TITLE or words.opens_with_link or text.endswith((":", ";", ",")):
        return False
    sentences = split_sentences(text)
    return len(sentences) == 1 or all(sentence.endswith("?") for sentence in sentences)


def _has_body(heading: Heading, below: Node | None) -> bool:
    return below is not None and not (isinstance(below, Heading) and below.level <= heading.level)


def join_flattened_lists(nodes: Sequence[Node]) -> list[Node]:
    """Make a list again of short lines below "…:", as crawled pages lose their bullets."""
    joined: list[Node] = []
    lines: list[str] = []
    for node in nodes:
        if _is_line(node) and (lines or introduces(joined[-1] if joined else None)):
            if not lines:
                joined.append(Items(texts=(), line=node.line))
            lines.append(node.text)
            continue
        _close(joined, lines)
        joined.append(node)
    _close(joined, lines)
    return joined


def _is_line(node: Node) -> TypeGuard[Words]:
    return is_fragment(node) and isinstance(node, Words) and not node.picture


def _close(joined: list[Node], lines: list[str]) -> None:
    """Write the collected lines into the list that waits for them."""
    last = joined[-1] if joined else None
    if lines and isinstance(last, Items):
        joined[-1] = replace(last, texts=tuple(lines))
        lines.clear()


def join_tables(nodes: Sequence[Node]) -> list[Node]:
    """Count what a table's cells left behind below it as rows: read out alone it could be somebody's dose."""
    joined: list[Node] = []
    for index, node in enumerate(nodes):
        last = joined[-1] if joined else None
        if isinstance(last, Grid) and isinstance(node, Grid):
            joined[-1] = replace(last, rows=last.rows + node.rows)
        elif isinstance(last, Grid) and _is_cell(node, nodes[index + 1] if index + 1 < len(nodes) else None):
            joined[-1] = replace(last, rows=last.rows + 1)
        else:
            joined.append(node)
    return joined


def _is_cell(node: Node, below: Node | None) -> bool:
    """A short line without an end; not one that stands above a list or another table."""
    return is_fragment(node, longest=LONGEST_CELL) and not isinstance(below, Items)
