"""`outreach draft`, `check` and `review`: from documents to signed words."""

from __future__ import annotations

import json
from pathlib import Path

import click

from outreach.bootstrap.builds import fallback_phrasebook
from outreach.cli.options import content_option, json_option, print_table, progress_bar, scripts_option, today
from outreach.cli.outcomes import print_drafted
from outreach.review.approve import approve, read_either, waiting
from outreach.review.check import Row, State, check_all
from outreach.review.drafts import write_drafts
from outreach.review.keep import Drafted, Outcome
from outreach.review.memory import Memory
from outreach.review.show import describe
from outreach.settings import Settings


@click.command()
@content_option
@scripts_option
def draft(content: Path, scripts: Path) -> None:
    """Write draft scripts; never touch one that a person edited or signed."""
    lines = run_draft(Settings.from_env(), content, scripts)
    print_drafted(lines)
    unchanged = sum(line.outcome is Outcome.UNCHANGED for line in lines)
    click.echo(f"{len(lines)} drafts, {unchanged} unchanged.")
    if any(line.outcome is Outcome.UNREADABLE for line in lines):
        raise click.exceptions.Exit(1)


def run_draft(settings: Settings, content: Path, scripts: Path) -> tuple[Drafted, ...]:
    """Draft with a progress bar, and remember what was drafted."""
    with progress_bar("Drafting", megabytes=True) as move:
        return write_drafts(content, scripts, fallback_phrasebook(settings),
                            memory=Memory(settings.memory_folder / "draft.json"), progress=move)


@click.command()
@content_option
@scripts_option
@json_option
def check(content: Path, scripts: Path, *, as_json: bool) -> None:
    """Check documents and scripts; exit 1 when one cannot be used."""
    with progress_bar("Checking", megabytes=True) as move:
        rows = check_all(content, scripts, memory=Memory(Settings.from_env().memory_folder / "check.json"),
                         progress=move)
    if as_json:
        click.echo(json.dumps([row.as_json() for row in rows], ensure_ascii=False))
    else:
        print_table([("STATE", "FILE", "REASONS"), *(_cells(row) for row in rows)])
    if any(row.state is State.REFUSED for row in rows):
        raise click.exceptions.Exit(1)


@click.command()
@click.argument("paths", metavar="[PATH]...", nargs=-1, type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--approve", "approved", is_flag=True, help="Sign the words of each PATH as they stand.")
@click.option("--by", "reviewer", default="", metavar="NAME", help="The person who read and signs them.")
@scripts_option
def review(paths: tuple[Path, ...], reviewer: str, scripts: Path, *, approved: bool) -> None:
    """List what waits for a person; with PATH show it, with --approve sign it."""
    if not paths:
        rows = ((str(draft.path), draft.title, ", ".join(draft.flags)) for draft in waiting(scripts))
        print_table([("FILE", "TITLE", "LOOK AT"), *rows])
    for path in paths:
        if approved:
            signed = approve(path, reviewer=reviewer, today=today())
            click.echo(f"{path}: signed by {signed.review.reviewer} on {signed.review.reviewed_on}.")
        else:
            click.echo(describe(read_either(path)))


def _cells(row: Row) -> tuple[str, str, str]:
    return row.state.value, row.path, "; ".join(row.reasons)
