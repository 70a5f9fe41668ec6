"""What people may join, as a build has it."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path

from outreach.catalog.built_file import BuiltFile
from outreach.model.outbox import Channel
from outreach.model.programmes import Kind, Programme, Rhythm
from outreach.wording.commands import plain_keyword

_PROGRAMMES = """select language, code, kind, channel, document, every, sms, voice from programme
    order by code, language"""


class BuiltProgrammes(BuiltFile):
    """Looks the programmes of one build up."""

    def __init__(self, path: Path) -> None:
        """Open a build's file; `name` is its hash."""
        super().__init__(path)
        #: by language: asked for with every message, and never different
        self._programmes: dict[str, tuple[Programme, ...]] = {}

    def programmes(self, language: str) -> tuple[Programme, ...]:
        """What people may join in a language; nothing where the build knows of none."""
        if language not in self._programmes:
            self._programmes[language] = tuple(one for one in self.every_programme if one.language == language)
        return self._programmes[language]

    @cached_property
    def every_programme(self) -> tuple[Programme, ...]:
        """The programmes of all languages."""
        rows = self._rows(_PROGRAMMES) if self.has_table("programme") else ()
        return tuple(map(_programme, rows))

    @cached_property
    def programme_codes(self) -> frozenset[str]:
        """The words of all programmes, as a text is compared: lower case, no accents."""
        return frozenset(plain_keyword(one.code).lower() for one in self.every_programme)


def _programme(row: tuple) -> Programme:  # type: ignore[type-arg]
    language, code, kind, channel, document, every, sms, voice = row
    return Programme(language=language, code=code, kind=Kind(kind), channel=Channel(channel), document=document,
                     rhythm=Rhythm.parse(every) if every else None, sms=sms, voice=voice)
