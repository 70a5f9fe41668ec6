"""Read one content file into a Document, or say which line of it cannot be read."""

from __future__ import annotations

import re
from pathlib import Path

import frontmatter
import yaml
from frontmatter.default_handlers import YAMLHandler

from outreach.errors import SourceError
from outreach.ingest.authored import read_authored
from outreach.ingest.boilerplate import is_boilerplate
from outreach.ingest.findings import findings_of
from outreach.ingest.metadata import as_text, read_metadata
from outreach.ingest.outline import outline
from outreach.ingest.sections import build_sections, slugify, titles, without_site_name
from outreach.ingest.trust import judge
from outreach.model.document import Document
from outreach.sms.fold import fold_typography
from outreach.whole_files import read_utf8

#: "(PDQ)-Patient Version": shortened text may not be labelled an NCI PDQ summary (the pages' own terms)
_PDQ = re.compile(r"\s*\(PDQ\)|\s*-\s*(?:Patient|Health Professional) Version", re.IGNORECASE)


def document_files(content: Path) -> tuple[Path, ...]:
    """The documents of a folder, in the order of their names.

    Raises:
        SourceError: there is no such folder.
    """
    if not content.is_dir():
        raise SourceError(content, 1, problem="there is no such folder", remedy="Name it by --content DIR")
    return tuple(sorted(content.glob("*.md")))


def read_document(path: Path) -> Document:
    """Read a Markdown file with YAML front matter.

    Byte-order marks and Windows line ends are taken; so is a file without front matter.

    Raises:
        SourceError: not UTF-8, or front matter that does not parse; names the line.
    """
    text = _text_of(path)
    front, body = _split(path, text)
    language = as_text(front.get("language")) or "en"
    nodes = outline(body, first_line=_line_of(text, body), language=language)
    parts = build_sections(nodes)
    sections = tuple(part for part in parts if not is_boilerplate(part.heading))
    authored = read_authored(front)
    heads = titles(nodes)
    verdict = judge(titles=(*heads, as_text(front.get("title"))), sections=sections, body=body)
    metadata = read_metadata(front, derived={"title": heads[-1] if heads else path.stem})
    return Document(
        slug=slugify(path.stem), metadata=metadata, sections=sections, authored=authored,
        set_aside=tuple(part for part in parts if part not in sections),
        standing=verdict.standing, standing_reason=verdict.reason,
        findings=findings_of(path, text, metadata=metadata, authored=authored, sections=sections, nodes=nodes),
    )


def document_title(document: Document) -> str:
    """The title without the site's name, and without a trademark that shortened text may not carry."""
    title = fold_typography(document.metadata.title, document.metadata.language)
    return _PDQ.sub("", without_site_name(title)).strip()


def _text_of(path: Path) -> str:
    return read_utf8(path, SourceError).replace("\r\n", "\n").replace("\r", "\n")


def _split(path: Path, text: str) -> tuple[dict[str, object], str]:
    opened = text.startswith("---\n")
    if opened and "\n---" not in text[3:]:
        raise SourceError(path, 1, problem="the front matter is never closed",
                          remedy='Put a line of three hyphens, "---", behind its last key')
    try:
        front, body = frontmatter.parse(text, handler=YAMLHandler())
    except (yaml.YAMLError, ValueError, TypeError) as problem:
        raise SourceError(path, _line_of_yaml(problem), problem=f"the front matter does not parse: {_why(problem)}",
                          remedy="Put values that hold a colon, a bracket or a quote in quotes") from problem
    if opened and not front and text[4:].partition("\n---")[0].strip():
        raise SourceError(path, 1, problem="the front matter is no list of keys",
                          remedy='Write it as "key: value" lines')
    return {str(key): value for key, value in front.items()}, body


def _line_of_yaml(problem: Exception) -> int:
    """The file's line of a YAML problem: what is parsed starts at the end of the first "---"."""
    mark = getattr(problem, "problem_mark", None)
    return mark.line + 1 if mark else 1


def _why(problem: Exception) -> str:
    return str(getattr(problem, "problem", None) or problem).strip()


def _line_of(text: str, body: str) -> int:
    return text[: text.rfind(body)].count("\n") + 1 if body else 1
