"""From outline to sections: titles joined, pictures and their credits dropped."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from itertools import zip_longest
from typing import TypeGuard

from outreach.ingest.outline import Grid, Heading, Items, Node, Words
from outreach.ingest.sentences import split_sentences
from outreach.model.document import Block, ItemList, Paragraph, Section, Sentence, Subheading, Table

INTRODUCTION = "introduction"
#: the level whose headings divide a document into topics
TOPIC_LEVEL = 2


def build_sections(nodes: Sequence[Node]) -> tuple[Section, ...]:
    """Cut an outline into an introduction and one section a topic heading.

    An empty heading takes the paragraph below it as its title, as in pages whose
    "##" stands on a line of its own. Sections without any words are left out.
    """
    parts: list[tuple[str, list[Node]]] = [("", [])]
    for node in join_flattened_lists(join_headings(drop_pictures(nodes))):
        if isinstance(node, Heading) and node.level == TOPIC_LEVEL:
            parts.append((node.text, []))
        else:
            parts[-1][1].append(node)
    return _name_sections([(heading, _blocks(body)) for heading, body in parts])


def join_headings(nodes: Sequence[Node]) -> list[Node]:
    """Give each empty heading the paragraph that follows it as its text.

    A paragraph with nothing below it is no title: it is all that its section says.
    """
    joined: list[Node] = []
    for node, following in zip_longest(nodes, nodes[1:]):
        last = joined[-1] if joined else None
        has_body = following is not None and not isinstance(following, Heading)
        if isinstance(node, Words) and isinstance(last, Heading) and not last.text and has_body:
            joined[-1] = Heading(level=last.level, text=node.text, line=last.line)
        else:
            joined.append(node)
    return joined


def join_flattened_lists(nodes: Sequence[Node]) -> list[Node]:
    """Make a list again of short lines below "…:", as crawled pages lose their bullets."""
    joined: list[Node] = []
    for node in nodes:
        last, before = (joined[-1] if joined else None), (joined[-2] if len(joined) > 1 else None)
        if _is_fragment(node) and isinstance(last, Items) and _introduces(before):
            joined[-1] = Items(texts=(*last.texts, node.text), line=last.line)
        elif _is_fragment(node) and _introduces(last):
            joined.append(Items(texts=(node.text,), line=node.line))
        else:
            joined.append(node)
    return joined


def drop_pictures(nodes: Sequence[Node]) -> list[Node]:
    """Leave out pictures, credit lines, "Enlarge" links, and the caption between picture and credit."""
    captions = {
        id(caption) for picture, caption, credit in zip(nodes, nodes[1:], nodes[2:], strict=False)
        if _is_picture(picture) and isinstance(caption, Words) and _is_credit(credit)
    }
    return [node for node in nodes if id(node) not in captions and not _is_picture_matter(node)]


def titles(nodes: Sequence[Node]) -> tuple[str, ...]:
    """The document's own titles (level 1), site name cut off, repeats left out."""
    tops = (node.text for node in nodes if isinstance(node, Heading) and node.level == 1)
    return tuple(dict.fromkeys(without_site_name(text) for text in tops if text))


def without_site_name(title: str) -> str:
    """ "Recurrent Cancer - NCI" is "Recurrent Cancer": what stands behind the last " - " goes."""
    head, dash, site = title.rpartition(" - ")
    return head if dash and len(site.split()) <= 3 else title


def slugify(heading: str) -> str:
    """A heading as a lower-case file name: "You're in Control" is "youre-in-control"."""
    plain = unicodedata.normalize("NFKD", heading).encode("ascii", "ignore").decode()
    words = re.findall(r"[a-z0-9]+", plain.lower().replace("'", ""))
    return "-".join(words) or "section"


def _is_fragment(node: Node) -> TypeGuard[Words]:
    return isinstance(node, Words) and not node.text.endswith((".", "!", "?", ":")) and len(node.text) <= 120


def _introduces(node: Node | None) -> bool:
    return isinstance(node, Words) and node.text.endswith(":")


def _is_picture_matter(node: Node) -> bool:
    return isinstance(node, Words) and (node.picture or not node.text or _is_credit(node) or node.text == "Enlarge")


def _is_picture(node: Node) -> bool:
    return isinstance(node, Words) and node.picture


def _is_credit(node: Node) -> bool:
    return isinstance(node, Words) and node.text.startswith("Credit:")


def _blocks(nodes: Sequence[Node]) -> tuple[Block, ...]:
    return tuple(block for node in nodes for block in _block(node))


def _block(node: Node) -> tuple[Block, ...]:
    if isinstance(node, Words):
        return (Paragraph(sentences=_sentences(node.text)),)
    if isinstance(node, Items):
        return (ItemList(items=tuple(_sentences(text) for text in node.texts)),)
    if isinstance(node, Grid):
        return (Table(rows=node.rows),)
    if isinstance(node, Heading) and node.level > TOPIC_LEVEL and node.text:
        return (Subheading(text=node.text, level=node.level),)
    return ()


def _sentences(text: str) -> tuple[Sentence, ...]:
    return tuple(Sentence(text=part) for part in split_sentences(text))


def _name_sections(parts: list[tuple[str, tuple[Block, ...]]]) -> tuple[Section, ...]:
    sections: list[Section] = []
    for heading, blocks in parts:
        if not blocks:
            continue
        slug = _unique(slugify(heading) if heading else INTRODUCTION, [s.slug for s in sections])
        sections.append(Section(slug=slug, heading=heading, blocks=blocks))
    return tuple(sections)


def _unique(slug: str, taken: list[str]) -> str:
    candidates = (f"{slug}-{number}" for number in range(2, len(taken) + 3))
    return slug if slug not in taken else next(name for name in candidates if name not in taken)
