"""From outline to sections: titles joined, pictures and page furniture dropped."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from outreach.ingest.furniture import drop_furniture
from outreach.ingest.joins import join_flattened_lists, join_headings, join_tables
from outreach.ingest.nodes import Grid, Heading, Items, Node, Words
from outreach.ingest.pictures import drop_pictures
from outreach.ingest.sentences import split_sentences
from outreach.ingest.topics import parts_of
from outreach.model.document import Block, ItemList, Paragraph, Section, Sentence, Subheading, Table

INTRODUCTION = "introduction"
#: a document's titles stand among its first parts
_TITLES_END = 12


def build_sections(nodes: Sequence[Node], title: str = "") -> tuple[Section, ...]:
    """Cut an outline into an introduction and one section a topic heading.

    An empty heading takes the paragraph below it as its title, as in pages whose
    "##" stands on a line of its own. Sections without any words are left out.
    `title` is what the front matter calls the document.
    """
    told = drop_furniture(join_tables(join_flattened_lists(join_headings(drop_pictures(nodes)))))
    level, parts = parts_of(told, title)
    return _name_sections([(heading, _blocks(body, level)) for heading, body in parts])


def titles(nodes: Sequence[Node]) -> tuple[str, ...]:
    """The document's own titles: level 1, before its first words; site name cut off, repeats left out."""
    tops: list[str] = []
    for node in join_headings(drop_pictures(nodes[:_TITLES_END])):
        if isinstance(node, Heading) and node.level == 1:
            tops.append(without_site_name(node.text))
        elif tops:
            break
    return tuple(dict.fromkeys(filter(None, tops)))


def without_site_name(title: str) -> str:
    """ "Recurrent Cancer - NCI" is "Recurrent Cancer": what stands behind the last " - " goes."""
    head, dash, site = title.rpartition(" - ")
    return head if dash and len(site.split()) <= 3 else title


def slugify(heading: str) -> str:
    """A heading as a lower-case file name: "You're in Control" is "youre-in-control"."""
    plain = unicodedata.normalize("NFKD", heading).encode("ascii", "ignore").decode()
    words = re.findall(r"[a-z0-9]+", plain.lower().replace("'", ""))
    return "-".join(words) or "section"


def _blocks(nodes: Sequence[Node], level: int) -> tuple[Block, ...]:
    return tuple(block for node in nodes for block in _block(node, level))


def _block(node: Node, level: int) -> tuple[Block, ...]:
    if isinstance(node, Words):
        return (Paragraph(sentences=_sentences(node.text)),)
    if isinstance(node, Items):
        return (ItemList(items=tuple(_sentences(text) for text in node.texts)),)
    if isinstance(node, Grid):
        return (Table(rows=node.rows),)
    if isinstance(node, Heading) and node.level > level and node.text:
        return (Subheading(text=node.text, level=node.level),)
    return ()


def _sentences(text: str) -> tuple[Sentence, ...]:
    return tuple(Sentence(text=part) for part in split_sentences(text))


def _name_sections(parts: list[tuple[str, tuple[Block, ...]]]) -> tuple[Section, ...]:
    """Give each part that has words, or a table, a name of its own."""
    sections: list[Section] = []
    taken: dict[str, int] = {}
    for heading, blocks in parts:
        if any(not isinstance(block, Subheading) for block in blocks):
            slug = _unique(slugify(heading) if heading else INTRODUCTION, taken)
            sections.append(Section(slug=slug, heading=heading, blocks=blocks))
    return tuple(sections)


def _unique(slug: str, taken: dict[str, int]) -> str:
    """The slug, or the slug with the next number that is free; `taken` counts how often each was asked for."""
    name = slug
    while name in taken:
        taken[slug] += 1
        name = f"{slug}-{taken[slug]}"
    taken[name] = 1
    return name
