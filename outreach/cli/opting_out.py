"""`outreach optout`: a STOP that came by phone, on paper or in person counts like one that was texted."""

from __future__ import annotations

import click

from outreach.bootstrap import Service
from outreach.cli.options import demo_option, open_line, print_table, require_name


@click.command(name="optout")
@click.argument("number", metavar="[NUMBER]", required=False)
@click.option("--by", metavar="NAME", default="", help="Who writes it down; kept for good.")
@click.option("--list", "listed", is_flag=True, help="Show how many numbers are opted out; never which.")
@demo_option
def opt_out(number: str | None, by: str, *, listed: bool, for_demo: bool) -> None:
    """Write down that somebody wants no more texts and calls from the line.

    NUMBER is theirs, such as +12165550123. It counts from this moment on; if they text START, it is undone.
    """
    if listed and number:
        raise click.UsageError("--list shows counts: leave the number out.")
    by = by if listed else require_name(by, number, 'outreach optout +12165550123 --by "Ann Example"')
    with open_line(for_demo=for_demo) as line:
        if number:
            line.opt_outs.by_staff(number, by=by)
            click.echo("Opted out: the line will not text or call this number. START from it undoes it.")
        else:
            _print_counts(line)


def _print_counts(line: Service) -> None:
    counts = line.store.opt_outs_by_rule()
    print_table([("OPTED OUT BY", "NUMBERS"), *((rule, str(count)) for rule, count in counts.items()),
                 ("all", str(sum(counts.values())))])
