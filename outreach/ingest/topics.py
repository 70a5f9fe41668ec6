"""Which headings divide a document into topics."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from outreach.ingest.boilerplate import is_boilerplate
from outreach.ingest.nodes import TOPIC_LEVEL, Heading, Node


def parts_of(nodes: Sequence[Node], title: str = "") -> tuple[int, list[tuple[str, list[Node]]]]:
    """The level of the topics, and for each topic its heading and what stands below it.

    Topics are the second-level headings. A document without any is divided by its titles
    where several of them have text, or else by the next level that it has. What stands
    before the first topic has no heading; neither has what stands below the document's title.
    """
    level = _topic_level(nodes)
    parts: list[tuple[str, list[Node]]] = [("", [])]
    for node in nodes:
        if isinstance(node, Heading) and node.level <= level and _divides(node, level, parts, title):
            parts.append((node.text, []))
        elif not (isinstance(node, Heading) and node.level <= min(level, TOPIC_LEVEL - 1)):
            parts[-1][1].append(node)
    return level, parts


def _topic_level(nodes: Sequence[Node]) -> int:
    levels = {node.level for node in nodes if isinstance(node, Heading) and node.text and not is_boilerplate(node.text)}
    if TOPIC_LEVEL in levels:
        return TOPIC_LEVEL
    if len(list(_with_text(nodes))) > 1:
        return 1
    return min((level for level in levels if level > TOPIC_LEVEL), default=TOPIC_LEVEL)


def _with_text(nodes: Sequence[Node]) -> Iterator[Heading]:
    """The first-level headings that have something other than another heading right below them."""
    for node, below in pairwise(nodes):
        if isinstance(node, Heading) and node.level == 1 and not isinstance(below, Heading):
            yield node


def _divides(node: Heading, level: int, parts: list[tuple[str, list[Node]]], title: str) -> bool:
    """A title below which nothing has been said yet is the document's own, and divides nothing."""
    if node.level > 1:
        return True
    said = len(parts) > 1 or bool(parts[0][1])
    return said or (level == 1 and bool(title) and not _same(node.text, title))


def _same(heading: str, title: str) -> bool:
    """True when one of two titles holds the other: a site's name, or what stands behind a colon."""
    first, second = heading.lower().strip(), title.lower().strip()
    return first in second or second in first
