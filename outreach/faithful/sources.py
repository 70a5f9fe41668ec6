"""The source of a script: the part of a document that its words come from, as it stands today."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from types import MappingProxyType

from outreach.catalog.script_files import scripts_of
from outreach.condense.topics import Topic, topics_of
from outreach.errors import OutreachError, SourceError
from outreach.ingest.folder import document_files
from outreach.ingest.reader import document_title, read_document
from outreach.ingest.sections import slugify
from outreach.model.document import Document, Standing
from outreach.model.script import MessageScript

#: documents that are held at once: a queue works through the scripts of one after the other
_HELD = 8


class SourceGone(OutreachError):
    """A script's source is not there, cannot be read, or is not for patients; says which."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """A document and the topic of it that a script tells."""

    document: Document
    topic: Topic


class Sources:
    """Finds the source of any script below a folder of scripts."""

    def __init__(self, content: Path, scripts: Path) -> None:
        """Nothing is read before it is asked for."""
        self.content = content
        self.scripts = scripts
        self._topics = lru_cache(maxsize=_HELD)(self._read)

    def of(self, script: MessageScript) -> Origin:
        """The document and topic of a script.

        Raises:
            SourceGone: says what is missing.
        """
        document, topics = self._topics(script.document, script.language)
        if script.section not in topics:
            raise SourceGone(f"{self.content}: no section of {script.document} gives {script.name} any more. Retire "
                             'the script (status: "retired"), or bring its section back')
        return Origin(document=document, topic=topics[script.section])

    @cached_property
    def _paths(self) -> Mapping[str, Path]:
        found: dict[str, Path] = {}
        for path in document_files(self.content):
            found.setdefault(slugify(path.stem), path)
        return MappingProxyType(found)

    def _read(self, name: str, language: str) -> tuple[Document, Mapping[str, Topic]]:
        document = self._document(name)
        if document.metadata.language != language:
            raise SourceGone(f"{self._paths[name]}: the document is in {document.metadata.language!r}, its script in "
                             f"{language!r}. See that both name the same language")
        topics = topics_of(document, title=document_title(document),
                           earlier=scripts_of(self.scripts, name, language))
        return document, {topic.name: topic for topic in topics}

    def _document(self, name: str) -> Document:
        if name not in self._paths:
            raise SourceGone(f"{self.content}: the document {name} is not there. Bring it back, or name its folder "
                             "by --content DIR")
        try:
            document = read_document(self._paths[name])
        except SourceError as problem:
            raise SourceGone(str(problem)) from problem
        if document.standing is not Standing.ACCEPTED:
            raise SourceGone(f"{self._paths[name]}:1: {document.standing_reason}")
        return document
