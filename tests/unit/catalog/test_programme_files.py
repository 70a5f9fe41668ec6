"""Programmes as files: read and written one way; what is missing or odd is named with its line and remedy."""

from __future__ import annotations

from pathlib import Path

import pytest

from outreach.catalog.programme_files import programme_files, read_programme, write_programme
from outreach.errors import ScriptFormatError
from outreach.model.outbox import Channel
from outreach.model.programmes import Kind, Rhythm

FOLDER = Path(__file__).parents[2] / "programmes"
FILES = sorted(FOLDER.glob("*/*.md"))


def place(folder: Path, text: str, name: str = "recur") -> Path:
    """A file where programmes lie."""
    path = folder / "_programmes" / "en" / f"{name}.md"
    path.parent.mkdir(parents=True)
    path.write_text(text)
    return path


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_reading_and_writing_are_one(path: Path, tmp_path: Path) -> None:
    """What is written is read as the same."""
    programme = read_programme(path)
    again = tmp_path / "_programmes" / path.parent.name / path.name
    again.parent.mkdir(parents=True)
    again.write_text(write_programme(programme))
    assert programme == read_programme(again)
    assert [again] == list(programme_files(tmp_path))


def test_what_a_file_says() -> None:
    """Code and language are its place."""
    recur, ring = (read_programme(FOLDER / "en" / f"{name}.md") for name in ("recur", "ring"))
    assert ("RECUR", "en", "recur/en", Kind.SERIES, Channel.TEXT, "recurrent-cancer", Rhythm(weekday=0, hour=10)) == (
        recur.code, recur.language, recur.name, recur.kind, recur.channel, recur.document, recur.rhythm)
    assert (Channel.CALL, Rhythm(days=7, hour=11)) == (ring.channel, ring.rhythm)


@pytest.mark.parametrize(("old", "new", "says"), [
    ("series", "soap", "'soap' is not known"), ('every: "monday 10"', "", "every has no value"),
    ("monday 10", "monthly", "'monthly' is no rhythm"), ("monday 10", "monday 24", "no rhythm"),
    ("monday 10", "0 days 10", "no rhythm"), ('document: "recurrent-cancer"', "", "document has no value"),
    ("## Voice", "## Aloud", "not known"), ("RECUR is", "{RECUR is", "do not pair"),
])
def test_what_cannot_be_used(tmp_path: Path, old: str, new: str, says: str) -> None:
    """Each says what is wrong and what to write."""
    text = (FOLDER / "en" / "recur.md").read_text()
    assert old in text
    with pytest.raises(ScriptFormatError, match=says):
        read_programme(place(tmp_path, text.replace(old, new)))


def test_a_name_that_is_a_command(tmp_path: Path) -> None:
    """JOIN STOP would be misunderstood."""
    with pytest.raises(ScriptFormatError, match="STOP is a command"):
        read_programme(place(tmp_path, (FOLDER / "en" / "recur.md").read_text(), "stop"))
