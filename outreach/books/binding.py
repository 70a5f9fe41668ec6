"""`outreach book`: each guide as an EPUB for tablets and screen readers, and as a DAISY book for library players."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path

from outreach.books.daisy import daisy
from outreach.books.epub import epub
from outreach.books.folder import Filed, GivenFolder
from outreach.books.recipe import guide_key
from outreach.books.recorded import RecordedGuide, record
from outreach.books.speaking import SpokenGuide
from outreach.speech.audio_store import AudioStore

LIST = ".outreach-book"


def write_books(guides: Iterable[SpokenGuide], store: AudioStore, target: Path) -> Filed:
    """Bring a folder of books up to date; nothing is made that is right already.

    Raises:
        SpeechError: a clip vanished, or a book cannot be made. OSError: the folder cannot be written.
    """
    folder = GivenFolder(target, LIST)
    for spoken in guides:
        _put_books(folder, spoken, store)
    return folder.finish()


def _put_books(folder: GivenFolder, spoken: SpokenGuide, store: AudioStore) -> None:
    @cache
    def recorded() -> RecordedGuide:
        return record(spoken, store)

    name = f"{spoken.guide.document}_{spoken.guide.language}"
    folder.put(f"{name}.epub", guide_key("epub", spoken), lambda: epub(recorded()))
    folder.put(f"{name}_daisy.zip", guide_key("daisy", spoken), lambda: daisy(recorded()))
