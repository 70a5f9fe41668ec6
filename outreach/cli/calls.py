"""`outreach calls`: how many calls there were, how long, of which topics, and where people hang up."""

from __future__ import annotations

import json
from dataclasses import asdict

import click

from outreach.bootstrap.call_counts import CallCount
from outreach.cli.options import demo_option, open_line, print_table
from outreach.model.small_counts import LEAST_TOLD


@click.command(name="calls")
@click.option("--report", "for_report", is_flag=True,
              help=f"For others to read: only weeks that are over, no count under {LEAST_TOLD}.")
@click.option("--json", "as_json", is_flag=True, help="A JSON line for each count; null where it is too small.")
@demo_option
def calls(*, for_report: bool, as_json: bool, for_demo: bool) -> None:
    """Count calls by week: how they went and how long, which topics were heard, where people hung up.

    With --report small counts are hidden, so that none leads to a person.
    """
    with open_line(for_demo=for_demo) as line:
        counts = line.call_counts.told(for_report=for_report)
    if as_json:
        for count in counts:
            click.echo(json.dumps(asdict(count)))
    elif counts:
        print_table([("WEEK", "WHAT", "WHICH", "CALLS", "MINUTES"), *map(_row, counts)])
    else:
        click.echo("Nothing yet: no end of a call was reported. See docs/calls.md, Counts.")


def _row(count: CallCount) -> tuple[str, ...]:
    calls_told = "hidden" if count.calls is None else str(count.calls)
    minutes = "" if count.seconds is None or count.kind == "topic" else f"{count.seconds / 60:.1f}"
    return (count.week, count.kind, count.name, calls_told, minutes)
