"""`outreach backup` and `outreach restore`: the database, whole, into a folder and back."""

from __future__ import annotations

from pathlib import Path

import click

from outreach.bootstrap.upkeep import forget_due
from outreach.cli.options import demo_option, open_line
from outreach.settings import Settings
from outreach.simulator.demo_settings import demo_settings


@click.command()
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
@demo_option
def backup(folder: Path, *, for_demo: bool) -> None:
    """Copy the database into a file in FOLDER while the line runs, and erase backups there that are over 30 days old.

    Run it every night. Never keep the phone keys in or beside that folder: it is refused.
    """
    from outreach.store.backups.folder import erase_old, refuse_keys_beside
    from outreach.store.backups.keeping import back_up

    with open_line(for_demo=for_demo) as line:
        refuse_keys_beside(folder, (key.secret.hex() for key in line.keys.keys))
        made = back_up(line.settings.database, folder, line.clock())
        held = line.store.open_legal_holds()
        erased = () if held else erase_old(folder, line.clock())
    click.echo(f"Made: {made} ({made.stat().st_size / 1e6:.1f} MB).")
    click.echo(f"Erased: nothing, for there is a legal hold: {', '.join(held)}." if held else
               f"Erased: {len(erased)} backups over 30 days old.")


@click.command()
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--yes", "is_sure", is_flag=True, help="Do it: all that the database holds now is replaced.")
@demo_option
def restore(file: Path, *, is_sure: bool, for_demo: bool) -> None:
    """Put a backup in the place of the database. Stop the line first.

    Who said STOP since, and what is held, is taken over from the database as it is now, if that can still be read.
    """
    from outreach.store import open_store
    from outreach.store.backups.keeping import restore as put_back
    from outreach.store.migrate import migrate  # heavy, and only for this

    if not is_sure:
        raise click.UsageError("All that the database holds now is replaced. Add --yes if you mean it.")
    settings = Settings.from_env()
    settings = demo_settings(settings) if for_demo else settings
    kept = put_back(settings.database, file, open_store(settings.database), migrate)
    with open_line(for_demo=for_demo) as line:
        forget_due(line.store, line.settings, line.clock())
    click.echo(f"Restored: {file}. Taken over from the database as it was: {kept} lines of STOP, START and holds.")
    click.echo("Compare with the provider's log of incoming messages who else said STOP, and write it down by "
               "`outreach optout` before anything is sent.")
