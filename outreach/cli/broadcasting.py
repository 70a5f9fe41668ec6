"""`outreach send …` for broadcasts: look first, begin, pause, resume, cancel; and what programmes came to."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import click

from outreach.bootstrap import Service
from outreach.campaigns.broadcasts import Broadcasts
from outreach.campaigns.preview import Preview, preview_of
from outreach.campaigns.report import Progress, casts_of, hidden, progress_of, report_rows
from outreach.cli.options import open_line, print_table, require_name
from outreach.model.programmes import cast_batch
from outreach.model.small_counts import LEAST_TOLD
from outreach.settings import Settings

_WIDTH = 30
_OUTCOMES = ("sent", "waiting", "stopped", "failed", "not sent")
_NOTHING = "Nothing was sent, and nothing waits."
_EXPLAINED = f"""
SENT      the phone company took it. Whether it was read nobody knows.
WAITING   its hour has not come, or it is paused.
STOPPED   its reader had said STOP or left before it went out.
FAILED    the phone company refused it: mostly numbers that take no texts.
NOT SENT  cancelled, too late, or its script was taken back.
Counts under {LEAST_TOLD} are not told: they could tell of persons."""
_programme = click.option("--programme", metavar="NAME", required=True, help="Such as news/en, or NEWS.")
_script = click.option("--script", metavar="SCRIPT", required=True, help="Such as TYPES, or recurrent-cancer/en/types.")


@click.command()
@_programme
@_script
def preview(programme: str, script: str) -> None:
    """What a broadcast would come to: to how many, in how many segments, for how much, until when. Nothing is sent."""
    with open_line(for_demo=False) as line:
        line.store.check_programmes()
        _print_preview(preview_of(line, programme, script))


@click.command()
@click.argument("name")
@_programme
@_script
@click.option("--by", metavar="NAME", default="", help="Who begins it; kept with it.")
@click.option("--dry-run", is_flag=True, help="Show what it would come to, and begin nothing.")
def start(name: str, programme: str, script: str, by: str, *, dry_run: bool) -> None:
    """Send a reviewed script to everybody in a programme. NAME is yours to choose, such as march-note."""
    by = by if dry_run else require_name(by, name, "outreach send start march-note --programme news/en "
                                         '--script recurrent-cancer/en/types --by "Ann Example"')
    Settings.from_env().for_sending()
    with open_line(for_demo=False) as line:
        line.store.check_programmes()
        _print_preview(preview_of(line, programme, script))
        if dry_run:
            click.echo("Nothing was begun.")
        else:
            Broadcasts(service=line).start(name, programme, script, who=by)
            click.echo(f"Begun. How it goes: outreach send status. To stop it: outreach send cancel {name}")


def _change(act: Callable[[Broadcasts, str], int], told: str) -> click.Command:
    """A command that pauses, resumes or cancels a broadcast, and tells how many messages that were."""

    @click.argument("name")
    def change(name: str) -> None:
        with open_line(for_demo=False) as line:
            line.store.check_programmes()
            click.echo(told.format(name=name, count=act(Broadcasts(service=line), name)))

    return click.command(name=act.__name__, help=_HELP[act.__name__])(change)


_HELP = {"pause": "Let nothing more of a broadcast go out until it is resumed.",
         "resume": "Let a paused broadcast go on.",
         "cancel": "End a broadcast at once and for good; what the provider has cannot be called back."}
pause = _change(Broadcasts.pause, "Paused: {count} messages wait. To let them go on: outreach send resume {name}")
resume = _change(Broadcasts.resume, "Resumed: {count} messages go on.")
cancel = _change(Broadcasts.cancel, "Cancelled: {count} messages stay unsent.")


@click.command()
def report() -> None:
    """What programmes came to, for a manager: counts alone, and none that would tell of persons."""
    with open_line(for_demo=False) as line:
        line.store.check_programmes()
        until = line.clock().date()
        since = until - timedelta(days=line.settings.keep_days)
        click.echo(f"{line.settings.operator_name}: what our programmes sent, {since} to {until}\n")
        rows = [(row.programme, row.cast or "series", *(hidden(row.counts[name]) or "-" for name in _OUTCOMES))
                for row in report_rows(line)]
        print_table([("PROGRAMME", "WHAT", *(name.upper() for name in _OUTCOMES)), *rows] if rows else [(_NOTHING,)])
        members = [(name, hidden(count) or "-") for name, count in line.store.member_counts().items()]
        click.echo("")
        print_table([("PROGRAMME", "PEOPLE IN IT NOW"), *members] if members else [("Nobody is in a programme.",)])
        click.echo(_EXPLAINED)


def print_progress(line: Service) -> None:
    """A bar, the rate and the time left; then each broadcast."""
    click.echo(bar(progress_of(line)))
    casts = casts_of(line)
    if casts:
        stage = Broadcasts(service=line).stage
        rows = [(cast.name, cast.programme, stage(cast), *_counted(line, cast_batch(cast.programme, cast.name)))
                for cast in casts]
        click.echo("")
        print_table([("BROADCAST", "PROGRAMME", "STATE", "SENT", "WAITING", "NOT SENT"), *rows])


def _counted(line: Service, batch: str) -> tuple[str, str, str]:
    tally = line.store.batch_tally(batch)
    waiting = sum(one.count for one in tally if one.state in ("waiting", "claimed"))
    sent = sum(one.count for one in tally if one.state == "sent")
    return str(sent), str(waiting), str(sum(one.count for one in tally) - sent - waiting)


def bar(progress: Progress) -> str:
    """Two lines, each within 80 columns; what is due in hours to come is not in the bar."""
    whole = progress.done + progress.due
    full = round(_WIDTH * progress.done / whole) if whole else 0
    share = f"{100 * progress.done // whole}%" if whole else "nothing yet"
    return (f"Today (UTC) [{'#' * full}{'.' * (_WIDTH - full)}] {share}\n"
            f"{progress.sent} sent, {progress.unsent} not sent, {progress.due} due now: {_pace(progress)}")


def _pace(progress: Progress) -> str:
    """How fast it goes, and how long it takes at that pace."""
    if not progress.due:
        return "nothing to do"
    if progress.left is None:
        return "nothing went out in the last minute"
    hours, minutes = divmod(round(progress.left.total_seconds() / 60), 60)
    left = f"about {hours} h {minutes} min" if hours else f"about {minutes} min" if minutes else "under a minute"
    return f"{progress.rate:.1f} a second, {left} left"


def _print_preview(found: Preview) -> None:
    ends = f"{found.ends_at:%Y-%m-%d %H:%M} UTC, if nothing else is sent" if found.ends_at else (
        "it does not end within three days: raise OUTREACH_SENDS_PER_SECOND or OUTREACH_SENDS_PER_DAY")
    cost = f"{found.cost:.2f}" if found.cost is not None else "not known: set OUTREACH_PRICE_PER_SEGMENT"
    print_table([
        ("programme", f"{found.programme.name} ({found.programme.kind}, by {found.programme.channel})"),
        ("script", found.script), ("on the screen", found.words), ("people", str(found.people)),
        ("left out, time of day unknown", str(found.without_zone)), ("segments", str(found.segments)),
        ("cost", cost), ("ends", ends)])


