"""Proof that people can understand the line: what a recogniser hears of every clip, over a telephone and worse.

`python -m tests.prove.audio [--short] [CONTENT]` renders the seed's scripts and those of ten documents of CONTENT
with each voice, listens, and prints a table: word error, and each clip with a number, dose, negation or stage wrong.
It fails when hibari is heard with more than 0.5 % of word errors or one safety word wrong over the plain telephone,
when a clip is too loud or too faint, or when a second run makes anything anew. pyttsx3 is told, not judged.
`--short` reads a few texts.
"""

from __future__ import annotations

import io
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import pyloudnorm  # type: ignore[import-untyped]
import soundfile  # type: ignore[import-untyped]

from outreach.model.paces import PACES, SLOW_WORDS_PER_MINUTE
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
from tests.prove.hearing import Listener, Samples, babble_of, listener, over_the_phone, with_poor_ears

MOST_WORD_ERROR = 0.005
OTHER_DOCUMENTS = 10
#: the short form reads so many texts, those with numbers first
SHORT = 6
#: of fewer clips only those are named in which something is unsafe
FEW = 6
#: pyttsx3 is slow to make and only told: a sample is enough
SAMPLE_OF_PYTTSX3 = 40


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

    def __str__(self) -> str:
        words = sum(one.words for one in self.heard)
        return f"{self.what:<58}{words:>7} words {100 * self.word_error:>7.2f} %  {len(self.unsafe):>3} clips unsafe"


def samples_of(clips: Sequence[Clip], store: AudioStore) -> list[Samples]:
    """What the line would play."""
    return [soundfile.read(io.BytesIO(store.read(clip.sha256) or b""), dtype="float32")[0] for clip in clips]


def hear(what: str, clips: Sequence[Clip], sounds: Sequence[Samples], ears: Listener,
         through: Callable[[Samples], Samples]) -> Row:
    """Listen to each clip as it comes through."""
    heard = [compare(spoken(clip.text), ears.write_down(through(sound)))
             for clip, sound in zip(clips, sounds, strict=True)]
    row = Row(what=what, heard=tuple(heard))
    sys.stdout.write(f"{row}\n")
    for one in heard:
        if one.unsafe or (one.errors and len(row.heard) > FEW):
            wrong = ", ".join(one.unsafe) or f"{one.errors} words"
            sys.stdout.write(f"    {wrong}\n      said:  {one.said}\n      heard: {one.written}\n")
    sys.stdout.flush()
    return row


def rendered(texts: Sequence[str], engine: Engine, store: AudioStore) -> tuple[Clip, ...]:
    """Make the clips; each that fails is named."""
    done = render_clips(texts, engine=engine, store=store)
    for failure in done.failures:
        sys.stdout.write(f"    no clip for {failure.text[:60]!r}: {failure.reason}\n")
    return done.clips


def faults_of_level(clips: Sequence[Clip], sounds: Sequence[Samples]) -> list[str]:
    """Clips that another meter finds off -19 LUFS by more than 0.5, or with a peak above -2 dBTP."""
    meter = pyloudnorm.Meter(8000)
    faults = []
    for clip, sound in zip(clips, sounds, strict=True):
        loud = meter.integrated_loudness(sound.astype(np.float64)) if sound.size > 3200 else -19.0
        if abs(loud + 19) > 0.5 or true_peak_dbtp(sound) > -2:
            faults.append(f"{clip.text[:50]!r}: {loud:.2f} LUFS, {true_peak_dbtp(sound):.2f} dBTP")
    return faults


def is_stable(texts: Sequence[str], folder: Path) -> bool:
    """A second run makes nothing, another store gets the same bytes, one changed sentence makes one clip."""
    here, there = AudioStore(folder / "here"), AudioStore(folder / "there")
    first = render_clips(texts, engine=HibariEngine(), store=here)
    again = render_clips(texts, engine=HibariEngine(), store=here)
    elsewhere = render_clips(texts, engine=HibariEngine(), store=there)
    changed = render_clips([f"{texts[0]} One more sentence.", *texts[1:]], engine=HibariEngine(), store=here)
    same = [clip.sha256 for clip in first.clips] == [clip.sha256 for clip in elsewhere.clips]
    sys.stdout.write(f"second run made {again.rendered} clips; another folder has the same bytes: {same}; "
                     f"one changed text made {changed.rendered}\n")
    return (again.rendered, same, changed.rendered) == (0, True, 1)


def prove(readings: Sequence[Reading], folder: Path, *, short: bool) -> bool:
    """Render, listen and print; True when the better voice is good enough."""
    texts = list(dict.fromkeys(text for reading in readings for text in reading.texts))
    if short:
        texts = sorted(texts, key=len, reverse=True)[:SHORT]
    sys.stdout.write(f"{len(readings)} documents, {len(texts)} texts\n")
    ears, store = listener(), AudioStore(folder / "store")
    clips = {pace: rendered(texts, HibariEngine().at_pace(pace), store) for pace in PACES}
    sounds = {pace: samples_of(clips[pace], store) for pace in PACES}
    usual, slow = PACES[0], SLOW_WORDS_PER_MINUTE
    plain = hear(f"hibari, telephone, {usual} words a minute", clips[usual], sounds[usual], ears, over_the_phone)
    few = slice(None) if not short else slice(0, 2)
    hear(f"hibari, telephone, {slow} words a minute", clips[slow][few], sounds[slow][few], ears, over_the_phone)
    babble = babble_of(sounds[usual])
    hear("hibari, below 2 kHz with babble 15 dB under it", clips[usual][few], sounds[usual][few], ears,
         lambda sound: with_poor_ears(sound, babble))
    plainer = rendered(texts[:2 if short else SAMPLE_OF_PYTTSX3], Pyttsx3Engine(voice=VOICES["en"]), store)
    hear("pyttsx3, telephone (told, not judged)", plainer, samples_of(plainer, store), ears, over_the_phone)
    faults = [fault for pace in PACES for fault in faults_of_level(clips[pace], sounds[pace])]
    levels = "".join(f"    {fault}\n" for fault in faults)
    sys.stdout.write(levels or "every clip: -19 LUFS within 0.5, under -2 dBTP\n")
    stable = is_stable(texts[:8], folder)
    return plain.word_error <= MOST_WORD_ERROR and not plain.unsafe and not faults and stable


def main(arguments: Sequence[str]) -> int:
    """0 when the line can be understood."""
    short = "--short" in arguments
    contents = [Path(argument) for argument in arguments if not argument.startswith("--")]
    with TemporaryDirectory(prefix="outreach-proof-") as name:
        folder = Path(name)
        others = [reading for number, content in enumerate(contents)
                  for reading in drafted(content, folder / f"scripts-{number}", OTHER_DOCUMENTS)]
        good = prove((seed(), *others), folder, short=short)
    sys.stdout.write("understood\n" if good else "NOT GOOD ENOUGH\n")
    return int(not good)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
