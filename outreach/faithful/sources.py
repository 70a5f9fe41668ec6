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
from outreach.model.document import Document, SourceMetadata, Standing
from outreach.model.script import MessageScript

#: what a document says of itself, and its topics by the file of their script
Read = tuple[SourceMetadata, Mapping[str, Topic]]
#: documents that are held at once: a queue works through the scripts of one after the other
_HELD = 8


class SourceGone(OutreachError):
    """A script's source is not there, cannot be read, or is not for patients; says which."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """What a document says of itself, and the topic of it that a script tells."""

    metadata: SourceMetadata
    topic: Topic


class Sources:
    """Finds the source of any script below a folder of scripts."""

    def __init__(self, content: Path, scripts: Path) -> None:
        """Nothing is read before it is asked for."""
        self.content = content
        self.scripts = scripts
        self._topics = lru_cache(maxsize=_HELD)(self.read)
        self._documents = lru_cache(maxsize=_HELD)(self.read_document)

    def of(self, script: MessageScript) -> Origin:
        """The document and topic of a script.

        Raises:
            SourceGone: says what is missing.
        """
        metadata, topics = self._topics(script.document, script.language)
        if script.section not in topics:
            raise SourceGone(f"{self.content}: no section of {script.document} gives {script.name} any more. Retire "
                             'the script (status: "retired"), or bring its section back')
        return Origin(metadata=metadata, topic=topics[script.section])

    @cached_property
    def _paths(self) -> Mapping[str, Path]:
        found: dict[str, Path] = {}
        for path in document_files(self.content):
            found.setdefault(slugify(path.stem), path)
        return MappingProxyType(found)

    def path_of(self, name: str) -> Path:
        """The file of a document.

        Raises:
            SourceGone: there is none.
        """
        if name not in self._paths:
            raise SourceGone(f"{self.content}: the document {name} is not there. Bring it back, or name its folder "
                             "by --content DIR")
        return self._paths[name]

    def document(self, name: str) -> Document:
        """A document as it stands.

        Raises:
            SourceGone: it is not there, cannot be read, or is not for patients.
        """
        return self._documents(name)

    def read(self, name: str, language: str) -> Read:
        """What a document says of itself, and its topics by name.

        Raises:
            SourceGone: as `document` says it, or it is in another language.
        """
        document = self.document(name)
        if document.metadata.language != language:
            raise SourceGone(f"{self.path_of(name)}: the document is in {document.metadata.language!r}, its script in "
                             f"{language!r}. See that both name the same language")
        topics = topics_of(document, title=document_title(document),
                           earlier=scripts_of(self.scripts, name, language))
        return document.metadata, {topic.name: topic for topic in topics}

    def read_document(self, name: str) -> Document:
        """Read a document's file.

        Raises:
            SourceGone: as `document` says it.
        """
        path = self.path_of(name)
        try:
            document = read_document(path)
        except SourceError as problem:
            raise SourceGone(str(problem)) from problem
        if document.standing is not Standing.ACCEPTED:
            raise SourceGone(f"{path}:1: {document.standing_reason}")
        return document
