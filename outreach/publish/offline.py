"""`outreach audio`: every voice script as WAV, MP3 and text for a USB stick or a radio."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from outreach.catalog.freshness import telling
from outreach.catalog.parts import split_into_parts
from outreach.errors import SpeechError
from outreach.model.script import MessageScript, Status
from outreach.publish.gather import gather
from outreach.publish.hold import held_here
from outreach.settings import Settings
from outreach.speech.audio_store import AudioStore
from outreach.speech.choice import choose_engine
from outreach.speech.offline import write_offline
from outreach.speech.render import Failure, Rendered, render_clips
from outreach.wording.fill import fill
from outreach.wording.needed import needed_offline


@dataclass(frozen=True, slots=True, kw_only=True)
class Recorded:
    """What became of the voice scripts."""

    #: files that are new or changed
    written: tuple[Path, ...]
    #: scripts whose files were right already
    unchanged: int
    #: scripts that are not served today, and why
    skipped: tuple[str, ...]
    failures: tuple[Failure, ...]
    voice: str


def record(settings: Settings, folder: Path, target: Path, *, drafts: bool, today: date,
           progress: Callable[[int, int], None] | None = None) -> Recorded:
    """Render each voice script into files; only what changed is rendered or written.

    With `drafts`, drafts are rendered too, and say in their first words that they are drafts. What is said
    of a source that is overdue today, or whether it is recorded at all, is the operator's policy; what the
    line of this machine holds is not recorded.

    Raises:
        BuildError: a script cannot be read, or words that are spoken in these files are missing or unsigned.
        SpeechError: no voice can speak on this machine.
        StoreUnavailable: there is a database, but it cannot tell what is held.
    """
    needed = needed_offline(settings.with_changes(serve="drafts" if drafts else "reviewed"))
    shelved = gather(folder, drafts=drafts, needed={"en": needed})
    choice = choose_engine(settings.voice, "en")
    if choice.engine is None:
        raise SpeechError(f"no voice can speak here: {choice.reason}. Set OUTREACH_VOICE=auto")
    store = AudioStore(settings.audio_folder)
    words = {wording.name: wording.voice for wording in shelved.wordings if wording.language == "en"}
    holds = held_here(settings)
    ours = {script: "taken back" if holds.stops(script.name) else telling(script.source, settings.overdue, today)
            for script in shelved.scripts if script.language == "en"}
    spoken = {script: _spoken_parts(script, words, warned=told == "warn") for script, told in ours.items()
              if told in ("say", "warn")}
    rendered = render_clips([part for parts in spoken.values() for part in parts], engine=choice.engine, store=store,
                            progress=progress)
    skipped = tuple(_why_held(script, told, target) for script, told in ours.items() if script not in spoken)
    return replace(_write(spoken, rendered, store, target, choice.reason), skipped=skipped)


def _why_held(script: MessageScript, told: str, target: Path) -> str:
    """The reason, and what is to be done with files of an earlier day."""
    earlier = f". Take {target / script.name}.* away" if (target / f"{script.name}.txt").exists() else ""
    overdue = "its source is overdue for review, and OUTREACH_OVERDUE is hold"
    reason = overdue if told == "hold" else "it was taken back by `outreach hold`"
    return f"{script.name}: {reason}{earlier}"


def _spoken_parts(script: MessageScript, words: Mapping[str, str], *, warned: bool) -> tuple[str, ...]:
    """The title, the parts, and where they come from; a draft, or an overdue source, is told first."""
    mark = () if script.review.status is Status.REVIEWED else (words["draft-mark"],)
    mark = (*mark, words["overdue-warning"]) if warned else mark
    credit = fill(words["offline-credit"], source=script.source.name)
    return (*mark, f"{script.title}.", *split_into_parts(script.voice), credit)


def _write(spoken: dict[MessageScript, tuple[str, ...]], rendered: Rendered, store: AudioStore, target: Path,
           voice: str) -> Recorded:
    clips = {clip.text: clip for clip in rendered.clips}
    written: list[Path] = []
    unchanged = 0
    for script, parts in spoken.items():
        if all(part in clips for part in parts):
            result = write_offline(script.name, script.source.title, parts, clips=clips, store=store, folder=target)
            written += result.written
            unchanged += not result.written
    return Recorded(written=tuple(written), unchanged=unchanged, skipped=(), failures=rendered.failures,
                    voice=voice)
