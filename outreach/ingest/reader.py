"""Read one content file into a Document, or say which line of it cannot be read."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from outreach.errors import SourceError
from outreach.ingest.authored import read_authored
from outreach.ingest.boilerplate import set_apart
from outreach.ingest.findings import Told, findings_of
from outreach.ingest.front_matter import Parts, split_file
from outreach.ingest.furniture import measure
from outreach.ingest.keywords import read_keywords
from outreach.ingest.language import language_code, language_of
from outreach.ingest.metadata import as_text, read_metadata
from outreach.ingest.nodes import Node, Words
from outreach.ingest.outline import outline
from outreach.ingest.phone_numbers import phone_numbers
from outreach.ingest.review_dates import reviewed_on
from outreach.ingest.sections import build_sections, slugify, titles, without_site_name
from outreach.ingest.trust import Page, judge, refusal_by_title
from outreach.model.document import Document
from outreach.sms.fold import fold_typography
from outreach.whole_files import UNSEEN, read_utf8

#: "(PDQ)-Patient Version": shortened text may not be labelled an NCI PDQ summary (the pages' own terms)
_PDQ_LABEL = re.compile(
    r"\s*\(PDQ\)|\s*-\s*(?:Patient|Health Professional) Version|"
    r"\s*-\s*versi.n para (?:pacientes|profesionales de salud)|"
    r"\bPDQ (?:cancer information )?summar(?:y|ies)\b:?|\bPDQ\b", re.IGNORECASE,
)
_OF_PDQ = re.compile(r"\(PDQ(?:®|&reg;)?\)|\b(?:this|este) PDQ\b|PDQ(?:®)? cancer information summar|sumarios? del PDQ",
                     re.IGNORECASE)
#: who a page is for is said among its first parts
_OPENING = 12
#: the titles of a page stand among its first characters
_GLANCE = 4_000
_LINK_TARGET = re.compile(r"\]\([^)\n]*\)")


def read_document(path: Path) -> Document:
    """Read a Markdown file with YAML front matter.

    Byte-order marks and Windows line ends are taken; so is a file without front matter.

    Raises:
        SourceError: cannot be opened, not UTF-8, or front matter that does not parse; names the line.
    """
    text = _text_of(path)
    parts = split_file(path, text)
    written_in = _language(parts)
    nodes = outline(parts.body, first_line=parts.first_line, language=_language_of(parts))
    heads = titles(nodes)
    metadata = read_metadata(parts.front, derived=_derived(nodes, heads, path, written_in))
    sections, set_aside = set_apart(build_sections(nodes, metadata.title))
    verdict = judge(Page(name=path.stem, titles=(*heads, metadata.title), sections=sections, body=parts.body,
                         measure=measure(nodes), opening=_opening(nodes)))
    authored = read_authored(parts.front)
    told = Told(path=path, text=text, parts=parts, metadata=metadata, authored=authored, sections=sections, nodes=nodes,
                written_in=written_in, standing=verdict.standing)
    return Document(
        slug=slugify(path.stem), metadata=metadata, sections=sections, authored=authored, set_aside=set_aside,
        keywords=read_keywords(parts.front, sections).chosen,
        standing=verdict.standing, standing_reason=verdict.reason,
        audience_evidence=verdict.doubts, findings=findings_of(told),
        pdq=any(map(_is_of_pdq, (parts.body, metadata.title))),
        phone_numbers=phone_numbers(sections, parts),
    )


def refused_at_a_glance(path: Path) -> str:
    """Why a document is refused by the titles it opens with, as `read_document` would say; empty for any other.

    Pages for professionals are the longest of a library: drafting need not read them to their end.

    Raises:
        SourceError: as `read_document` does.
    """
    text = _text_of(path)
    if not refusal_by_title((text[:_GLANCE],)):
        return ""
    parts = split_file(path, text)
    opening = parts.body[:_GLANCE].rpartition("\n\n")[0]
    return refusal_by_title(titles(outline(opening, language=_language_of(parts))))


def document_title(document: Document) -> str:
    """The title without the site's name, and without a trademark that shortened text may not carry."""
    title = without_site_name(fold_typography(document.metadata.title, document.metadata.language))
    return _PDQ_LABEL.sub("", title).strip(" :-") or title


def _is_of_pdq(text: str) -> bool:
    """The long way only for a text that has the letters at all."""
    return "pdq" in text.lower() and bool(_OF_PDQ.search(text))


def _derived(nodes: tuple[Node, ...], heads: tuple[str, ...], path: Path, written_in: str) -> Mapping[str, str]:
    """What the text itself says: title, language, and the day of its last review."""
    lines = (node.text for node in nodes if isinstance(node, Words))
    return {"title": heads[-1] if heads else path.stem, "language": written_in, "last_reviewed": reviewed_on(lines)}


def _opening(nodes: tuple[Node, ...]) -> str:
    return " ".join(node.text for node in nodes[:_OPENING] if isinstance(node, Words))


def _language(parts: Parts) -> str:
    return language_of(_LINK_TARGET.sub("]", parts.body[:8_000]))


def _language_of(parts: Parts) -> str:
    return language_code(as_text(parts.front.get("language"))) or _language(parts) or "en"


def _text_of(path: Path) -> str:
    """The text of a file without characters that nobody sees."""
    try:
        return UNSEEN.sub("", read_utf8(path, SourceError)).replace("\r\n", "\n").replace("\r", "\n")
    except OSError as problem:
        raise SourceError(path, 1, problem=f"the file cannot be opened: {problem.strerror or problem}",
                          remedy="See that it is there and may be read") from problem
