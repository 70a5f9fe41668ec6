"""The table of `outreach check`: short paths, wrapped reasons, a count at the end."""

from __future__ import annotations

import json
import os
from pathlib import Path

from click.testing import CliRunner

from outreach.cli.checking import NARROWEST, table
from outreach.cli.main import main
from outreach.review.rows import Row, State

CONTENT, SCRIPTS = Path("/x/content"), Path("/x/scripts")


def lines(*rows: Row, notes: bool = False) -> list[str]:
    """The table of some rows."""
    return list(table(rows, (CONTENT, SCRIPTS), notes=notes))


def test_reasons_stand_below_their_file() -> None:
    """Their paths start with the name of the folder that the heading tells in full."""
    row = Row(path=f"{CONTENT}/sub/nap.md", state=State.FLAGGED, reasons=(f"{CONTENT}/sub/nap.md:9: a table",))

    assert ["STATE        FILE in /x/content", "flagged      content/sub/nap.md",
            "    content/sub/nap.md:9: a table",
            "1 files: 1 flagged."] == lines(row)


def test_long_reasons_are_wrapped() -> None:
    """At the width of a narrow window at least; no word is cut."""
    row = Row(path=f"{CONTENT}/nap.md", state=State.FLAGGED, reasons=("word " * 60,))

    assert len(lines(row)) > 4
    assert all(len(line) <= max(NARROWEST, 160) for line in lines(row))


def test_notes_are_counted_or_told() -> None:
    """They ask nobody to act."""
    row = Row(path=f"{SCRIPTS}/nap.md", state=State.ACCEPTED, notes=("a", "b"))

    assert "1 files: 1 accepted. 2 notes: see them with --notes." == lines(row)[-1]
    assert ["    a", "    b", "1 files: 1 accepted."] == lines(row, notes=True)[-3:]


def test_odd_names_and_broken_files_end_in_rows(tmp_path: Path) -> None:
    """Never in a traceback: names that are no text, links to nowhere, a folder called like a file."""
    content = tmp_path / "content"
    content.mkdir()
    (content / os.fsdecode(b"caf\xe9.md")).write_text("## One\n\nWords.\n")
    (content / "gone.md").symlink_to(tmp_path / "nothing")
    (content / "folder.md").mkdir()
    (content / "two\nlines.md").write_bytes(b"\xff\xfe")
    for extra in ([], ["--json"], ["--notes"]):
        found = CliRunner().invoke(main, ["check", "--content", str(content), "--scripts", str(tmp_path / "s"), *extra],
                                   env={"OUTREACH_DATA": str(tmp_path / "data")})

        assert (1, None) == (found.exit_code, found.exc_info and found.exc_info[2] if found.exit_code > 1 else None)
        assert "caf" in found.output
    assert {"path", "state", "reasons"} == set(json.loads(CliRunner().invoke(
        main, ["check", "--content", str(content), "--scripts", str(tmp_path / "s"), "--json"],
        env={"OUTREACH_DATA": str(tmp_path / "data")}).output)[0])
