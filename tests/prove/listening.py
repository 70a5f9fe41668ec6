"""Listens on all cores, and remembers what was heard: a proof that was stopped goes on where it was."""

from __future__ import annotations

import hashlib
import json
import multiprocessing
import os
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Self, TextIO

from tests.prove.hearing import Listener, Samples, listener

_here: list[Listener] = []


def _wake() -> None:
    _here.append(listener())


def _listen(samples: Samples) -> str:
    return _here[0].write_down(samples)


class Ears:
    """A listener in a process for each core, and its notes: one line a sound, found by the hash of its samples."""

    def __init__(self, notes: Path) -> None:
        """Notes of an earlier run are read; a line that was cut off is left out."""
        notes.parent.mkdir(parents=True, exist_ok=True)
        self._heard = dict(_notes(notes)) if notes.is_file() else {}
        self._notes: TextIO = notes.open("a", encoding="utf-8")
        self._listeners = ProcessPoolExecutor(os.cpu_count(), multiprocessing.get_context("spawn"), _wake)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._listeners.shutdown(cancel_futures=True)
        self._notes.close()

    def write_down(self, sounds: Sequence[Samples]) -> list[str]:
        """The words of each sound at 8 kHz; what was heard before is not listened to again."""
        keys = [hashlib.sha256(sound.tobytes()).hexdigest() for sound in sounds]
        new = {key: sound for key, sound in zip(keys, sounds, strict=True) if key not in self._heard}
        for key, words in zip(new, self._listeners.map(_listen, new.values()), strict=True):
            self._heard[key] = words
            self._notes.write(json.dumps([key, words]) + "\n")
            self._notes.flush()
        return [self._heard[key] for key in keys]


def _notes(path: Path) -> list[tuple[str, str]]:
    read = []
    for line in path.read_text(encoding="utf-8").splitlines():
        try:
            key, words = json.loads(line)
        except ValueError:  # the run was killed while it wrote
            continue
        read.append((key, words))
    return read
