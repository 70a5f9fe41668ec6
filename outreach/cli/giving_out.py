"""`outreach audio` and `outreach book`: signed words as files that need no phone and no network."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

from outreach.cli.options import content_option, progress_bar, scripts_option, today
from outreach.cli.publishing import print_failures
from outreach.settings import Settings

if TYPE_CHECKING:
    from outreach.books.making import Made
    from outreach.model.guide import Guide
    from outreach.publish.given_out import GivenOut

_Command = TypeVar("_Command", bound=Callable[..., None])
#: makes the files of some guides: settings, folder of scripts, folder for the files, progress
_Make = Callable[["tuple[Guide, ...]", Settings, Path, Path, Callable[[int, int], None]], "Made"]


def _options(folder: str) -> Callable[[_Command], _Command]:
    """What both commands can be told; `folder` is where the files go unless --out says so."""
    out = click.option("--out", "target", type=click.Path(path_type=Path, file_okay=False), default=Path(folder),
                       show_default=True, help="The folder for the files.")
    reviewed_only = click.option("--reviewed-only", is_flag=True,
                                 help="Never take a draft, not even while nothing is signed.")
    return lambda command: content_option(scripts_option(out(reviewed_only(command))))


@click.command()
@_options("audio")
def audio(content: Path, scripts: Path, target: Path, *, reviewed_only: bool) -> None:
    """Every guide as WAV, MP3 and text, with a page to open from a stick; only what changed."""
    from outreach.books.making import make_recordings  # the sound libraries load only where sound is made

    _give_out(make_recordings, content, scripts, target, reviewed_only=reviewed_only)


@click.command()
@_options("books")
def book(content: Path, scripts: Path, target: Path, *, reviewed_only: bool) -> None:
    """Every guide as a talking book: EPUB 3 for tablets, DAISY 2.02 for library players; only what changed."""
    from outreach.books.making import make_books

    _give_out(make_books, content, scripts, target, reviewed_only=reviewed_only)


def _give_out(make: _Make, content: Path, scripts: Path, target: Path, *, reviewed_only: bool) -> None:
    settings = Settings.from_env()
    given = _given_out(settings, content, scripts, reviewed_only=reviewed_only)
    with progress_bar("Rendering") as move:
        made = make(given.guides, settings, scripts, target, move)
    _print(given, made)


def _given_out(settings: Settings, content: Path, scripts: Path, *, reviewed_only: bool) -> GivenOut:
    from outreach.publish.given_out import guides_given_out

    return guides_given_out(settings, scripts, today=today(), reviewed_only=reviewed_only, content=content)


def _print(given: GivenOut, made: Made) -> None:
    filed = made.filed
    for what, paths in (("wrote", filed.written), ("removed", filed.removed), ("kept, for it was changed", filed.kept)):
        for path in paths:
            click.echo(f"{what} {path}")
    for why in (*given.left_out, *made.spoken.left_out):
        click.echo(f"left out {why}")
    click.echo(f"{len(filed.written)} files written, {len(filed.unchanged)} unchanged. "
               f"Voice: {'; '.join(made.spoken.voices) or 'none was needed'}.")
    if any(guide.mark for guide in given.guides):
        click.echo("These are drafts that nobody has reviewed, and say so: for trying, not for giving out.", err=True)
    print_failures(made.spoken.failures)
    if made.spoken.failures or made.spoken.left_out:
        raise click.exceptions.Exit(1)
