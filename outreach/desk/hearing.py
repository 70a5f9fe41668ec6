"""Hearing a part of a script as callers will: by the speech room, in the voice of this computer."""

from __future__ import annotations

from pathlib import Path

from outreach.errors import DeskError
from outreach.settings import Settings


def clip_of(text: str, language: str, settings: Settings, scripts: Path) -> Path:
    """The file of a clip that says a text; made now where it is new.

    Raises:
        DeskError: this computer has no voice for it, or the voice fails; says why.
    """
    from outreach.speech.audio_store import AudioStore  # the sound libraries load only where sound is made
    from outreach.speech.choice import choose_engine
    from outreach.speech.render import render_all
    from outreach.speech.voicing import order_to_say

    choice = choose_engine(settings.voice, language)
    if choice.engine is None:
        raise DeskError(f"It cannot be heard on this computer: {choice.reason}")
    store = AudioStore(settings.audio_folder)
    [rendered] = render_all((order_to_say((text,), choice, store, language=language, scripts=scripts),))
    for failure in rendered.failures:
        raise DeskError(f"The voice could not say it: {failure.reason}")
    return store.path(rendered.clips[0].sha256)
