"""Proof that people can understand the line: what a recogniser hears of every clip, over a telephone and worse.

`python -m tests.prove.audio [CONTENT]` renders the seed's scripts and those of the first ten documents of CONTENT
with each voice, listens, and prints a table: word error, and each clip with a number, dose, negation or stage wrong.
It fails when hibari is heard with more than 0.5 % of word errors or one safety word wrong over the plain telephone at
150 words a minute, when a clip is too loud or too faint, or when a second run makes anything anew. pyttsx3 is told,
not judged. What was heard is kept in build/prove-audio: a run that was stopped goes on, and only changed clips are
listened to again. `--every` reads all documents of CONTENT, hibari over the plain telephone; `--short` a few texts;
with `--sample N` only N of the texts, at equal steps, are heard below 2 kHz, and from pyttsx3 at 120 words a minute.
"""

from __future__ import annotations

import io
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import pyloudnorm  # type: ignore[import-untyped]
import soundfile  # type: ignore[import-untyped]
from numpy.typing import NDArray

from outreach.model.paces import PACES, SLOW_WORDS_PER_MINUTE, USUAL_WORDS_PER_MINUTE
from outreach.speech.audio_store import AudioStore
from outreach.speech.clips import Clip
from outreach.speech.engine import Engine
from outreach.speech.hibari_engine import HibariEngine
from outreach.speech.loudness import true_peak_dbtp
from outreach.speech.pyttsx3_engine import VOICES, Pyttsx3Engine
from outreach.speech.render import render_clips
from outreach.speech.spoken import spoken
from tests.prove.audio_scripts import Reading, drafted, seed
from tests.prove.comparing import Heard, compare
from tests.prove.hearing import Samples, babble_of, over_the_phone, with_poor_ears
from tests.prove.listening import Ears

ROOT = Path(__file__).parents[2]
MOST_WORD_ERROR = 0.005
OTHER_DOCUMENTS = 10
#: the short form reads so many texts, the longest first
SHORT = 6
#: background voices are made of so many clips
BABBLE = 6
#: 0.4 s, begun anew every 0.1 s, at 8 kHz: what loudness is measured in
BLOCK, HOP = 3200, 800


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One line of the table."""

    what: str
    heard: tuple[Heard, ...]

    @property
    def word_error(self) -> float:
        """Wrong, lost and added words for each word that was said."""
        return sum(one.errors for one in self.heard) / max(1, sum(one.words for one in self.heard))

    @property
    def unsafe(self) -> tuple[Heard, ...]:
        """What was heard wrong in a way that can hurt."""
        return tuple(one for one in self.heard if one.unsafe)

    @property
    def good(self) -> bool:
        """True when it is understood as the better voice must be."""
        return self.word_error <= MOST_WORD_ERROR and not self.unsafe

    def __str__(self) -> str:
        words = sum(one.words for one in self.heard)
        return f"{self.what:<52}{words:>7} words {100 * self.word_error:>6.2f} %  {len(self.unsafe):>3} clips unsafe"


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """A voice's clips at one pace, and how they sound."""

    name: str
    clips: tuple[Clip, ...]
    sounds: tuple[Samples, ...]


def voice(name: str, texts: Sequence[str], engine: Engine, store: AudioStore) -> Voice:
    """Make the clips; each that fails is named."""
    done = render_clips(texts, engine=engine, store=store)
    for failure in done.failures:
        say(f"    no clip for {failure.text[:60]!r}: {failure.reason}")
    sounds = [soundfile.read(io.BytesIO(store.read(clip.sha256) or b""), dtype="float32")[0] for clip in done.clips]
    return Voice(name=f"{name}, {engine.words_per_minute} a minute", clips=done.clips, sounds=tuple(sounds))


