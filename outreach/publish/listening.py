"""Which words of a build nobody has listened to yet."""

from __future__ import annotations

from pathlib import Path

from outreach.catalog.script_files import script_path, wording_path
from outreach.publish.gather import Shelved
from outreach.settings import Settings
from outreach.speech.unheard import unheard, unheard_name


def not_listened_to(shelved: Shelved, folder: Path, settings: Settings) -> tuple[str, ...]:
    """A line for each script and wording, and for the operator's name, with words that a person must hear first.

    Raises:
        ScriptFormatError: pronunciation.toml cannot be read.
    """
    voice = settings.voice
    wordings = (unheard(words, wording_path(folder, words), folder, voice) for words in shelved.wordings)
    scripts = (unheard(words, script_path(folder, words), folder, voice) for words in shelved.scripts)
    names = (unheard_name(settings.operator_name, "OUTREACH_OPERATOR_NAME", language, folder, voice)
             for language in settings.languages)
    return tuple(line for lines in (*wordings, *scripts, *names) for line in lines)
