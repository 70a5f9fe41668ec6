"""`outreach build`: from signed words to what is served."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from outreach.cli.options import content_option, progress_bar, scripts_option, today
from outreach.settings import Settings

if TYPE_CHECKING:
    from outreach.publish.build import Built
    from outreach.speech.render import Failure


@click.command()
@content_option
@scripts_option
def build(content: Path, scripts: Path) -> None:
    """Check, render and write the one file that the line serves.

    Serves reviewed scripts alone, signed by listed people over what their documents say today;
    OUTREACH_SERVE=drafts takes drafts too, marked as such.
    """
    print_built(run_build(Settings.from_env(), scripts, content))


def run_build(settings: Settings, scripts: Path, content: Path | None = None) -> Built:
    """Build with a progress bar."""
    from outreach.publish.build import build as make_build  # the sound libraries load only where sound is made

    with progress_bar("Rendering clips") as move:
        return make_build(settings, scripts, today=today(), content=content, progress=move)


def print_built(built: Built) -> None:
    """Say what a build came to."""
    click.echo(f"Built {built.path}: {built.scripts} topics, {built.clips} clips. Voice: {built.voice}.")
    print_failures(built.failures)
    for line in built.unheard:
        click.echo(line, err=True)
    if built.left_out:
        click.echo(f"{built.left_out} scripts are left out: their documents are not chosen (`outreach choose --list`).")
    if not built.scripts:
        click.echo("No topic may be served yet: sign scripts with `outreach review PATH --approve --by NAME`.")


def print_failures(failures: tuple[Failure, ...]) -> None:
    """Name each prompt that has no clip; the provider's voice says it on a call."""
    for failure in failures:
        click.echo(f"no clip for {failure.text[:60]!r}: {failure.reason}", err=True)