def say(line: str) -> None:
    """Print a line at once, so that a long run can be watched."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def hear(where: str, speaker: Voice, ears: Ears, through: Callable[[Samples], Samples] = over_the_phone) -> Row:
    """Listen to each clip as it comes through, and name those that were heard wrong."""
    written = ears.write_down([through(sound) for sound in speaker.sounds])
    heard = tuple(compare(spoken(clip.text), words) for clip, words in zip(speaker.clips, written, strict=True))
    row = Row(what=f"{speaker.name}, {where}", heard=heard)
    say(str(row))
    for one in heard:
        if one.unsafe or one.errors:
            wrong = ", ".join(one.unsafe) or f"{one.errors} words"
            say(f"    {wrong}\n      said:  {one.said}\n      heard: {one.written}")
    return row


def tell_documents(readings: Sequence[Reading], row: Row) -> None:
    """One line a document, of those texts that it was the first to have."""
    left = list(row.heard)
    for reading in readings:
        own = {spoken(text) for text in reading.texts}
        say(f"    {Row(what=reading.document[:44], heard=tuple(one for one in left if one.said in own))}")
        left = [one for one in left if one.said not in own]


def whole_blocks(sound: Samples) -> NDArray[np.float64]:
    """As much of a sound as BS.1770-4 measures. This meter counts a block that the sound breaks off in, too."""
    return sound[:BLOCK + HOP * ((sound.size - BLOCK) // HOP)].astype(np.float64)


def faults_of_level(speaker: Voice) -> list[str]:
    """Clips that another meter finds off -19 LUFS by more than 0.5, or with a peak above -2 dBTP."""
    meter = pyloudnorm.Meter(8000)
    faults = []
    for clip, sound in zip(speaker.clips, speaker.sounds, strict=True):
        loud = meter.integrated_loudness(whole_blocks(sound)) if sound.size > BLOCK else -19.0
        if abs(loud + 19) > 0.5 or true_peak_dbtp(sound) > -2:
            faults.append(f"    {clip.text[:50]!r}: {loud:.2f} LUFS, {true_peak_dbtp(sound):.2f} dBTP")
    say("\n".join(faults) or f"{speaker.name}: every clip is at -19 LUFS within 0.5, under -2 dBTP")
    return faults


def is_stable(texts: Sequence[str]) -> bool:
    """A second run makes nothing, another store gets the same bytes, one changed sentence makes one clip."""
    with TemporaryDirectory(prefix="outreach-proof-") as folder:
        here, there = AudioStore(Path(folder) / "here"), AudioStore(Path(folder) / "there")
        first = render_clips(texts, engine=HibariEngine(), store=here)
        again = render_clips(texts, engine=HibariEngine(), store=here)
        elsewhere = render_clips(texts, engine=HibariEngine(), store=there)
        changed = render_clips([f"{texts[0]} One more sentence.", *texts[1:]], engine=HibariEngine(), store=here)
    same = [clip.sha256 for clip in first.clips] == [clip.sha256 for clip in elsewhere.clips]
    say(f"second run made {again.rendered} clips; another folder has the same bytes: {same}; "
        f"one changed text made {changed.rendered}")
    return (again.rendered, same, changed.rendered) == (0, True, 1)


def evenly(texts: Sequence[str], most: int | None) -> Sequence[str]:
    """So many of the texts, at equal steps; all of them without `most`."""
    many = min(most or len(texts), len(texts))
    return [texts[number * len(texts) // many] for number in range(many)]


def hear_badly(speaker: Voice, texts: Sequence[str], few: Sequence[str], ears: Ears) -> None:
    """Listen to some of the texts below 2 kHz, with the voice in the background."""
    chosen = [pair for pair in zip(speaker.clips, speaker.sounds, strict=True) if pair[0].text in few]
    clips, sounds = zip(*chosen, strict=True)
    part = replace(speaker, clips=clips, sounds=sounds)
    hear(_told("below 2 kHz, babble", clips, texts), part, ears, poor_ears(speaker))


def _told(where: str, heard: Sequence[object], texts: Sequence[str]) -> str:
    """How it was heard, and how much of it where that is not all."""
    return where if len(heard) == len(texts) else f"{where}, {len(heard)} texts"


def judge_hibari(readings: Sequence[Reading], texts: Sequence[str], few: Sequence[str], store: AudioStore, ears: Ears,
                 *, plain_only: bool) -> bool:
    """Listen to the better voice in every way; True when it is good enough over the plain telephone."""
    usual = voice("hibari", texts, HibariEngine(), store)
    plain = hear("telephone", usual, ears)
    tell_documents(readings, plain)
    good = not faults_of_level(usual) and plain.good
    if plain_only:
        return good
    slow = voice("hibari", texts, HibariEngine().at_pace(SLOW_WORDS_PER_MINUTE), store)
    hear("telephone", slow, ears)
    hear_badly(usual, texts, few, ears)
    hear_badly(slow, texts, few, ears)
    return not faults_of_level(slow) and good


def tell_pyttsx3(texts: Sequence[str], few: Sequence[str], store: AudioStore, ears: Ears) -> None:
    """The same of the voice that every machine has; it is not judged."""
    for pace in PACES:
        said = texts if pace == USUAL_WORDS_PER_MINUTE else few
        speaker = voice("pyttsx3", said, Pyttsx3Engine(voice=VOICES["en"]).at_pace(pace), store)
        hear(_told("telephone", said, texts), speaker, ears)
        hear_badly(speaker, texts, few, ears)


def poor_ears(speaker: Voice) -> Callable[[Samples], Samples]:
    """What is left of a clip for somebody who hears badly, in a room where the same voice talks."""
    babble = babble_of(list(speaker.sounds[:BABBLE]))
    return lambda sound: with_poor_ears(sound, babble)


def prove(readings: Sequence[Reading], kept: Path, *, short: bool, every: bool, sample: int | None) -> bool:
    """Render, listen and print; True when the better voice is good enough."""
    texts = list(dict.fromkeys(text for reading in readings for text in reading.texts))
    if short:
        texts = sorted(texts, key=len, reverse=True)[:SHORT]
    say(f"{len(readings)} documents, {len(texts)} texts: {', '.join(reading.document for reading in readings)}")
    few = texts if short else evenly(texts, sample)
    if len(few) < len(texts):
        say(f"below 2 kHz, and from pyttsx3 at {SLOW_WORDS_PER_MINUTE} a minute, {len(few)} of these, at equal steps")
    store = AudioStore(kept / "audio")
    with Ears(kept / "heard.jsonl") as ears:
        good = judge_hibari(readings, texts, few, store, ears, plain_only=every)
        if not every:
            tell_pyttsx3(texts[:2] if short else texts, few[:2] if short else few, store, ears)
    return is_stable(texts[:8]) and good


def arguments_of(line: Sequence[str]) -> Namespace:
    """What was asked for."""
    parser = ArgumentParser(prog="python -m tests.prove.audio")
    parser.add_argument("content", nargs="*", type=Path, help="folders of documents")
    parser.add_argument("--short", action="store_true", help="a few texts")
    parser.add_argument("--spread", action="store_true", help="ten at equal steps through their names, not the first")
    parser.add_argument("--every", action="store_true", help="all documents; hibari, plain telephone")
    parser.add_argument("--sample", type=int, help="of pyttsx3 at 120 a minute and below 2 kHz, so many texts only")
    parser.add_argument("--keep", type=Path, default=ROOT / "build" / "prove-audio", help="what was made and heard")
    return parser.parse_args(line)


def main(line: Sequence[str]) -> int:
    """0 when the line can be understood."""
    asked = arguments_of(line)
    most = None if asked.every else OTHER_DOCUMENTS
    with TemporaryDirectory(prefix="outreach-proof-") as name:
        others = [reading for number, content in enumerate(asked.content)
                  for reading in drafted(content, Path(name) / f"scripts-{number}", most, spread=asked.spread)]
    good = prove((seed(), *others), asked.keep, short=asked.short, every=asked.every, sample=asked.sample)
    say("understood" if good else "NOT GOOD ENOUGH")
    return int(not good)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
