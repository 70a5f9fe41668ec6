"""What belongs to a page and not to its text: buttons, menus, dates, the publisher's line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from outreach.ingest.boilerplate import is_boilerplate
from outreach.ingest.nodes import TOPIC_LEVEL, Heading, Items, Node, Words, introduces, is_fragment, is_link
from outreach.ingest.review_dates import is_date_line

_BUTTON = re.compile(
    r"(?:placeholder(?: (?:slot|image|text))?|(?:back to|return to|go to) top|print(?: this page)?|"
    r"e-?mail(?: this page)?|"
    r"share(?: this page| on .{1,20})?|skip to (?:main )?content|on this page|in this section|(?:table of )?contents|"
    r"close|menu|search|home|next|previous|advertisement|show more|show less|expand all|collapse all|"
    r"volver arriba|imprimir|compartir|en esta p.gina|contenido|cerrar|inicio|buscar):?", re.IGNORECASE,
)
_LONGEST_BUTTON = 40
_LEADS = re.compile(r"(?:go to|see|view|read|find|learn|play|watch|download|print|order|visit|more|get|search|return|"
                    r"back|vaya|ir a|vea|ver|lea|descargar|m.s|busque)\b", re.IGNORECASE)


def drop_furniture(nodes: Sequence[Node]) -> list[Node]:
    """Leave out buttons, lines and lists that are nothing but links, dates of the page, publishers' lines."""
    kept: list[Node] = []
    for index, node in enumerate(nodes):
        above, below = (kept[-1] if kept else None), (nodes[index + 1] if index + 1 < len(nodes) else None)
        if isinstance(node, Items) and isinstance(above, Heading) and _announces_links(above):
            kept.pop()
            kept += _behind_menu(node, above)
        elif not _is_furniture(node, below, above):
            kept.append(node)
    return kept


def _behind_menu(items: Items, heading: Heading) -> tuple[Node, ...]:
    """What a list holds behind its links: a crawl joins two lists where one stood inside the other's topic."""
    menu = list(takewhile(bool, _are_links(items)))
    rest = items.texts[len(menu):]
    if not menu:
        return heading, items
    return (replace(items, texts=rest, linked=items.linked[len(menu):]),) if rest else ()


def _are_links(items: Items) -> Iterator[bool]:
    return (is_link(text, linked) for text, linked in zip(items.texts, items.linked, strict=False))


def _announces_links(heading: Heading) -> bool:
    """True for "Learn more about sleep" inside a topic: it goes with its list, and the topic goes on."""
    return heading.level > TOPIC_LEVEL and is_boilerplate(heading.text)


def _is_furniture(node: Node, below: Node | None, above: Node | None) -> bool:
    if isinstance(node, Items):
        return _is_menu(node) and not introduces(above)
    if not isinstance(node, Words):
        return False
    return _is_button(node.text) or is_date_line(node.text) or (
        is_fragment(node) and (_leads_away(node, above, below) or _is_publisher(node, below)))


def _is_button(text: str) -> bool:
    return len(text) <= _LONGEST_BUTTON and bool(_BUTTON.fullmatch(text))


def _leads_away(node: Words, above: Node | None, below: Node | None) -> bool:
    """True for a line that is a link and leads elsewhere: "Go to the other version".

    A link that is all that its section says stays, unless it says that it leads away.
    """
    alone = (above is None or isinstance(above, Heading)) and (below is None or isinstance(below, Heading))
    return _is_link(node) and (not alone or bool(_LEADS.match(node.text)))


def _is_link(node: Words) -> bool:
    return is_link(node.text, node.linked) and not introduces(node)


def _is_menu(node: Items) -> bool:
    return bool(node.linked) and all(_are_links(node))


def _is_publisher(node: Words, below: Node | None) -> bool:
    """True for a line in italics that closes a section: who wrote it."""
    return node.italic and (below is None or isinstance(below, Heading))


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """How much of a page is text, and how much leads elsewhere; in words."""

    words: int
    #: words in sentences that end as sentences do, and in items of lists that a sentence opens
    told: int
    #: part of all characters that stand in links to other pages, and in no sentence; 0 to 1
    linked: float


def measure(nodes: Sequence[Node]) -> Measure:
    """Count words and links before anything is left out."""
    words = told = size = linked = 0
    above: Node | None = None
    for node in nodes:
        if isinstance(node, Words | Items):
            texts = (node.text,) if isinstance(node, Words) else node.texts
            count = sum(len(text.split()) for text in texts)
            words += count
            size += sum(map(len, texts))
            if _is_told(node, above):
                told += count
            else:
                linked += node.linked if isinstance(node, Words) else sum(node.linked)
        above = node
    return Measure(words=words, told=told, linked=linked / size if size else 0.0)


def _is_told(node: Words | Items, above: Node | None) -> bool:
    if isinstance(node, Words):
        return not is_fragment(node, longest=len(node.text)) and not _is_link(node)
    return not _is_menu(node) and (introduces(above) or any(text.endswith(".") for text in node.texts))
