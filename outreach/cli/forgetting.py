"""`outreach forget`: erase what the line knows of one number, or all that is older than its period."""

from __future__ import annotations

import click

from outreach.bootstrap.upkeep import forget_due
from outreach.cli.options import demo_option, open_line, require_name


@click.command(name="forget")
@click.argument("number", metavar="[NUMBER]", required=False)
@click.option("--by", metavar="NAME", default="", help="Who erases it; kept for good, without the number.")
@click.option("--old", is_flag=True, help="Erase what is older than its period, for everybody, now.")
@demo_option
def forget(number: str | None, by: str, *, old: bool, for_demo: bool) -> None:
    """Erase what the line knows of a number: what it texted, read and heard. A STOP stays a STOP.

    NUMBER is theirs, such as +12165550123.
    """
    if old and number:
        raise click.UsageError("--old is for everybody: leave the number out.")
    by = by if old else require_name(by, number, 'outreach forget +12165550123 --by "Ann Example"')
    with open_line(for_demo=for_demo) as line:
        line.store.refuse_while_held()
        if number:
            contact, now = line.keys.contact(number), line.clock()
            erased = line.unanswered.forget(contact, now) + line.store.forget_person(contact, by=by, at=now)
            click.echo(f"Erased: {erased} rows of this number. A STOP or START of theirs stays.")
        else:
            done = forget_due(line.store, line.settings, line.clock())
            click.echo(f"Erased: {done.texts} texts older than {line.settings.keep_days} days; who read or heard what: "
                       f"{done.served} rows older than 7 days; {done.places} places where MORE would go on no more.")
