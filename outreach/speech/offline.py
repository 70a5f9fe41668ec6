"""Files that are given out without a phone: a script as WAV, as MP3 and as its words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from outreach.errors import SpeechError
from outreach.speech.audio_store import AudioStore
from outreach.speech.engine import first_words
from outreach.speech.plan import full_rate_key
from outreach.speech.render import Clip
from outreach.speech.sound import FULL_RATE_HZ, PHONE_RATE_HZ, Sound, join, mp3, phone_wav, read_sound
from outreach.whole_files import write_if_changed

PAUSE_BETWEEN_PARTS = 0.7
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_\-]*(?:/[A-Za-z0-9][A-Za-z0-9_\-]*)*")


@dataclass(frozen=True, slots=True, kw_only=True)
class OfflineResult:
    """Which files of a script were written, and which had the right bytes already."""

    written: tuple[Path, ...]
    unchanged: tuple[Path, ...]
    #: how long the recording lasts
    seconds: float


def write_offline(name: str, title: str, parts: tuple[str, ...], *, clips: Mapping[str, Clip],
                  store: AudioStore, folder: Path) -> OfflineResult:
    """Write a script's parts, 0.7 s apart, as WAV, MP3 and text files that work without a phone line.

    The WAV is what a caller hears (8 kHz, mu-law); the MP3 comes from the voice's full
    rate. `name` is the script's, such as "recurrent-cancer/en/types"; `clips` finds each
    part's clip by its words. Files whose bytes stay the same are left alone.

    Raises:
        SpeechError: a part has no clip, or the name leads out of the folder; nothing is written.
    """
    base = _path_below(folder, name)
    found = tuple(_clip_of(part, name, clips) for part in parts)
    phone = _join([_read(store.read(clip.sha256), name) for clip in found], PHONE_RATE_HZ)
    full = _join([_read(store.recall_bytes(full_rate_key(clip.sha256)), name) for clip in found],
                 FULL_RATE_HZ)
    words = "\n\n".join((title, *parts)) + "\n"
    contents = {".wav": phone_wav(phone), ".mp3": mp3(full), ".txt": words.encode()}
    changed = {base.with_name(base.name + ending): content for ending, content in contents.items()}
    written = tuple(path for path, content in changed.items() if write_if_changed(path, content))
    unchanged = tuple(path for path in changed if path not in written)
    return OfflineResult(written=written, unchanged=unchanged, seconds=round(phone.seconds, 3))


def _path_below(folder: Path, name: str) -> Path:
    path = folder / name
    if not _NAME.fullmatch(name) or not path.resolve().is_relative_to(folder.resolve()):
        raise SpeechError(f"{name[:80]!r} cannot name a file below the folder. "
                          "Use letters, digits, hyphens and slashes: recurrent-cancer/en/types")
    return path


def _clip_of(part: str, name: str, clips: Mapping[str, Clip]) -> Clip:
    if part not in clips:
        raise SpeechError(f'{name}: no clip for "{first_words(part)}". Render the clips again')
    return clips[part]


def _read(content: bytes | None, name: str) -> Sound:
    if content is None:
        raise SpeechError(f"{name}: a clip is missing from the audio store or damaged. "
                          "Render the clips again")
    return read_sound(content)


def _join(sounds: list[Sound], rate_hz: int) -> Sound:
    pauses = [PAUSE_BETWEEN_PARTS] * (len(sounds) - 1) + [0.0]
    return join(zip(sounds, pauses, strict=False), rate_hz)
