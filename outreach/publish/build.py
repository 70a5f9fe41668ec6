"""`outreach build`: check, cut into pages and parts, render clips, write the one file."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from outreach.bootstrap.builds import LANGUAGE, phrasebook
from outreach.catalog.lookup import Catalogue
from outreach.catalog.script_files import files_left_out
from outreach.catalog.write import CatalogueWriter, ClipEntry
from outreach.dialogue.prompts import Prompts, every_prompt
from outreach.dialogue.shelf import Shelf
from outreach.errors import BuildError
from outreach.publish.gather import Shelved, gather
from outreach.publish.limits import faults_of
from outreach.settings import Settings
from outreach.speech.audio_store import AudioStore
from outreach.speech.choice import choose_engine
from outreach.speech.render import Failure, render_clips
from outreach.wording.needed import needed_by_line

#: told how many clips are done and how many there are
Progress = Callable[[int, int], None]


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


def build(settings: Settings, folder: Path, *, today: date, content: Path | None = None,
          progress: Progress | None = None) -> Built:
    """Build the catalogue from scripts/; the line serves it from then on.

    With `content`, signatures must stand to its documents as they are today.

    Raises:
        BuildError: holds every fault found; the last good build goes on being served.
    """
    shelved = gather(folder, drafts=settings.serve == "drafts", needed=needed_by_line(settings), content=content)
    with CatalogueWriter(settings.build_folder, serve=settings.serve) as writer:
        _fill(writer, shelved, settings)
        shelf = _open(writer.path, settings)
        faults = tuple(faults_of(shelf, settings))
        if faults:
            raise BuildError(faults)
        clips, failures, voice = _clips(settings, shelf, today, progress)
        writer.add_clips(clips)
        return Built(path=writer.finish(), scripts=len(shelved.scripts), clips=len(clips), failures=failures,
                     voice=voice, left_out=len(files_left_out(folder)))


def _fill(writer: CatalogueWriter, shelved: Shelved, settings: Settings) -> None:
    writer.add_wordings(shelved.wordings)
    book = phrasebook(Catalogue(writer.path), settings)
    writer.add_scripts(shelved.scripts, {script.language: book for script in shelved.scripts})


def _open(path: Path, settings: Settings) -> Shelf:
    catalogue = Catalogue(path)
    return Shelf(catalogue=catalogue, book=phrasebook(catalogue, settings), language=LANGUAGE,
                 overdue=settings.overdue)


def _clips(settings: Settings, shelf: Shelf, today: date,
           progress: Progress | None) -> tuple[tuple[ClipEntry, ...], tuple[Failure, ...], str]:
    choice = choose_engine(settings.voice, LANGUAGE)
    if choice.engine is None:
        return (), (), choice.reason
    prompts = every_prompt(Prompts(shelf=shelf, has_person=bool(settings.person_number)), today)
    rendered = render_clips(prompts, engine=choice.engine, store=AudioStore(settings.audio_folder),
                            language=LANGUAGE, progress=progress)
    clips = tuple(ClipEntry(words=clip.text, sha256=clip.sha256, seconds=clip.seconds) for clip in rendered.clips)
    return clips, rendered.failures, choice.reason
