"""`outreach draft`: from documents to drafts."""

from __future__ import annotations

from pathlib import Path

import click

from outreach.bootstrap.builds import fallback_phrasebook
from outreach.cli.choosing import print_not_chosen
from outreach.cli.options import content_option, progress_bar, scripts_option
from outreach.cli.outcomes import print_drafted
from outreach.review.drafts import write_drafts
from outreach.review.keep import Drafted, Outcome
from outreach.review.memory import Memory
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
        others = {language: fallback_phrasebook(settings, language) for language in settings.languages}
        return write_drafts(content, scripts, fallback_phrasebook(settings), others=others,
                            memory=Memory(settings.memory_folder / "draft.json"), progress=move)
