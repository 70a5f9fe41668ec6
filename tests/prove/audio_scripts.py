"""What the proof of sound reads aloud: the parts of drafts, as a caller would hear them."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from outreach.catalog.parts import split_into_parts
from outreach.catalog.script_files import read_script, read_wording, script_files, wording_files
from outreach.model.language import is_english

ROOT = Path(__file__).parents[2]
#: a document with less to say tells little about a voice
FEWEST_CHARACTERS = 600


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One document's texts in the order of their reading."""

    document: str
    texts: tuple[str, ...]
    #: without the line's own prompts, which stand once in a build
    of_document: tuple[str, ...] = ()


def seed() -> Reading:
    """The scripts of this project, and the line's own prompts that need no name or number filled in."""
    [reading] = readings_of(ROOT / "scripts")
    prompts = (read_wording(path).voice for path in wording_files(ROOT / "scripts") if path.parent.name == "en")
    return Reading(document=reading.document, of_document=reading.texts,
                   texts=(*reading.texts, *(words for words in prompts if words and "{" not in words)))


def drafted(content: Path, folder: Path, most: int | None, *, spread: bool = False) -> tuple[Reading, ...]:
    """The drafts of the first documents, by name, that have enough to say; nothing is kept of them.

    All of them without `most`; at equal steps through their names with `spread`. A copy of this project's own document
    counts as none; one that cannot be read is named by the command and left out.
    """
    data = {"OUTREACH_DATA": str(folder.parent / "data"), "PATH": "/usr/bin:/bin", "PYTHONPATH": str(ROOT)}
    subprocess.run([sys.executable, "-m", "outreach", "draft", "--content", str(content), "--scripts", str(folder)],
                   check=False, env=data, stdout=subprocess.DEVNULL)
    known = set(seed().texts)
    found = [reading for reading in readings_of(folder) if len(" ".join(reading.texts)) > FEWEST_CHARACTERS
             and 2 * len(known.intersection(reading.texts)) < len(reading.texts)]
    step = len(found) / most if most and most < len(found) and spread else 1
    return tuple(found[int(number * step)] for number in range(min(most or len(found), len(found))))


def readings_of(scripts: Path) -> tuple[Reading, ...]:
    """The English documents of a folder of scripts."""
    texts: dict[str, list[str]] = {}
    for path in script_files(scripts):
        script = read_script(path)
        if is_english(script.language):
            texts.setdefault(script.document, []).append(f"{script.title}.")
            texts[script.document] += split_into_parts(script.voice)
    return tuple(Reading(document=document, texts=tuple(said)) for document, said in texts.items())
