"""Text about the page itself: kept as data, never turned into messages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from outreach.model.document import Block, ItemList, Paragraph, Section, Sentence, Subheading

_BOILERPLATE = re.compile(
    r"^(?:(?:selected |suggested |key )?(?:references?|bibliography)(?: list)?|works cited|sources|footnotes|"
    r"about (?:this|the|these) (?:pdq )?(?:(?:cancer )?information )?"
    r"(?:summary|summaries|page|site|website|topic|content|article|publication|booklet|fact ?sheet|guide)\b.*|"
    r"about (?:pdq|us|nci|the authors?)|"
    r"(?:latest |recent )?(?:updates?|changes) to this (?:summary|page)\b.*|(?:latest )?updates?|"
    r"(?:date )?(?:last )?(?:reviewed|updated)|"
    r"purpose of this (?:summary|page|publication)|reviewers and updates|"
    r"permission to use (?:this|the) (?:summary|page|material|content)|(?:legal |medical )?disclaimers?|contact us\b.*|"
    r"(?:contact|contact information)|"
    r"(?:current |finding |find |general )?clinical trials?(?: information| accepting patients| search)?|"
    r"(?:get )?more information(?: from .*| about .*)?|for more information(?: .*)?|"
    r"(?:to )?(?:learn|read|find out) more(?: about .*)?|learn about (?:other|more|related) .*|"
    r"additional (?:resources|information|reading)|further reading|"
    r"(?:research results and )?(?:related|helpful|useful|other|more) "
    r"(?:resources|pages|links|information|topics|content|articles|reading|posts|products|publications|web ?sites)|"
    r"resources|links|see also|external links|"
    r"(?:where (?:can i )?(?:to )?(?:get|find) )?more (?:help|information)|"
    r"(?:photo |image )?credits?|acknowledge?ments?|"
    r"glossary|copyright|citation|how to cite.*|(?:suggested|recommended) citation|follow us|share(?: this page)?|"
    r"table of contents|contents|on this page|in this (?:section|article)|levels? of evidence|privacy policy|"
    r"site map|languages|"
    r"referencias|bibliograf.a|fuentes|m.s informaci.n(?: .*)?|para (?:obtener )?m.s informaci.n(?: .*)?|"
    r"informaci.n adicional|actualizaci(?:.n|ones).*|"
    r"(?:cambios|modificaciones|actualizaciones) (?:a|en) este sumario.*|"
    r"acerca de (?:este|esta|el|la) (?:sumario|p.gina|informaci.n|publicaci.n)\b.*|"
    r"(?:informaci.n )?(?:acerca de|sobre) (?:este sumario del? )?pdq|(?:informaci.n|informaci.n general) sobre este "
    r"sumario.*|prop.sito de este sumario|revisores y actualizaciones|permisos? para (?:el uso de|usar) este sumario|"
    r"(?:cl.usula de )?exenci.n de responsabilidad(?:es)?|descargo de responsabilidad|aviso legal|"
    r"(?:informaci.n sobre )?(?:los )?(?:ensayos|estudios) cl.nicos(?: en curso)?|"
    r"(?:otros )?(?:enlaces|recursos)(?: (?:relacionados|.tiles|adicionales))?|temas relacionados|"
    r"cont.ct(?:enos|ese con nosotros).*|comun.quese con .*|agradecimientos|glosario|cr.ditos|contenido|"
    r"en esta p.gina|v.ase tambi.n|obtenga m.s informaci.n.*|aprenda m.s.*)$",
    re.IGNORECASE,
)
_PART_OF_TOPIC = re.compile(r"clinical trials?|(?:ensayos|estudios) cl.nicos", re.IGNORECASE)
#: sentences in which a summary speaks of itself
_OF_ITSELF = re.compile(
    r"\b(?:this|these|each) (?:patient |nci )?pdq\b[^.]*\b(?:summar|information)|\bpdq (?:is|has|editorial|database)\b|"
    r"\b(?:other|following|related) pdq\b|"
    r"^this (?:(?:patient|cancer|information) )*summary\b|\b(?:est[ea]s?|cada) sumarios? del? pdq\b|"
    r"\bel pdq es\b|^este sumario\b",
    re.IGNORECASE,
)
_SAYS_SO = ("PDQ", "ummary", "umario")


def is_boilerplate(heading: str) -> bool:
    """True for a heading such as "References" or "About This PDQ Summary"."""
    return bool(_BOILERPLATE.match(heading.strip().rstrip(":?.")))


def _is_aside(heading: str) -> bool:
    """Inside a topic, words about clinical trials may be part of what it tells."""
    return is_boilerplate(heading) and not _PART_OF_TOPIC.fullmatch(heading.strip())


def set_apart(sections: tuple[Section, ...]) -> tuple[tuple[Section, ...], tuple[Section, ...]]:
    """The sections that tell something, and what is about the page: whole sections, or a sub-heading's part."""
    told, aside = [], []
    for section in sections:
        if is_boilerplate(section.heading):
            aside.append(section)
            continue
        blocks, parts = _divide(section)
        aside += parts
        blocks = tuple(_told(blocks))
        if any(not isinstance(block, Subheading) for block in blocks):
            told.append(section if blocks == section.blocks else replace(section, blocks=blocks))
    return tuple(told), tuple(aside)


def _divide(section: Section) -> tuple[tuple[Block, ...], list[Section]]:
    """Take the parts below boilerplate sub-headings out of a section."""
    kept: list[Block] = []
    aside: list[tuple[Subheading, list[Block]]] = []
    inside: Subheading | None = None
    for block in section.blocks:
        if isinstance(block, Subheading) and (inside is None or block.level <= inside.level):
            inside = block if _is_aside(block.text) else None
            aside += [(block, [])] if inside else []
        if inside is None:
            kept.append(block)
        elif block is not inside:
            aside[-1][1].append(block)
    parts = [Section(slug=f"{section.slug}-{number}", heading=heading.text, blocks=tuple(blocks))
             for number, (heading, blocks) in enumerate(aside, start=1)]
    return tuple(kept), parts


def _told(blocks: tuple[Block, ...]) -> Iterator[Block]:
    """Leave out sentences in which a summary speaks of itself, and a list that such a sentence opens."""
    opened = False
    for block in blocks:
        if not (opened and isinstance(block, ItemList)):
            yield from _without_itself(block)
        last = block.sentences[-1] if isinstance(block, Paragraph) and block.sentences else None
        opened = last is not None and last.text.endswith(":") and _speaks_of_itself(last)


def _without_itself(block: Block) -> Iterator[Block]:
    """A block without the sentences in which a summary speaks of itself; nothing when no other is left."""
    if isinstance(block, Paragraph):
        kept = tuple(sentence for sentence in block.sentences if not _speaks_of_itself(sentence))
        if kept:
            yield block if kept == block.sentences else replace(block, sentences=kept)
    elif isinstance(block, ItemList):
        items = tuple(item for item in block.items if not any(map(_speaks_of_itself, item)))
        if items:
            yield block if items == block.items else replace(block, items=items)
    else:
        yield block


def _speaks_of_itself(sentence: Sentence) -> bool:
    return any(word in sentence.text for word in _SAYS_SO) and bool(_OF_ITSELF.search(sentence.text))
