"""`outreach text` and `outreach call`: a phone in the terminal, over the current build."""

from __future__ import annotations

import sys
from collections.abc import Iterator

import click

from outreach.bootstrap import Service, assemble
from outreach.cli.serving import migrate_demo
from outreach.settings import Settings
from outreach.simulator.demo_settings import demo_settings
from outreach.simulator.phones import CallPhone, TextPhone
from outreach.simulator.terminal import HELP_ON_KEYS, call_in_terminal, text_in_terminal

number_option = click.option("--from", "number", default="+12165550123", show_default=True,
                             help="The number of your phone.")


@click.command()
@number_option
def text(number: str) -> None:
    """A phone in the terminal: type TYPES, then MORE. Ctrl-D ends."""
    service = _demo_service()
    phone = TextPhone(service=service, contact=service.keys.contact(number))
    text_in_terminal(phone, _lines("> "), click.echo)


@click.command()
@number_option
def call(number: str) -> None:
    """A call in the terminal: press keys, read what the line says."""
    click.echo(f"  ({HELP_ON_KEYS})")
    service = _demo_service()
    phone = CallPhone(service=service, contact=service.keys.contact(number), number=number)
    call_in_terminal(phone, _lines("key: "), click.echo)


def _demo_service() -> Service:
    settings = demo_settings(Settings.from_env())
    migrate_demo(settings)
    service = assemble(settings)
    if not any(tongue.topics() for tongue in service.builds.shelf().tongues):
        raise click.ClickException("There is nothing to read yet. Run `make run` or `outreach demo --prepare` first.")
    return service


def _lines(prompt: str) -> Iterator[str]:
    """What is typed, or piped in, line by line."""
    while True:
        if sys.stdin.isatty():
            click.echo(prompt, nl=False)
        line = sys.stdin.readline()
        if not line:
            return
        if not sys.stdin.isatty():
            click.echo(f"{prompt}{line.rstrip()}")
        yield line
