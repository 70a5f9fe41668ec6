"""Voices that hang, die or fill the disk, in processes of their own: handed to the pool as they are."""

from __future__ import annotations

import os
import signal
import time
from dataclasses import dataclass
from pathlib import Path

from .fakes import ToneEngine


@dataclass
class UnrulyEngine(ToneEngine):
    """Does what the word says, once or always: "hangs", "dies", "dies once"."""

    needs_pool: bool = True
    #: where a thing is noted that happens once
    notes: str = ""

    def speak(self, text: str, wav: Path) -> None:
        """Say the words, unless one of them tells otherwise."""
        if "hangs" in text:
            time.sleep(600)
        if "dies" in text and not ("once" in text and self._happened("dies")):
            os.kill(os.getpid(), signal.SIGKILL)
        if "slow" in text:
            time.sleep(0.2)
        super().speak(text, wav)

    def _happened(self, what: str) -> bool:
        note = Path(self.notes) / what
        before = note.exists()
        note.touch()
        return before
