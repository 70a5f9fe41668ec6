"""`outreach desk` and `outreach desk-user`: the desk in the office, and who may log in at a desk."""

from __future__ import annotations

import sys
from contextlib import suppress
from pathlib import Path

import click

from outreach.cli.options import content_option, print_table, scripts_option
from outreach.desk.accounts import make_user
from outreach.desk.office import HOST, PORT, create_office, office_server
from outreach.desk.site import Folders, utc_now
from outreach.errors import DeskError
from outreach.model.desk import DeskAct, Role
from outreach.settings import Settings
from outreach.store import open_database
from outreach.store.desk import DeskTable


@click.command()
@click.option("--port", default=PORT, show_default=True, type=click.IntRange(1, 65535), help="On 127.0.0.1.")
@content_option
@scripts_option
def desk(port: int, content: Path, scripts: Path) -> None:
    """Review, edit and sign in the browser, over this folder of scripts; on this computer alone."""
    app = create_office(Settings.from_env(), Folders(content=content, scripts=scripts))
    server = office_server(app, port)
    click.echo(f"The desk is open at http://{HOST}:{server.server_port}/desk\nCtrl-C closes it.")
    with suppress(KeyboardInterrupt):
        server.serve_forever()


@click.group(name="desk-user")
def desk_user() -> None:
    """Who may log in at the desk."""


@desk_user.command(name="add")
@click.argument("name")
@click.option("--role", type=click.Choice([role.value for role in Role]), required=True,
              help="A reviewer edits and signs; a manager watches. Both hold and release.")
@click.option("--signs-as", default="", metavar="NAME", help="A reviewer's name, as scripts/reviewers.toml has it.")
@click.option("--password-stdin", is_flag=True, help="Read the password from standard input, not from the keyboard.")
@click.option("--no-password", is_flag=True, help="Only a proxy lets them in (OUTREACH_DESK_LOGIN_HEADER).")
def add(name: str, role: str, signs_as: str, *, password_stdin: bool, no_password: bool) -> None:
    """Let somebody log in, or give them a new password or role; it ends their sessions."""
    password = "" if no_password else _password(from_stdin=password_stdin)
    user = make_user(name, role=Role(role), signs_as=signs_as, password=password)
    table = _table()
    table.keep_user(user)
    table.add_act(DeskAct(at=utc_now(), who=name, act="login given", reason=f"{role}, by command"))
    click.echo(f"{name} may log in as a {role}{f', and signs as {user.signs_as}' if user.signs_as else ''}.")


@desk_user.command(name="remove")
@click.argument("name")
def remove(name: str) -> None:
    """Let somebody log in no more; what they did stays in the trail."""
    table = _table()
    if not table.remove_user(name):
        known = ", ".join(user.name for user in table.users()) or "nobody"
        raise DeskError(f"There is no login {name!r}. Who can log in: {known}")
    table.add_act(DeskAct(at=utc_now(), who=name, act="login taken away", reason="by command"))
    click.echo(f"{name} can log in no more.")


@desk_user.command(name="list")
def list_users() -> None:
    """Show who may log in."""
    rows = [(user.name, user.role.value, user.signs_as, "yes" if user.password_hash else "by the proxy alone")
            for user in _table().users()]
    print_table([("LOGIN", "ROLE", "SIGNS AS", "PASSWORD"), *rows])


def _password(*, from_stdin: bool) -> str:
    password: str = (sys.stdin.readline().rstrip("\r\n") if from_stdin else
                     click.prompt("Password", hide_input=True, confirmation_prompt=True))
    if not password:
        raise DeskError("No password was given. Use 12 characters or more, or --no-password")
    return password


def _table() -> DeskTable:
    table = DeskTable(open_database(Settings.from_env().database))
    table.check()
    return table
