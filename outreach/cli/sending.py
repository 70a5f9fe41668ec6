"""`outreach worker` and `outreach send`: what the line sends unasked."""

from __future__ import annotations

import signal
import threading

import click

from outreach.bootstrap import Service
from outreach.cli.broadcasting import cancel, pause, preview, print_progress, report, resume, start
from outreach.cli.options import open_line, print_table
from outreach.contact.numbers import normalise
from outreach.errors import SettingsError
from outreach.settings import Settings


@click.command()
def worker() -> None:
    """Send what is due, until told to stop. Any number of workers may run."""
    if not Settings.from_env().sending:
        _stay_idle()
        return
    Settings.from_env().for_sending()
    try:
        from outreach.worker.run import run_worker, stop_on_signals  # heavy: the engine
    except ImportError as problem:
        raise SettingsError("OUTREACH_SENDING", problem=f"what sending needs is not installed: {problem}",
                            remedy="Install all of requirements.lock") from problem
    stop = stop_on_signals()
    with open_line(for_demo=False) as line:
        click.echo("The worker runs. Ctrl-C or SIGTERM ends it once what it began is done.")
        run_worker(line, stop)


def _stay_idle() -> None:
    """Wait to be stopped: whatever starts a Procfile's processes ends all of them when one ends."""
    stop = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    click.echo("OUTREACH_SENDING is not yes, so nothing is sent: this worker has nothing to do.")
    stop.wait()


@click.group()
def send() -> None:
    """What the line sends unasked: broadcasts, tests for staff, and how it goes."""


for _command in (preview, start, pause, resume, cancel, report):
    send.add_command(_command)


@send.command(name="test")
@click.option("--to", "number", metavar="NUMBER", required=True, help="OUTREACH_STAFF_NUMBER, and no other.")
@click.argument("topic")
def send_test(number: str, topic: str) -> None:
    """Send a topic's first page to staff, by the way that every message takes.

    TOPIC is a keyword, such as TYPES, or a script, such as recurrent-cancer/en/types.
    """
    settings = Settings.from_env().for_sending()
    with open_line(for_demo=False) as line:
        line.outbox.test(normalise(number), _script(line, topic))
    click.echo(f"Written down for a worker to send, {settings.sends_per_second} a second. "
               "How it went: outreach send status")


@send.command()
def status() -> None:
    """How far the line is, how many messages wait, were sent, refused or failed, and what became of them on the way."""
    with open_line(for_demo=False) as line:
        line.store.check_outbox()
        print_progress(line)
        click.echo("")
        rows = [(one.state.value, _reason(one.reason), str(one.count)) for one in line.store.tally()]
        print_table([("MESSAGES", "WHY", "HOW MANY"), *rows] if rows else [("No message is on record.",)])
        receipts = [(state, code, str(count)) for state, code, count in line.store.receipts_by_status()]
        if receipts:
            click.echo("")
            print_table([("THE PROVIDER REPORTS", "CODE", "HOW MANY"), *receipts])
        click.echo(f"\nWorkers: {len(line.store.beats())}")


def _script(line: Service, topic: str) -> str:
    """The script that a keyword names in the build that is served; a script's own name stays as it is."""
    named = (found for shelf in line.builds.shelf().tongues for found in shelf.named(topic.lower()))
    return next((found.name for found in named), topic)


def _reason(reason: str) -> str:
    return reason or "-"


