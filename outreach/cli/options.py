"""Options and output that several commands share."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from time import monotonic

import click

from outreach.bootstrap import Service, assemble
from outreach.bootstrap.opt_outs import refuse_lost_keys
from outreach.settings import Settings
from outreach.simulator.demo_settings import demo_settings

content_option = click.option("--content", "content", type=click.Path(path_type=Path, file_okay=False),
                              default=Path("content"), show_default=True, help="The folder of source documents.")
scripts_option = click.option("--scripts", "scripts", type=click.Path(path_type=Path, file_okay=False),
                              default=Path("scripts"), show_default=True, help="The folder of message scripts.")
json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON for a program to read.")

demo_option = click.option("--demo", "for_demo", is_flag=True, help="The demo's own database.")


@contextmanager
def open_line(*, for_demo: bool) -> Iterator[Service]:
    """The line of this machine, for staff to change what it knows of a person.

    Raises:
        SettingsError: the phone keys are missing, or are not those that the line answers with.
        StoreUnavailable: the database is not there or not migrated; says what to do.
    """
    settings = Settings.from_env()
    line = assemble(demo_settings(settings) if for_demo else settings)
    try:
        line.store.check()
        refuse_lost_keys(line.store, line.keys)
        yield line
    finally:
        line.store.close()


def require_name(by: str, number: str | None, example: str) -> str:
    """Who does it, without blanks around; staff acts are kept with a name, and for a number.

    Raises:
        click.UsageError: the name or the number is missing; shows an example.
    """
    missing = [name for name, value in (("NUMBER", number), ("--by", by.strip())) if not value]
    if missing:
        raise click.UsageError(f"{' and '.join(missing)} missing. Write: {example}")
    return by.strip()


def today() -> date:
    """Today's date in UTC, as reviews are dated."""
    return datetime.now(UTC).date()


def print_table(rows: list[tuple[str, ...]]) -> None:
    """Print rows in columns as wide as their widest cell."""
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))] if rows else []
    for row in rows:
        click.echo("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())


class ProgressBar:
    """A bar with the time left, on standard error; it appears with the first step, and only on a terminal."""

    def __init__(self, label: str, *, megabytes: bool = False) -> None:
        """Without `megabytes` the steps are counted; with them they are bytes, and told as a rate."""
        self._label = label
        self._megabytes = megabytes
        self._bar: click._termui_impl.ProgressBar[int] | None = None
        self._began = monotonic()

    def move(self, done: int, total: int) -> None:
        """Show that so many steps of the total are done."""
        if not sys.stderr.isatty():
            return
        if self._bar is None:
            self._bar = click.progressbar(length=total, label=self._label, show_pos=not self._megabytes,
                                          show_percent=True, item_show_func=self._rate, file=sys.stderr)
        self._bar.update(done - self._bar.pos, done)

    def end(self) -> None:
        """Leave the line, if there was one."""
        if self._bar is not None:
            self._bar.render_finish()

    def _rate(self, done: int | None) -> str | None:
        if not self._megabytes or not done:
            return None
        return f"{done / 1e6 / max(monotonic() - self._began, 0.001):.1f} MB/s"


@contextmanager
def progress_bar(label: str, *, megabytes: bool = False) -> Iterator[Callable[[int, int], None]]:
    """Gives the function that moves a bar; the bar ends with the block."""
    bar = ProgressBar(label, megabytes=megabytes)
    try:
        yield bar.move
    finally:
        bar.end()
