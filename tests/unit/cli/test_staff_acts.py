"""`outreach optout` and `outreach forget`: what staff do for one person, without ever showing a number."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from outreach.bootstrap import assemble
from outreach.bootstrap.call_counts import CallOver
from outreach.cli import main
from outreach.contact.keys import new_phone_key
from outreach.model.conversation import InboundSms
from outreach.settings import Settings
from tests.databases import new_address, on_both
from tests.fakes import NOON, PATIENT

BY = ("--by", "Ann Example")
Run = Callable[..., Result]


@pytest.fixture
def keys() -> str:
    """The line's phone key."""
    return new_phone_key("2026a")


@pytest.fixture
def run(tmp_path: Path, keys: str, kind: str) -> Iterator[Run]:
    """Runs a command over a line with an empty database."""
    with new_address(kind, tmp_path / "outreach.sqlite") as address:
        def command(*arguments: str, **environ: str) -> Result:
            return CliRunner().invoke(main, arguments, env={"OUTREACH_DATA": str(tmp_path), "OUTREACH_PHONE_KEYS": keys,
                                                            "DATABASE_URL": address, **environ})
        yield command


@on_both
def test_opt_out_and_count(run: Run) -> None:
    """It is done, counted, and the number stands nowhere in what is printed."""
    done = run("optout", PATIENT, *BY)
    assert 0 == done.exit_code, done.output
    listed = run("optout", "--list")
    assert [["staff", "1"], ["all", "1"]] == [line.split() for line in listed.output.splitlines()[1:]]
    assert "0123" not in done.output + listed.output


def test_forget_a_number_and_what_is_old(run: Run, tmp_path: Path, keys: str) -> None:
    """Texts go, the STOP stays and goes on being counted."""
    text(tmp_path, keys, days_ago=0)
    run("optout", PATIENT, *BY)
    assert "Erased: 1 rows" in run("forget", PATIENT, *BY).output
    assert "Erased: 0 rows" in run("forget", PATIENT, *BY).output
    assert ["all", "1"] == run("optout", "--list").output.splitlines()[-1].split()
    assert "Erased: 0 texts older than 30 days" in run("forget", "--old").output
    text(tmp_path, keys, days_ago=10_000)
    assert "Erased: 1 texts older than 7 days" in run("forget", "--old", OUTREACH_KEEP_DAYS="7").output


def text(folder: Path, keys: str, *, days_ago: int) -> None:
    """Somebody texted the line so many days ago."""
    line = assemble(Settings(data=folder, phone_keys=keys), clock=lambda: NOON - timedelta(days=days_ago))
    line.answer_text(InboundSms(message_sid=f"SM{days_ago}", sender=line.keys.contact(PATIENT), body="HELP"))
    line.store.close()


@pytest.mark.parametrize("command", ["optout", "forget"])
@pytest.mark.parametrize(("arguments", "said"), [
    ((), "NUMBER and --by missing. Write: outreach"), ((PATIENT,), "--by missing"), ((PATIENT, "--by", " "), "--by"),
    (("12", *BY), "too few or too many digits"), (("nobody", *BY), "cannot be understood"),
])
def test_what_cannot_be_done_is_said(run: Run, command: str, arguments: tuple[str, ...], said: str) -> None:
    """An exit code above zero and what to write; nothing is kept."""
    done = run(command, *arguments)
    assert done.exit_code in (1, 2)
    assert said in done.output
    assert ["all", "0"] == run("optout", "--list").output.splitlines()[-1].split()


@pytest.mark.parametrize("arguments", [("optout", PATIENT, "--list"), ("forget", PATIENT, "--old")])
def test_a_number_beside_everybody(run: Run, arguments: tuple[str, ...]) -> None:
    """Either one number, or all."""
    assert "leave the number out" in run(*arguments).output


@on_both
@pytest.mark.parametrize("command", ["optout", "forget"])
def test_other_keys_than_the_lines_are_refused(run: Run, command: str) -> None:
    """An opt-out under another key would never be found by the line."""
    run("optout", PATIENT, *BY)
    done = run(command, PATIENT, *BY, OUTREACH_PHONE_KEYS=new_phone_key("2026b"))
    assert 1 == done.exit_code
    assert "it lacks: 2026a (1)" in done.output


def test_a_database_that_is_not_there(run: Run, tmp_path: Path) -> None:
    """What cannot be kept is never said to be done."""
    (tmp_path / "outreach.sqlite").unlink()
    done = run("optout", PATIENT, *BY)
    assert 1 == done.exit_code
    assert "outreach migrate" in done.output


def test_unanswered_tells_weeks_that_are_over_and_forget_takes_a_number_out(run: Run, tmp_path: Path,
                                                                          keys: str) -> None:
    """Ten numbers make a line, nine none; nobody's number is printed."""
    assert "Nothing yet" in run("unanswered").output
    line = assemble(Settings(data=tmp_path, phone_keys=keys))
    for which in range(10):
        contact = line.keys.contact(f"+121655501{which:02}")
        line.unanswered.note(contact, ("lung",), line.clock() - timedelta(days=8))
    listed = run("unanswered")
    assert "lung" in listed.output
    assert "+1216" not in listed.output
    assert 10 == json.loads(run("unanswered", "--json").output)["numbers"]
    assert "Erased: 1 rows" in run("forget", "+12165550100", *BY).output
    assert "Nothing yet" in run("unanswered").output


def test_calls_are_told_as_counts(run: Run, tmp_path: Path, keys: str) -> None:
    """All of them to staff; in a report no running week and no small count."""
    assert "Nothing yet" in run("calls").output
    for days in (8, 0):
        at = datetime.now(UTC) - timedelta(days=days)
        line = assemble(Settings(data=tmp_path, phone_keys=keys), clock=partial(at.replace, microsecond=0))
        line.call_counts.ended(CallOver(sid=f"CA{days}", status="completed", duration="90"))
    listed = [row.split()[1:] for row in run("calls").output.splitlines()]
    assert [["calls", "completed", "1", "1.5"]] * 2 == listed[1:]
    assert "hidden" in run("calls", "--report").output
    assert [None] == [json.loads(row)["calls"] for row in run("calls", "--report", "--json").output.splitlines()]
