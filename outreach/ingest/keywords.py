"""Keywords that a document's author put into the front matter: they beat the words of headings.

keywords:
types-of-illness: KINDS
"Treatment / Surgery": OPERATION
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from outreach.ingest.metadata import as_text
from outreach.ingest.sections import slugify
from outreach.model.document import AuthoredKeyword, Section, Subheading
from outreach.wording.commands import plain_keyword, why_unusable

KEY = "keywords"


@dataclass(frozen=True, slots=True, kw_only=True)
class Keywords:
    """What the front matter chooses, as far as it can be used, and what is wrong with the rest."""

    chosen: tuple[AuthoredKeyword, ...]
    problems: tuple[str, ...]


def read_keywords(front: Mapping[str, object], sections: tuple[Section, ...]) -> Keywords:
    """Find the sections that the keywords are for.

    A section is named by its heading or by its slug ("Types of Illness", types-of-illness);
    a part below a sub-heading so, too, or behind its section's name and a slash. A list of
    words (as for search engines) is no choice and is left alone.
    """
    given = front.get(KEY)
    wanted = [(str(name), as_text(word).upper()) for name, word in given.items()] if isinstance(given, Mapping) else []
    places = dict(_places(sections))
    faults = [_fault(name, word, wanted, places) for name, word in wanted]
    chosen = (AuthoredKeyword(section=places[_name(name)][0], part=places[_name(name)][1], word=word)
              for (name, word), fault in zip(wanted, faults, strict=True) if not fault)
    return Keywords(chosen=tuple(chosen), problems=tuple(filter(None, faults)))


def _fault(name: str, word: str, wanted: list[tuple[str, str]], places: Mapping[str, object]) -> str:
    if _name(name) not in places:
        return f'{KEY}: "{name}" is no heading of this document; the word {word} is not used'
    unusable = why_unusable(word)
    if unusable:
        return f'{KEY}: "{name}": {unusable}; it is not used'
    if [plain_keyword(other) for _, other in wanted].count(plain_keyword(word)) > 1:
        return f'{KEY}: "{name}": {word} is chosen more than once; it is not used'
    return ""


def _places(sections: tuple[Section, ...]) -> Iterator[tuple[str, tuple[str, str]]]:
    """Every name that may be used, and the section and sub-heading that it means; sections come last, and win."""
    for section in sections:
        for block in section.blocks:
            if isinstance(block, Subheading):
                yield slugify(block.text), (section.slug, block.text)
                yield f"{section.slug}/{slugify(block.text)}", (section.slug, block.text)
    yield from ((section.slug, (section.slug, "")) for section in sections)


def _name(given: str) -> str:
    return "/".join(map(slugify, given.split("/", maxsplit=1)))
