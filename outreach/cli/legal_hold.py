"""`outreach legal-hold`: counsel asks that nothing is erased for a while."""

from __future__ import annotations

from datetime import UTC, datetime

import click

from outreach.cli.options import demo_option, open_line, print_table
from outreach.model.legal_holds import LegalAct, LegalLine


@click.group("legal-hold")
def legal_hold() -> None:
    """Pause erasing for a court case or an inquiry, under a name; several may be open at once."""


_name = click.argument("name")
_by = click.option("--by", metavar="NAME", required=True, help="Who asks for it; stands in the list for good.")
_reason = click.option("--reason", metavar="TEXT", required=True, help="Why; stands in the list for good.")


@legal_hold.command()
@_name
@_by
@_reason
@demo_option
def add(name: str, by: str, reason: str, *, for_demo: bool) -> None:
    """Erase nothing any more, from the next look on, until the hold of this NAME is ended."""
    _keep(name, LegalAct.ADD, by, reason, for_demo=for_demo)
    click.echo(f"Open: {name}. Nothing is erased by age or by staff. A person's own FORGET still counts.")


@legal_hold.command()
@_name
@_by
@_reason
@demo_option
def end(name: str, by: str, reason: str, *, for_demo: bool) -> None:
    """End the hold of this NAME; when none is left, what is due is erased at the next look."""
    _keep(name, LegalAct.END, by, reason, for_demo=for_demo)
    click.echo(f"Ended: {name}.")


@legal_hold.command("list")
@demo_option
def show(*, for_demo: bool) -> None:
    """Show every hold that was begun or ended."""
    with open_line(for_demo=for_demo) as line:
        lines, names = line.store.legal_hold_lines(), line.store.open_legal_holds()
    if lines:
        print_table([("ACT", "NAME", "WHEN", "BY", "REASON"), *(
            (one.act.value, one.name, f"{one.at:%Y-%m-%d %H:%M} UTC", one.by, one.reason) for one in lines)])
    click.echo(f"Open: {', '.join(names)}." if names else "No legal hold is open.")


def _keep(name: str, act: LegalAct, by: str, reason: str, *, for_demo: bool) -> None:
    values = [value.strip() for value in (name, by, reason)]
    if not all(values):
        raise click.UsageError('Write: outreach legal-hold add "Smith v. Elm" --by "Ann Example" --reason "Subpoena"')
    name, by, reason = values
    with open_line(for_demo=for_demo) as line:
        line.store.keep_legal_line(LegalLine(name=name, act=act, at=datetime.now(UTC), by=by, reason=reason))
