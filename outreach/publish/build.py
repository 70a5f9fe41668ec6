"""`outreach build`: check, cut into pages and parts, render clips, write the one file."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from outreach.bootstrap.builds import make_shelf
from outreach.catalog.lookup import Catalogue
from outreach.catalog.script_files import files_left_out
from outreach.catalog.write import CatalogueWriter, ClipEntry
from outreach.dialogue.prompts import Prompts, every_prompt
from outreach.dialogue.shelf import Shelf
from outreach.errors import BuildError
from outreach.publish.gather import Shelved, gather
from outreach.publish.limits import faults_of
from outreach.search.entries import search_rows
from outreach.settings import Settings
from outreach.speech.audio_store import AudioStore
from outreach.speech.choice import choose_engine
from outreach.speech.engine import Engine
from outreach.speech.render import Failure, Rendered, render_clips
from outreach.wording.needed import needed_by_languages

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
    shelved = gather(folder, drafts=settings.serve == "drafts", needed=needed_by_languages(settings), content=content)
    with CatalogueWriter(settings.build_folder, serve=settings.serve) as writer:
        _fill(writer, shelved, settings)
        shelf = make_shelf(Catalogue(writer.path), settings)
        faults = tuple(fault for language in shelf.books for fault in faults_of(shelf.speaking(language), settings))
        if faults:
            raise BuildError(faults)
        clips, failures, voice = _clips(settings, shelf, today, progress)
        writer.add_clips(clips)
        return Built(path=writer.finish(), scripts=len(shelved.scripts), clips=len(clips), failures=failures,
                     voice=voice, left_out=len(files_left_out(folder)))


def _fill(writer: CatalogueWriter, shelved: Shelved, settings: Settings) -> None:
    writer.add_wordings(shelved.wordings)
    writer.add_scripts(shelved.scripts, make_shelf(Catalogue(writer.path), settings).books)
    writer.add_search(search_rows(shelved.scripts))


def _clips(settings: Settings, shelf: Shelf, today: date,
           progress: Progress | None) -> tuple[tuple[ClipEntry, ...], tuple[Failure, ...], str]:
    """The clips of every language, each in a voice of its own; words that two languages share are said once."""
    clips: dict[str, ClipEntry] = {}
    failures: list[Failure] = []
    reasons: list[str] = []
    for language in shelf.books:
        choice = choose_engine(settings.voice, language)
        reasons.append(choice.reason)
        rendered = _rendered(settings, shelf.speaking(language), today, choice.engine, progress)
        clips = {clip.text: ClipEntry(words=clip.text, sha256=clip.sha256, seconds=clip.seconds)
                 for clip in rendered.clips} | clips
        failures += rendered.failures
    return tuple(clips.values()), tuple(failures), "; ".join(dict.fromkeys(reasons))


def _rendered(settings: Settings, shelf: Shelf, today: date, engine: Engine | None,
              progress: Progress | None) -> Rendered:
    if engine is None:
        return Rendered(clips=(), failures=(), rendered=0)
    prompts = Prompts(shelf=shelf, has_person=bool(settings.person_for(shelf.language)))
    return render_clips(every_prompt(prompts, today), engine=engine, store=AudioStore(settings.audio_folder),
                        language=shelf.language, progress=progress)
