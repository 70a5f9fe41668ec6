"""`outreach legal-hold`: counsel asks that nothing is erased for a while."""

from __future__ import annotations

from datetime import UTC, datetime

import click

from outreach.cli.options import demo_option, open_line, print_table
from outreach.model.legal_holds import LegalAct, LegalLine


@click.group("legal-hold")
def legal_hold() -> None:
    """Pause erasing for a court case or an inquiry, under a name; several may be open at once."""


def _keeping(act: LegalAct, *, does: str, said: str) -> None:
    """A command that adds a line to the list: what it does, as its help tells, and what it says once that is done."""
    @legal_hold.command(act.value, help=does)
    @click.argument("name")
    @click.option("--by", metavar="NAME", required=True, help="Who asks for it; stands in the list for good.")
    @click.option("--reason", metavar="TEXT", required=True, help="Why; stands in the list for good.")
    @demo_option
    def keep(name: str, by: str, reason: str, *, for_demo: bool) -> None:
        _keep(name, act, by, reason, for_demo=for_demo)
        click.echo(said.format(name=name))


_keeping(LegalAct.ADD, does="Erase nothing any more, from the next look on, until the hold of this NAME is ended.",
         said="Open: {name}. Nothing is erased by age or by staff. A person's own FORGET still counts.")
_keeping(LegalAct.END, does="End the hold of this NAME; when none is left, what is due is erased at the next look.",
         said="Ended: {name}.")


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
