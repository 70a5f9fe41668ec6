"""`outreach check --due`: what falls due next stands first."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from click.testing import CliRunner

from outreach.catalog.chosen import add_names
from outreach.cli.main import main
from outreach.cli.options import today

PAGE = "---\ntitle: {name}\nsource: NCI\nlastReviewed: {day}\nreviewFrequency: {rhythm}\n---\n# {name}\n\n## What\n\n"
WORDS = "It is a short page about naps. " * 30


def write(content: Path, name: str, *, days_ago: int, rhythm: str = "annual") -> None:
    """A document that was reviewed so many days ago."""
    content.mkdir(exist_ok=True)
    day = today() - timedelta(days=days_ago)
    (content / f"{name}.md").write_text(PAGE.format(name=name, day=day, rhythm=rhythm) + WORDS, encoding="utf-8")


def due(folder: Path, *options: str) -> list[list[str]]:
    """The lines of the table, in words."""
    arguments = ["check", *options, "--content", str(folder / "content"), "--scripts", str(folder / "scripts")]
    done = CliRunner().invoke(main, arguments, env={"OUTREACH_DATA": str(folder / "data")})
    assert 0 == done.exit_code, done.output
    return [line.split() for line in done.output.splitlines()]


def test_soonest_first(tmp_path: Path) -> None:
    """What is overdue longest, then what is due, then what is fresh; what has no rhythm is counted."""
    content = tmp_path / "content"
    for name, days in (("fresh", 10), ("overdue", 800), ("due", 360), ("late", 500)):
        write(content, name, days_ago=days)
    write(content, "whenever", days_ago=3, rhythm="as needed")
    for again in (due(tmp_path, "--due"), due(tmp_path, "--due")):
        heading, *lines, count = again
        assert ["DUE", "ON", "STATE", "WHEN", "FILE"] == heading
        assert [("overdue", "overdue"), ("overdue", "late"), ("due", "due"), ("fresh", "fresh")] == [
            (line[1], Path(line[-1]).stem) for line in lines]
        assert ["5", "documents,", "1", "without", "a"] == count[:5]


def test_documents_that_are_not_chosen_are_left_out(tmp_path: Path) -> None:
    """They are counted where all documents are told."""
    for name in ("flu", "cold", "lung"):
        write(tmp_path / "content", name, days_ago=10)
    add_names(tmp_path / "scripts", ["cold"])
    lines = due(tmp_path, "--due")

    assert (3, "cold") == (len(lines), Path(lines[1][-1]).stem)
    assert ["2", "documents", "are", "not", "chosen:"] == due(tmp_path)[-1][:5]
