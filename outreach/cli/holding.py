"""`outreach hold`: what a person on duty does when a text turns out to be wrong."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime

import click

from outreach.cli.options import print_table
from outreach.model.holds import Act, HoldLine
from outreach.publish.hold import MOST_NAMED, HoldList, Order
from outreach.settings import Settings
from outreach.simulator.demo_settings import demo_settings


@click.command(name="hold")
@click.argument("path", metavar="[PATH|all]", required=False)
@click.option("--by", metavar="NAME", default="", help="Who takes it back; stands in the list for good.")
@click.option("--reason", metavar="TEXT", default="", help="Why; stands in the list for good.")
@click.option("--lift", is_flag=True, help="Give the script again.")
@click.option("--list", "listed", is_flag=True, help="Show what is held.")
@click.option("--history", is_flag=True, help="Show every hold and lift there ever was.")
@click.option("--demo", "for_demo", is_flag=True, help="The demo's own database.")
def hold(path: str | None, by: str, reason: str, *, lift: bool, listed: bool, history: bool, for_demo: bool) -> None:
    """Take a text back: from now on nobody gets it, by text, call or audio.

    PATH is a script (recurrent-cancer/en/types, or its file), or a document; "all" stops everything but
    danger, STOP, HELP and a person's number. Who had it lately is told at the next text or call.
    """
    settings = Settings.from_env()
    holds = HoldList(demo_settings(settings) if for_demo else settings)
    if listed or history:
        _refuse_more(path)
        _print_lines(holds.lines() if history else _still_held(holds))
    else:
        order = _order(path, by, reason, Act.LIFT if lift else Act.HOLD)
        _print_done(order.act, holds.carry_out(order))


def _order(path: str | None, by: str, reason: str, act: Act) -> Order:
    missing = [name for name, value in (("PATH", path), ("--by", by.strip()), ("--reason", reason.strip()))
               if not value]
    if missing or path is None:
        raise click.UsageError(f"{', '.join(missing)} missing. Write: outreach hold recurrent-cancer/en/types "
                               '--by "Ann Example" --reason "The second page has a wrong number"')
    return Order(act=act, path=path, by=by.strip(), reason=reason.strip(), at=datetime.now(UTC))


def _refuse_more(path: str | None) -> None:
    if path:
        raise click.UsageError("--list and --history show everything: leave the path out.")


def _still_held(holds: HoldList) -> Iterable[HoldLine]:
    since = {hold.number for hold in holds.holds().history if hold.lifted_at is None}
    return [line for line in holds.lines() if line.number in since]


def _print_done(act: Act, names: tuple[str, ...]) -> None:
    word = "held" if act is Act.HOLD else "lifted"
    for name in names[:MOST_NAMED]:
        click.echo(f"{word}: {name}")
    if len(names) > MOST_NAMED:
        click.echo(f"{word}: {len(names) - MOST_NAMED} more")


def _print_lines(lines: Iterable[HoldLine]) -> None:
    rows = [(line.act.value, line.script, f"{line.at:%Y-%m-%d %H:%M} UTC", line.by, line.reason) for line in lines]
    if rows:
        print_table([("ACT", "SCRIPT", "WHEN", "BY", "REASON"), *rows])
    else:
        click.echo("Nothing is held.")
