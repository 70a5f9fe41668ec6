"""`outreach review`: a person reads, edits, accepts and signs."""

from __future__ import annotations

import shutil
import sys
from collections import Counter
from functools import partial
from pathlib import Path

import click

from outreach.catalog.reviewers import read_reviewers
from outreach.cli.options import content_option, print_table, scripts_option, today
from outreach.errors import OutreachError
from outreach.faithful.sources import Sources
from outreach.review.approve import Desk, approve, describe_rewording, read_either
from outreach.review.beside import LEGEND, look_at
from outreach.review.checked import mark_checked
from outreach.review.queue import Waiting, Why, waiting
from outreach.review.renew import renew, renewals
from outreach.review.reword import mark_rewordings
from outreach.review.session import in_hours, minutes_each, sit

#: narrower than this nothing can be read
_NARROWEST = 60
#: reasons that the list shows of each file; `outreach review PATH` shows all
_REASONS = 1


@click.command()
@click.argument("paths", metavar="[PATH]...", nargs=-1, type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--approve", "approved", is_flag=True, help="Sign the words of each PATH as they stand.")
@click.option("--accept", multiple=True, metavar="FLAG", help="Accept by name: grade-above-8, rewording.")
@click.option("--reworded", is_flag=True, help="Mark the sentences of PATH that are your own words, not the source's.")
@click.option("--checked", is_flag=True, help="Write down that you compared each PATH with the live page today.")
@click.option("--renew", "renewing", is_flag=True, help="Show what only its source dated anew; with --by sign it all.")
@click.option("--session", is_flag=True, help="Go through all that waits, by keyboard alone.")
@click.option("--by", "reviewer", default="", metavar="NAME", help="The person who read and signs them.")
@click.option("--one-column", is_flag=True, help="Source and script below each other, as a screen reader needs them.")
@content_option
@scripts_option
def review(paths: tuple[Path, ...], reviewer: str, accept: tuple[str, ...], content: Path, scripts: Path, *,
           approved: bool, reworded: bool, checked: bool, renewing: bool, session: bool, one_column: bool) -> None:
    """List what waits for a person; with PATH show it beside its source, with --approve sign it."""
    desk = Desk(sources=Sources(content, scripts), today=today())
    columns = _NARROWEST if one_column else max(_NARROWEST, shutil.get_terminal_size((100, 24)).columns)
    if renewing:
        _renew(desk, reviewer)
    elif session:
        _session(desk, reviewer, columns)
    elif not paths:
        _list(desk, columns)
    for path in paths:
        _inside(path, scripts)
        acts = (partial(_mark, path, desk) if reworded else None,
                partial(_approve, path, desk, reviewer, accept) if approved else None,
                partial(_check, path, desk, reviewer) if checked else None)
        for act in tuple(filter(None, acts)) or (partial(_show, path, desk, columns),):
            act()


def _show(path: Path, desk: Desk, columns: int) -> None:
    click.echo(f"{LEGEND}\n\n{look_at(read_either(path), desk, columns=columns).text}")


def _approve(path: Path, desk: Desk, reviewer: str, accept: tuple[str, ...]) -> None:
    signed = approve(path, reviewer=reviewer, desk=desk, accept=accept)
    click.echo(f"{path}: signed by {signed.review.reviewer} on {signed.review.reviewed_on}.")


def _check(path: Path, desk: Desk, reviewer: str) -> None:
    done = mark_checked(path, reviewer=reviewer, desk=desk)
    click.echo(f"{path}: compared with {done.source.url} by {done.checked_by} on {done.source.checked_on}.")


def _inside(path: Path, scripts: Path) -> None:
    if scripts.resolve() not in path.resolve().parents[2:3]:
        raise OutreachError(f"{path}: not a script of {scripts}. Name one as {scripts}/DOCUMENT/LANGUAGE/SECTION.md, "
                            "or the folder of scripts by --scripts DIR")


def _list(desk: Desk, columns: int) -> None:
    found = waiting(desk)
    print_table([("FILE", "TITLE", "LOOK AT"), *((str(item.path), item.title, _look_at(item)) for item in found)])
    counts = Counter(item.why for item in found)
    told = "; ".join(f"{counts[why]} {why.value}" for why in Why if counts[why])
    read = [item for item in found if item.why is not Why.RENEWED]
    minutes = len(read) * minutes_each(read, desk, columns)
    click.echo(f"{len(found)} wait{f': {told}. Reading all takes about {in_hours(minutes)}' if found else ''}.")
    if counts[Why.RENEWED]:
        click.echo("Renewals are signed in one go: outreach review --renew --by NAME")


def _look_at(item: Waiting) -> str:
    return ", ".join((item.why.value, *item.flags, *item.reasons[:_REASONS]))


def _renew(desk: Desk, reviewer: str) -> None:
    batch = renewals(desk)
    print_table([("FILE", "TITLE", "WHAT MOVED"), *((str(b.path), b.title, ", ".join(b.reasons)) for b in batch)])
    if reviewer:
        renew(batch, reviewer=reviewer, desk=desk)
        click.echo(f"{len(batch)} renewed by {reviewer}.")
    else:
        click.echo(f"{len(batch)} renewals, no sentence changed. Add --by NAME to sign them all.")


def _mark(path: Path, desk: Desk) -> None:
    found = mark_rewordings(path, desk.sources)
    for told in found:
        click.echo(describe_rewording(told))
    click.echo(f"{path}: {len(found)} sentences marked as reworded.")


def _session(desk: Desk, reviewer: str, columns: int) -> None:
    name = read_reviewers(desk.scripts).sure(reviewer)
    found = tuple(item for item in waiting(desk) if item.why is not Why.RENEWED)
    sat = sit(found, reviewer=name, desk=desk, terminal=_Keyboard(columns))
    click.echo(f"{sat.signed} signed, {sat.skipped} skipped, {sat.left} not seen.")


class _Keyboard:
    """The terminal of this process."""

    def __init__(self, columns: int) -> None:
        self.columns = columns

    def say(self, text: str) -> None:
        if text:
            click.echo(text)

    def key(self, question: str) -> str:
        """One key on a terminal; the first letter of a line where there is none."""
        click.echo(f"{question}: ", nl=False)
        pressed = click.getchar() if sys.stdin.isatty() else sys.stdin.readline()[:1]
        click.echo(pressed if pressed.isprintable() else "")
        return pressed.strip().lower()

    def edit(self, path: Path) -> None:
        click.edit(filename=str(path))
