"""`outreach serve`, `demo` and `migrate`: the line, running."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
from contextlib import closing
from ipaddress import ip_address
from pathlib import Path

import click

from outreach.bootstrap.ready import check_line
from outreach.cli.options import content_option, scripts_option
from outreach.cli.publishing import print_built, run_build
from outreach.errors import OutreachError, SettingsError, StoreUnavailable
from outreach.settings import Settings
from outreach.simulator.demo_settings import HOST, demo_settings
from outreach.store import open_store
from outreach.store.database import SCHEMA_VERSION

#: the Procfile's web command; a test keeps the two alike
SERVER = ("gunicorn", "--config", "python:outreach.web.gunicorn_conf")


@click.command()
def serve() -> None:
    """The line, in production: the same command as the Procfile's."""
    check_line(Settings.from_env().for_production())
    _become_server("outreach.desk.app:create_app()")


@click.command()
@click.option("--host", default=HOST, show_default=True, help="Loopback only: the simulator signs for anyone.")
@click.option("--prepare", is_flag=True, help="Draft, migrate and build, but do not serve.")
@click.option("--build-practice", is_flag=True, help="Only build what was practised at the demo's desk.")
@content_option
@scripts_option
def demo(host: str, content: Path, scripts: Path, *, prepare: bool, build_practice: bool) -> None:
    """The line with a phone in the browser and a desk, on this machine, without an account."""
    from outreach.desk.demo import practice_folder, prepare_demo_desk  # heavy, and of use to the demo alone

    _require_loopback(host)
    settings = demo_settings(Settings.from_env())
    if build_practice:
        print_built(run_build(settings, practice_folder(settings), content))
        return
    if not prepare:
        _require_free_port(host, settings.port)
    _draft(settings, content, scripts)
    migrate_demo(settings)
    print_built(run_build(settings, scripts))
    if not prepare:
        click.echo(_WHAT_NEXT.format(url=settings.public_url))
        prepare_demo_desk(settings, scripts)
        _become_server(f"outreach.desk.demo:create_demo_app({str(content)!r})", "--bind", f"{host}:{settings.port}")


def _draft(settings: Settings, content: Path, scripts: Path) -> None:
    from outreach.cli.drafting import run_draft  # heavy, as drafting is
    from outreach.cli.outcomes import print_drafted

    print_drafted(run_draft(settings, content, scripts))


@click.command()
@click.option("--demo", "for_demo", is_flag=True, help="The demo's own database.")
def migrate(*, for_demo: bool) -> None:
    """Bring the database to this version's tables (the release step)."""
    from outreach.store.migrate import migrate as run  # heavy: SQLAlchemy stays out of the web processes

    settings = Settings.from_env()
    database = demo_settings(settings).database if for_demo else settings.database
    click.echo(f"The database is at version {run(database)}.")


def migrate_demo(settings: Settings) -> None:
    """Migrate the demo's database in a process of its own, so that the server never loads SQLAlchemy.

    Where the tables are of this version already, no such process is started: it takes most of a second.

    Raises:
        OutreachError: the migration failed; carries its last words.
    """
    if _is_migrated(settings):
        return
    done = subprocess.run([sys.executable, "-m", "outreach", "migrate", "--demo"], capture_output=True, text=True,
                          check=False)
    if done.returncode:
        raise OutreachError(f"The database could not be prepared: {done.stderr.strip()[-500:]}")


def _is_migrated(settings: Settings) -> bool:
    """False also where there is no database yet, or one that cannot be read: migrating tells what is wrong with it."""
    try:
        with closing(open_store(settings.database)) as store:
            return store.schema_version() == SCHEMA_VERSION
    except StoreUnavailable:
        return False


def _become_server(app: str, *options: str) -> None:
    command = [shutil.which(SERVER[0], path=str(Path(sys.executable).parent)) or SERVER[0], *SERVER[1:], *options, app]
    sys.stdout.flush()
    os.execv(command[0], command)


def _require_loopback(host: str) -> None:
    try:
        is_loopback = host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        is_loopback = False
    if not is_loopback:
        raise SettingsError("--host", problem=f"{host} can be reached by others, and the demo signs for anyone",
                            remedy="Leave it out, or run the line by `outreach serve`")


def _require_free_port(host: str, port: int) -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as problem:
            raise SettingsError("PORT", problem=f"{port} cannot be used: {problem.strerror}",
                                remedy="Set another, such as PORT=8001 make run") from problem


_WHAT_NEXT = """
The line is ready. Nothing here leaves this machine.

  In the browser:    open {url}/simulator, text TYPES, or press Call
  In a terminal:     .venv/bin/outreach text      then type TYPES
                     .venv/bin/outreach call      then press 3
  The desk:          {url}/desk, to review, edit and hold, over a copy of the scripts
  What is served:    drafts, marked as such; nobody has reviewed them yet
  To review:         .venv/bin/outreach review

Ctrl-C stops it.
"""
