"""`outreach consent`: agreements that were given on paper, and what is on record of anybody's."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

import click

from outreach.bootstrap.agreements import STAFF
from outreach.campaigns.deactivating import end_deactivated
from outreach.campaigns.history import Fact, exported, history_of, masked
from outreach.campaigns.importing import Imported, Importing
from outreach.campaigns.named import programmes_named
from outreach.cli.options import open_line, print_table, require_name
from outreach.contact.numbers import normalise
from outreach.errors import SendError

_by = click.option("--by", metavar="NAME", default="", help="Who does it; kept for good.")
_file = click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))


@click.group()
def consent() -> None:
    """Who agreed to which programme: lists taken in, history, proof, ends."""


@consent.command(name="import")
@_file
@_by
@click.option("--dry-run", is_flag=True, help="Only say what would be taken in and refused.")
def import_list(file: Path, by: str, *, dry_run: bool) -> None:
    """Take in a list of agreements that were given on paper or on the web; rows without proof are refused by line.

    FILE is a table (CSV) with the columns number, programme, agreed_at, medium, wording, evidence, and recorded_by.
    """
    by = require_name(by, str(file), 'outreach consent import list.csv --by "Ann Example"')
    with open_line(for_demo=False) as line:
        _print_imported(Importing(service=line, who=by, dry_run=dry_run).read(file), dry_run=dry_run)


@consent.command()
@click.argument("number")
def show(number: str) -> None:
    """What somebody is in now. NUMBER is theirs, such as +12165550123."""
    with open_line(for_demo=False) as line:
        line.store.check_programmes()
        contact = line.keys.contact(number)
        rows = [(programme, f"{since:%Y-%m-%d %H:%M} UTC") for programme, since in line.store.programmes_of(contact)
                if line.store.is_agreed(contact, programme)]
        state = "said STOP: nothing is sent" if line.store.is_opted_out(contact) else "has not said STOP"
        click.echo(f"{masked(normalise(number))}: {state}.")
        print_table([("IN PROGRAMME", "SINCE"), *rows] if rows else [("In no programme.",)])


@consent.command()
@click.argument("number")
def proof(number: str) -> None:
    """Everything that somebody agreed to and ended, with the exact words they were shown."""
    with open_line(for_demo=False) as line:
        line.store.check_programmes()
        facts = history_of(line, line.keys.contact(number))
        click.echo(f"Record of {masked(normalise(number))}, {line.clock():%Y-%m-%d %H:%M} UTC. All times are UTC.")
        if not facts:
            click.echo("Nothing is on record.")
            return
        print_table([("WHEN", "WHAT", "PROGRAMME", "HOW", "WHO", "EVIDENCE", "WORDING"), *map(_fact, facts)])
        for version, wording in {fact.version: fact.wording for fact in facts if fact.wording}.items():
            click.echo(f"\nWording {version}:\n  {wording}")


@consent.command()
@click.option("--programme", metavar="NAME", default="", help="One alone, such as RECUR or recur/en.")
@click.option("--to", "target", type=click.Path(path_type=Path, dir_okay=False), required=True,
              help="The file to write; it must not be there yet.")
def export(programme: str, target: Path) -> None:
    """Write all who are in a programme now to a file, with whole numbers: keep it as you keep a patient list."""
    with open_line(for_demo=False) as line:
        line.store.check_programmes()
        text = exported(line, *(programmes_named(line, programme, line.store.member_counts()) if programme else ()))
    try:
        handle = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError as problem:
        raise SendError(f"{target} is there already. Name another file") from problem
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write(text)
    click.echo(f"{target}: {text.count(chr(10)) - 1} lines, readable by you alone.")


@consent.command()
@click.argument("number")
@click.option("--programme", metavar="NAME", required=True, help="Such as RECUR or recur/en.")
@_by
def withdraw(number: str, programme: str, by: str) -> None:
    """End one programme for somebody who asked by phone, on paper or in person. `outreach optout` ends all."""
    by = require_name(by, number, 'outreach consent withdraw +12165550123 --programme recur/en --by "Ann Example"')
    with open_line(for_demo=False) as line:
        line.store.check_programmes()
        contact, sid = line.keys.contact(number), f"staff-{secrets.token_hex(16)}"
        names = programmes_named(line, programme, (name for name, _ in line.store.programmes_of(contact)))
        ended = [name for name in names if line.agreements.end(contact, name, how=STAFF, who=by, sid=sid)]
        click.echo(f"Ended: nothing more of {', '.join(ended)} is sent." if ended else
                   f"They were not in {', '.join(names)}; that they asked is kept.")


@consent.command()
@_file
@_by
def deactivated(file: Path, by: str) -> None:
    """End the agreements of numbers that belong to somebody else now: the carriers' list, one number a line."""
    by = require_name(by, str(file), 'outreach consent deactivated numbers.txt --by "Ann Example"')
    with open_line(for_demo=False) as line:
        found = end_deactivated(line, file, who=by)
        for number in found.refused:
            click.echo(f"line {number}: refused, this is no number. Write one a line, such as +12165550123")
        click.echo(f"{found.numbers} numbers read, {len(found.refused)} lines refused; {found.ended} agreements ended.")


def _fact(fact: Fact) -> tuple[str, ...]:
    return (f"{fact.at:%Y-%m-%d %H:%M:%S}", fact.what, fact.programme, fact.how, fact.who or "themselves",
            fact.evidence or "-", fact.version or "-")


def _print_imported(found: Imported, *, dry_run: bool) -> None:
    for number, reason in found.refused:
        click.echo(f"line {number}: refused, {reason}")
    word = "would be taken in" if dry_run else "taken in"
    click.echo(f"{found.taken} {word}, {found.known} known already, {len(found.refused)} refused.")


