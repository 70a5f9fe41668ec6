"""`outreach check --due`: when the publishers' own reviews of the chosen documents fall due."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from outreach.catalog.freshness import state_on
from outreach.cli.options import print_table
from outreach.review.choosing import candidates
from outreach.review.rows import Row, State


def print_due(rows: tuple[Row, ...], content: Path, scripts: Path, today: date) -> None:
    """A line for each chosen document that can be served, soonest first; those without a known day are counted."""
    chosen = {str(document.path) for document in candidates(content, scripts) if document.is_chosen}
    usable = [row for row in rows if row.path in chosen and row.state in (State.ACCEPTED, State.FLAGGED)]
    dated = sorted((date.fromisoformat(row.due_on), row.path) for row in usable if row.due_on)
    if dated:
        print_table([("DUE ON", "STATE", "WHEN", "FILE"), *(_line(due, path, today) for due, path in dated)])
    unknown = len(usable) - len(dated)
    without = f", {unknown} without a day: they name no date of review, or no rhythm" if unknown else ""
    click.echo(f"{len(usable)} documents{without}.")


def _line(due: date, path: str, today: date) -> tuple[str, ...]:
    days = (due - today).days
    when = f"in {days} days" if days > 0 else f"{-days} days ago" if days else "today"
    return due.isoformat(), state_on(due, today=today).value, when, path
