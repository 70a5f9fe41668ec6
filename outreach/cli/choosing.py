"""`outreach choose`: which documents are drafted, reviewed and served."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import click

from outreach.catalog.chosen import CHOSEN
from outreach.catalog.script_files import every_script_file
from outreach.cli.options import content_option, print_table, scripts_option
from outreach.cli.outcomes import MOST_NAMED
from outreach.review.choosing import Chosen, candidates, choose, drop, sure_candidates


@click.command(name="choose")
@click.argument("patterns", metavar="[PATTERN]...", nargs=-1)
@click.option("--drop", "dropped", is_flag=True, help="Take the documents out again; their scripts stay.")
@click.option("--list", "listed", is_flag=True, help="Show every document and whether it is chosen.")
@content_option
@scripts_option
def choose_documents(patterns: tuple[str, ...], content: Path, scripts: Path, *, dropped: bool, listed: bool) -> None:
    """Choose the documents that are drafted, reviewed and served.

    A PATTERN is a document's name, file or folder; * stands for anything. Until the first
    choice every document counts as chosen. The names stand in chosen.txt in scripts/.
    """
    if listed or not patterns:
        if patterns or dropped:
            raise click.UsageError("--list shows every document: leave the rest out. To take some out, name them.")
        _print_all(content, scripts)
    else:
        _print_changed((drop if dropped else choose)(content, scripts, patterns), scripts, dropped=dropped)


def print_not_chosen(content: Path, scripts: Path) -> None:
    """Say how many documents wait to be chosen; nothing where all are."""
    waiting = sum(not document.is_chosen for document in candidates(content, scripts))
    if waiting:
        click.echo(f"{waiting} documents are not chosen: see them by `outreach choose --list`.")


def _print_all(content: Path, scripts: Path) -> None:
    documents = sure_candidates(content, scripts)
    files = Counter(path.parent.parent.name for path in every_script_file(scripts))
    rows = (("yes" if document.is_chosen else "no", str(files[document.name]), document.name,
             str(document.path.relative_to(content))) for document in documents)
    print_table([("CHOSEN", "SCRIPTS", "NAME", f"FILE in {content}"), *rows])
    _print_count(sum(document.is_chosen for document in documents), len(documents), scripts)


def _print_changed(chosen: Chosen, scripts: Path, *, dropped: bool) -> None:
    word = "taken out" if dropped else "chosen"
    for name in chosen.changed[:MOST_NAMED]:
        click.echo(f"{word}: {name}")
    if len(chosen.changed) > MOST_NAMED:
        click.echo(f"{word}: {len(chosen.changed) - MOST_NAMED} more")
    _print_count(chosen.chosen, chosen.documents, scripts)


def _print_count(chosen: int, documents: int, scripts: Path) -> None:
    path = scripts / CHOSEN
    where = str(path) if path.exists() else f"there is no {path} yet, so all are"
    click.echo(f"{chosen} of {documents} documents are chosen ({where}).")
