"""How much of the voice's own speed is left in whole clips, measured in one run by processor time.

`python -m tests.prove.audio_speed [DOCUMENTS]` prints what the bare voice makes, what comes out as checked and levelled
phone clips, and what a hundred documents take by that; with a number, so many are really rendered on all cores, and a
hundred may take eight minutes at that pace: a figure of the clock, which means something on free cores alone.
"""

from __future__ import annotations

import os
import re
import sys
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter, process_time

import hibari  # type: ignore[import-untyped]

from outreach.model.paces import PACES
from outreach.speech.audio_store import AudioStore
from outreach.speech.clips import Clip, make_clip
from outreach.speech.hibari_engine import OWN_WORDS_PER_MINUTE, HibariEngine
from outreach.speech.plan import ClipPlan, plan_clip
from outreach.speech.pronunciation import read_lexicon
from outreach.speech.render import render_clips
from tests.prove.audio_scripts import seed

LEAST_SHARE = 0.85
MOST_MINUTES = 8.0
ROUNDS = 3
#: what the aim is told for
CORES = 2


@dataclass(slots=True)
class Spent:
    """Processor time, and the seconds of sound that came of it."""

    worked: float = 0.0
    audio: float = 0.0

    @property
    def speed(self) -> float:
        """Seconds of sound for a second of work."""
        return self.audio / self.worked


def measure(plans: list[ClipPlan]) -> tuple[Spent, Spent]:
    """The bare voice and whole clips in turns, so that both meet the same load of the machine."""
    engine, bare, whole = HibariEngine(), Spent(), Spent()
    voice = hibari.Hibari(voice=engine.voice, threads=1)
    speed = engine.words_per_minute / OWN_WORDS_PER_MINUTE
    for plan in plans[:2]:  # both load what they need
        voice("Ready.", speed=speed, seed=0)
        with TemporaryDirectory() as folder:
            make_clip(plan, engine, AudioStore(Path(folder)))
    for _ in range(ROUNDS):
        with TemporaryDirectory() as folder:
            for plan in plans:
                began = process_time()
                audio = sum(voice(utterance.words, speed=speed, seed=0).size for utterance in plan.utterances) / 24000
                middle = process_time()
                clip = make_clip(plan, engine, AudioStore(Path(folder)))
                ended = process_time()
                assert isinstance(clip, Clip), clip
                bare.worked, bare.audio = bare.worked + middle - began, bare.audio + audio
                whole.worked, whole.audio = whole.worked + ended - middle, whole.audio + audio
    return bare, whole


def render_documents(texts: tuple[str, ...], documents: int) -> float:
    """Minutes that it takes to render so many documents at both paces, as one job that can share no sentence."""
    each = [tuple(_numbered(text, number) for text in texts) for number in range(1, documents + 1)]
    lexicon, engine = read_lexicon("en"), HibariEngine()
    said = [{part.key for text in one for part in plan_clip(text, engine, lexicon).utterances} for one in each]
    assert len(set().union(*said)) == sum(map(len, said)), "some sentences would be spoken once for several documents"
    every = tuple(text for one in each for text in one)
    began = perf_counter()
    with TemporaryDirectory() as folder:
        for pace in PACES:
            done = render_clips(every, engine=HibariEngine().at_pace(pace), store=AudioStore(Path(folder)))
            assert len(done.clips) == len(every), done.failures[:3]
    return (perf_counter() - began) / 60


def _numbered(text: str, number: int) -> str:
    """A text with a number of its own in each part of each sentence: a little longer, and like no other."""
    return re.sub(r"(?=[.!?:;,][\"\u201d]?(?:\s|$))|(?<![.!?:;,\"\u201d])$", f" {number}", text)


def prove(documents: int = 0) -> bool:
    """Print the figures; True when they are good enough."""
    texts = seed().texts
    plans = [plan_clip(text, HibariEngine(), read_lexicon("en")) for text in texts]
    bare, whole = measure(plans)
    share = whole.speed / bare.speed
    own = sum(len(text.split()) for text in seed().of_document) / sum(len(text.split()) for text in texts)
    minutes = 100 * len(PACES) * own * whole.audio / ROUNDS / whole.speed / CORES / 60
    sys.stdout.write(f"bare voice: {bare.speed:.0f} s of sound for a second of work; whole clips: {whole.speed:.0f} "
                     f"(share {share:.3f}, at least {LEAST_SHARE})\n"
                     f"100 documents like the seed, both paces, two free cores: {minutes:.1f} min by this "
                     f"(at most {MOST_MINUTES:g})\n")
    sys.stdout.flush()
    return share >= LEAST_SHARE and minutes <= MOST_MINUTES and (not documents or are_rendered_in_time(documents))


def are_rendered_in_time(documents: int) -> bool:
    """Really render so many documents; True when a hundred would be done in time."""
    minutes = render_documents(seed().of_document, documents)
    of_hundred = 100 * minutes / documents
    sys.stdout.write(f"{documents} documents like the seed, both paces, really, on {os.cpu_count()} cores: "
                     f"{minutes:.1f} min; 100 at that pace: {of_hundred:.1f} min (at most {MOST_MINUTES:g})\n")
    return of_hundred <= MOST_MINUTES


if __name__ == "__main__":
    sys.exit(not prove(int(sys.argv[1]) if len(sys.argv) > 1 else 0))
