"""`outreach check`: the table of what can be used."""

from __future__ import annotations

import json
import shutil
import textwrap
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import click

from outreach.cli.choosing import print_not_chosen
from outreach.cli.due import print_due
from outreach.cli.options import content_option, json_option, progress_bar, scripts_option, today
from outreach.review.check import check_all
from outreach.review.memory import Memory
from outreach.review.rows import Row, State
from outreach.settings import Settings

#: columns of text: as many as the terminal has, within these bounds
NARROWEST, WIDEST = 80, 160
#: as wide as the longest state
_STATE = max(len(state.value) for state in State) + 2


@click.command()
@content_option
@scripts_option
@click.option("--notes", is_flag=True, help="Print what is worth knowing too: topics, dates, missing keys, numbers.")
@click.option("--due", is_flag=True, help="List when the chosen documents' own reviews fall due, soonest first.")
@json_option
def check(content: Path, scripts: Path, *, notes: bool, due: bool, as_json: bool) -> None:
    """Check documents and scripts; exit 1 when one cannot be used."""
    settings = Settings.from_env()
    with progress_bar("Checking", megabytes=True) as move:
        rows = check_all(content, scripts, today=today(), settings=settings, progress=move,
                         memory=Memory(settings.memory_folder / "check.json"))
    if as_json:
        click.echo(_printable(json.dumps([row.as_json() for row in rows], ensure_ascii=False)))
    elif due:
        print_due(rows, content, scripts, today())
    else:
        for line in table(rows, (content, scripts), notes=notes):
            click.echo(_printable(line))
        print_not_chosen(content, scripts)
    if any(row.state is State.REFUSED for row in rows):
        raise click.exceptions.Exit(1)


def table(rows: tuple[Row, ...], folders: tuple[Path, Path], *, notes: bool = False) -> Iterator[str]:
    """A line for each file with its reasons below it, and a count of the states at the end.

    Paths are short; `notes` adds what asks nobody to act.
    """
    width = min(max(shutil.get_terminal_size((100, 24)).columns, NARROWEST), WIDEST)
    for folder in folders:
        inside = [row for row in rows if Path(row.path).is_relative_to(folder)]
        if inside:
            yield f"{'STATE':<{_STATE}}FILE in {folder}"
        for row in inside:
            yield f"{row.state.value:<{_STATE}}{_short(row.path, folder)}"
            for reason in (*row.reasons, *(row.notes if notes else ())):
                yield from textwrap.wrap(_short(reason, folder), width, initial_indent="    ",
                                         subsequent_indent="      ", break_long_words=False, break_on_hyphens=False)
    yield _summary(rows, notes=notes)


def _short(text: str, folder: Path) -> str:
    """Paths as somebody standing here would type them; of a folder elsewhere its name alone. A name stays on a line."""
    return text.replace(f"{folder}/", f"{_shown(folder)}/").replace("\n", " ")


def _shown(folder: Path) -> str:
    here = Path.cwd()
    if folder.is_absolute():
        return str(folder.relative_to(here)) if folder.is_relative_to(here) else folder.name
    return str(folder)


def _summary(rows: tuple[Row, ...], *, notes: bool) -> str:
    counts = Counter(row.state for row in rows)
    told = ", ".join(f"{counts[state]} {state.value}" for state in State if counts[state])
    unseen = 0 if notes else sum(len(row.notes) for row in rows)
    return f"{len(rows)} files: {told or 'none'}.{f' {unseen} notes: see them with --notes.' if unseen else ''}"


def _printable(text: str) -> str:
    """Text that any terminal takes: a file's name may hold bytes that are no text."""
    return text.encode("utf-8", "replace").decode()
