"""A small guide, spoken by a tone, that recordings and books are made of."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from outreach.books.recorded import RecordedGuide, record
from outreach.books.speaking import Choose, SpokenGuide, speak
from outreach.model.guide import Guide, GuideTopic
from outreach.settings import Settings
from outreach.speech.audio_store import AudioStore
from outreach.speech.choice import VoiceChoice
from tests.factories import make_credit
from tests.unit.speech.fakes import ToneEngine

ABOUT = GuideTopic(slug="about", title="Living With Illness",
                   paragraphs=(("From Elm Clinic, shortened by us.", "The page is dated January 31, 2026."),
                               ("In an emergency, call 911.",)))
TYPES = GuideTopic(slug="types", title="Types & Stages", paragraphs=(("There are two types.", "One is short."),
                                                                     ("One is <long>.",)))
PART = GuideTopic(slug="part", title="Why?", level=2, paragraphs=(("Nobody knows \"why\".",),))
LAST = GuideTopic(slug="last", title="Care", paragraphs=(("Ask @home.",),))


def make_guide(**changes: object) -> Guide:
    """A guide with three topics; one is a part of the one before."""
    guide = Guide(document="illness", language="en", title="Living With Illness", operator="Elm County Health",
                  credit="From Elm Clinic, shortened by us.", sources=(make_credit(),), dated="2026-01-31", mark="",
                  opening=ABOUT, topics=(TYPES, PART, LAST))
    return replace(guide, **changes)  # type: ignore[arg-type]


def choosing(engine: ToneEngine) -> Choose:
    """Chooses this engine, whatever is asked for."""
    return lambda _setting, _language: VoiceChoice(engine=engine, reason="a tone speaks")


def settings_in(folder: Path) -> Settings:
    """Settings whose clips lie in a folder."""
    return Settings(data=folder / "data")


def spoken_guide(folder: Path, guide: Guide | None = None) -> SpokenGuide:
    """The guide with its clips."""
    [spoken] = speak((guide or make_guide(),), settings_in(folder), folder, choose=choosing(ToneEngine())).guides
    return spoken


def store_in(folder: Path) -> AudioStore:
    """Where those clips lie."""
    return AudioStore(settings_in(folder).audio_folder)


def recorded_guide(folder: Path, guide: Guide | None = None) -> RecordedGuide:
    """The guide with its sound and times."""
    return record(spoken_guide(folder, guide), store_in(folder))
