"""`outreach build`: check, cut into pages and parts, render clips, write the one file."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from outreach.bootstrap.builds import make_shelf
from outreach.catalog.lookup import Catalogue
from outreach.catalog.script_files import files_left_out
from outreach.catalog.write import CatalogueWriter
from outreach.errors import BuildError
from outreach.publish.clips import Progress, render_build
from outreach.publish.gather import Shelved, gather
from outreach.publish.known import add_known
from outreach.publish.limits import faults_of
from outreach.publish.listening import not_listened_to
from outreach.publish.told import told_sections
from outreach.search.entries import search_rows
from outreach.settings import Settings
from outreach.speech.render import Failure
from outreach.wording.needed import needed_by_languages


@dataclass(frozen=True, slots=True, kw_only=True)
class Built:
    """What a build came to."""

    path: Path
    scripts: int
    clips: int
    #: prompts that the provider's voice will say, and why
    failures: tuple[Failure, ...]
    #: which voice spoke, or why none did
    voice: str
    #: scripts of documents that are not chosen
    left_out: int = 0
    #: what a reviewed build would be refused for: words that nobody has listened to, with file and remedy
    unheard: tuple[str, ...] = ()


def build(settings: Settings, folder: Path, *, today: date, content: Path | None = None,
          progress: Progress | None = None) -> Built:
    """Build the catalogue from scripts/; the line serves it from then on.

    With `content`, signatures must stand to its documents as they are today, and SOURCE names
    the sentences that a script rests on. A reviewed build holds no word
    that nobody has listened to.

    Raises:
        BuildError: holds every fault found; the last good build goes on being served.
    """
    shelved = gather(folder, drafts=settings.serve == "drafts", needed=needed_by_languages(settings), content=content)
    with CatalogueWriter(settings.build_folder, serve=settings.serve) as writer:
        _fill(writer, shelved, settings)
        if content:
            writer.add_told(told_sections(shelved.scripts, folder, content))
        shelf = make_shelf(Catalogue(writer.path), settings)
        unheard = not_listened_to(shelved, folder, settings)
        faults = tuple(fault for language in shelf.books for fault in faults_of(shelf.speaking(language), settings))
        faults += () if settings.serve == "drafts" else unheard
        if faults:
            raise BuildError(faults)
        clips = render_build(settings, folder, shelf, today, progress)
        writer.add_clips(clips.entries)
        return Built(path=writer.finish(), scripts=len(shelved.scripts), clips=len(clips.entries),
                     failures=clips.failures, voice=clips.voice, left_out=len(files_left_out(folder)),
                     unheard=unheard)


def _fill(writer: CatalogueWriter, shelved: Shelved, settings: Settings) -> None:
    writer.add_wordings(shelved.wordings)
    writer.add_programmes(shelved.programmes)
    books = make_shelf(Catalogue(writer.path), settings).books
    writer.add_scripts(shelved.scripts, books)
    add_known(writer, books)
    writer.add_search(search_rows(shelved.scripts))
