"""`outreach unanswered`: what people asked in vain, as single words that many of them used."""

from __future__ import annotations

import json

import click

from outreach.cli.options import demo_option, open_line, print_table
from outreach.model.small_counts import LEAST_TOLD


@click.command(name="unanswered")
@click.option("--json", "as_json", is_flag=True, help="A JSON line for each word.")
@demo_option
def unanswered(*, as_json: bool, for_demo: bool) -> None:
    """Show which words of your documents were in questions that found nothing, week by week.

    Only words that ten numbers or more used in a week that is over; never a question, never whose.
    """
    with open_line(for_demo=for_demo) as line:
        rows = line.unanswered.told(line.clock())
    if as_json:
        for week, word, count in rows:
            click.echo(json.dumps({"week": week, "word": word, "numbers": count}))
    elif rows:
        print_table([("WEEK", "WORD", "NUMBERS"), *((week, word, str(count)) for week, word, count in rows)])
    else:
        click.echo(f"Nothing yet: no word was used by {LEAST_TOLD} numbers in a week that is over.")
