"""Which guides may be given out as recordings and talking books, and what is said in each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from outreach.catalog.freshness import telling
from outreach.catalog.script_files import script_files
from outreach.model.guide import Guide
from outreach.model.holds import Holds
from outreach.model.script import MessageScript, Status
from outreach.publish.gather import Shelved, gather
from outreach.publish.guide_words import GuideWords
from outreach.publish.hold import held_here
from outreach.settings import Settings
from outreach.wording.needed import needed_offline


@dataclass(frozen=True, slots=True, kw_only=True)
class GivenOut:
    """What may be given out today."""

    guides: tuple[Guide, ...]
    #: scripts that are not served today, and why
    left_out: tuple[str, ...]


def guides_given_out(settings: Settings, folder: Path, *, today: date, reviewed_only: bool = False,
                     content: Path | None = None) -> GivenOut:
    """The guides of every language that the line answers in, with the words around them.

    Only reviewed scripts count, and with `content` their signatures must stand to its documents. Drafts count
    where OUTREACH_SERVE is drafts, and as long as nobody has signed a script, so that a new line can be tried; they say
    so in the words after their title. What the line of this machine holds, or its policy for
    overdue sources holds back, is left out.

    Raises:
        BuildError: a script cannot be read, or words that are spoken here are missing or unsigned.
        StoreUnavailable: there is a database, but it cannot tell what is held.
    """
    languages = _languages(settings, folder)
    shelved = _gather(settings, folder, languages, reviewed_only=reviewed_only, content=content)
    holds = held_here(settings)
    told = {script: _telling(script, holds, settings, today) for script in shelved.scripts}
    words = {language: GuideWords.of(shelved.wordings, settings, language) for language in languages}
    guides = tuple(words[language].guide(scripts, frozenset(script for script in scripts if told[script] == "warn"))
                   for (_, language), scripts in _by_guide(told).items())
    return GivenOut(guides=guides, left_out=tuple(_why(script, how) for script, how in told.items() if how in _REASONS))


def _languages(settings: Settings, folder: Path) -> tuple[str, ...]:
    """Those of the line in which there is a script at all: no words are asked for in any other."""
    there = {path.parent.name for path in script_files(folder)}
    return tuple(language for language in settings.languages if language in there)


def _gather(settings: Settings, folder: Path, languages: Iterable[str], *, reviewed_only: bool,
            content: Path | None) -> Shelved:
    drafts = settings.serve == "drafts" or not reviewed_only
    if drafts:
        needed = _needed(settings.with_changes(serve="drafts"), languages)
        shelved = gather(folder, drafts=True, needed=needed)
        signed = any(script.review.status is Status.REVIEWED for script in shelved.scripts)
        if settings.serve == "drafts" or not signed:
            return shelved
    return gather(folder, drafts=False, needed=_needed(settings, languages), content=content)


def _needed(settings: Settings, languages: Iterable[str]) -> Mapping[str, frozenset[str]]:
    return {language: needed_offline(settings, language) for language in languages}


def _telling(script: MessageScript, holds: Holds, settings: Settings, today: date) -> str:
    return "taken back" if holds.stops(script.name) else telling(script.source, settings.overdue, today)


_REASONS = {"taken back": "it was taken back by `outreach hold`",
            "hold": "its source is overdue for review, and OUTREACH_OVERDUE is hold"}


def _why(script: MessageScript, how: str) -> str:
    return f"{script.name}: {_REASONS[how]}"


def _by_guide(told: Mapping[MessageScript, str]) -> dict[tuple[str, str], tuple[MessageScript, ...]]:
    """The scripts of each document and language that may be told."""
    guides: dict[tuple[str, str], tuple[MessageScript, ...]] = {}
    for script in (script for script, how in told.items() if how not in _REASONS):
        key = (script.document, script.language)
        guides[key] = (*guides.get(key, ()), script)
    return guides
