"""`outreach account` and `outreach exposure`: what is held of one number, and of how many people."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

import click

from outreach.bootstrap import Service
from outreach.cli.options import demo_option, json_option, open_line, print_table

Held = dict[str, list[dict[str, Any]]]


@click.command()
@click.argument("number")
@json_option
@demo_option
def account(number: str, *, as_json: bool, for_demo: bool) -> None:
    """Show all that the line holds of a number, for a person who asks for their own record.

    NUMBER is theirs, such as +12165550123. Make sure first that it is theirs who asks.
    """
    with open_line(for_demo=for_demo) as line:
        held = _held(line, number)
    if as_json:
        click.echo(json.dumps(held, ensure_ascii=False, indent=1))
        return
    for table, rows in held.items():
        click.echo(f"{table}: {len(rows)} rows")
        for row in rows:
            click.echo("  " + ", ".join(f"{name} {value}" for name, value in row.items()))
    if not any(held.values()):
        click.echo("Nothing is held of this number.")


def _held(line: Service, number: str) -> Held:
    contact = line.keys.contact(number)
    held: Held = {table: [dict(row) for row in rows] for table, rows in line.store.account(contact).items()}
    held["unanswered"] = [{"week": week, "word": word} for week, word in line.unanswered.account(contact, line.clock())]
    held["spool"] = [{"rule": stop.rule, "at": stop.at.isoformat()} for stop in line.opt_outs.waiting_of(contact)]
    return held


@click.command()
@click.option("--since", metavar="DATE", required=True, type=click.DateTime(["%Y-%m-%d", "%Y-%m-%dT%H:%M"]),
              help="When a stranger may first have read the database, in UTC: 2026-11-01.")
@demo_option
def exposure(since: datetime, *, for_demo: bool) -> None:
    """Tell how many people, and which fields, a stranger could have read: for a breach notice."""
    with open_line(for_demo=for_demo) as line:
        exposed, people = line.store.exposed(since.replace(tzinfo=UTC)), line.store.people()
        waiting = line.store.numbers_kept()
        keep_days = line.settings.keep_days
    print_table([("TABLE", "PEOPLE", "SINCE THEN", "ROWS", "FIELDS"),
                 *((one.table, str(one.people), str(one.people_since), str(one.rows), " ".join(one.columns))
                   for one in exposed)])
    click.echo(_EXPLAINED.format(people=people, waiting=waiting, keep_days=keep_days))


_EXPLAINED = """
At most {people} people have rows: keyed hashes, one counted twice where the phone key was changed. No table holds words
that people wrote or said, or a name. {waiting} rows hold a number, encrypted under the phone keys.
Whoever has a phone key, too, can find the number behind any hash by trying them all: then count all of them as known.
Whatever was erased since that day is not counted: reading places go after a day, who read what after 7 days, texts
after {keep_days} days. If you have a backup of that day, restore it on another machine and ask there."""
