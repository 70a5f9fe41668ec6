"""`outreach move-store`: from one file to a server, when one machine is not enough any more."""

from __future__ import annotations

import click

from outreach.cli.options import print_table, progress_bar
from outreach.errors import SettingsError
from outreach.settings import Settings
from outreach.store.address import is_postgres, sqlite_path


@click.command(name="move-store")
@click.option("--from", "source", metavar="URL", default="", help="sqlite:////path/to/file; the file in OUTREACH_DATA "
              "unless given.")
@click.option("--to", "target", metavar="URL", default="", help="postgresql://…; DATABASE_URL unless given, so that "
              "no password stands in the list of processes.")
@click.option("--reopen", is_flag=True, help="Give a move up: let the file be changed again.")
def move_store(source: str, target: str, *, reopen: bool) -> None:
    """Carry all that the line knows of people from SQLite to PostgreSQL: counted, checked, whole or not at all.

    From the first moment on the file takes no more changes. Cut off, the same command goes on where it was. Set
    DATABASE_URL to the new address afterwards.
    """
    settings = Settings.from_env()
    path = sqlite_path(source or f"sqlite:///{settings.data / 'outreach.sqlite'}")
    if reopen:
        from outreach.store.moving.source import reopen as open_again

        open_again(path)
        click.echo(f"{path}: may be changed again.")
        return
    target = target or settings.database
    if not is_postgres(target):
        raise SettingsError("--to", problem="it names no PostgreSQL server",
                            remedy="Set DATABASE_URL to postgresql://USER:PASSWORD@HOST:5432/NAME")
    from outreach.store.migrate import migrate  # heavy, and only for this
    from outreach.store.moving.move import move

    migrate(target)
    with progress_bar("Moving") as progress:
        moved = move(path, target, progress)
    print_table([("TABLE", "ROWS", "CHECKSUM"), *((one.table, str(one.count), one.checksum[:16]) for one in moved)])
    if found := sum(one.found for one in moved):
        click.echo(f"{found} of these rows had arrived by a run that was cut off: compared, and not sent again.")
    click.echo("All rows are there. Set DATABASE_URL to the new address wherever the line runs, and start it again.")
