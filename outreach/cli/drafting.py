"""`outreach draft` and `review`: from documents to signed words."""

from __future__ import annotations

from pathlib import Path

import click

from outreach.bootstrap.builds import fallback_phrasebook
from outreach.cli.choosing import print_not_chosen
from outreach.cli.options import content_option, print_table, progress_bar, scripts_option, today
from outreach.cli.outcomes import print_drafted
from outreach.review.approve import approve, read_either, waiting
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
    print_not_chosen(content, scripts)
    if any(line.outcome is Outcome.UNREADABLE for line in lines):
        raise click.exceptions.Exit(1)


def run_draft(settings: Settings, content: Path, scripts: Path) -> tuple[Drafted, ...]:
    """Draft with a progress bar, and remember what was drafted."""
    with progress_bar("Drafting", megabytes=True) as move:
        return write_drafts(content, scripts, fallback_phrasebook(settings),
                            memory=Memory(settings.memory_folder / "draft.json"), progress=move)


@click.command()
@click.argument("paths", metavar="[PATH]...", nargs=-1, type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--approve", "approved", is_flag=True, help="Sign the words of each PATH as they stand.")
@click.option("--accept", multiple=True, metavar="FLAG", help="Accept by name what is flagged: grade-above-8.")
@click.option("--by", "reviewer", default="", metavar="NAME", help="The person who read and signs them.")
@scripts_option
def review(paths: tuple[Path, ...], reviewer: str, accept: tuple[str, ...], scripts: Path, *, approved: bool) -> None:
    """List what waits for a person; with PATH show it, with --approve sign it."""
    if not paths:
        rows = ((str(draft.path), draft.title, ", ".join(draft.flags)) for draft in waiting(scripts))
        print_table([("FILE", "TITLE", "LOOK AT"), *rows])
    for path in paths:
        if approved:
            signed = approve(path, reviewer=reviewer, today=today(), accept=accept)
            click.echo(f"{path}: signed by {signed.review.reviewer} on {signed.review.reviewed_on}.")
        else:
            click.echo(describe(read_either(path)))
