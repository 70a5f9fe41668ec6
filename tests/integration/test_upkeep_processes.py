"""A running line forgets on time, and keeps every STOP while its database is broken: real server, kill -9."""

from __future__ import annotations

import json
import signal
import sqlite3
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from urllib.error import HTTPError

import pytest

from outreach.bootstrap import assemble
from outreach.model.conversation import InboundSms
from outreach.settings import Settings
from tests.databases import ask, on_both
from tests.fakes import OTHER, PATIENT
from tests.integration.test_demo import Demo
from tests.integration.test_holds_processes import serving

#: a look comes every second here; two busy cores may take their time
PATIENCE_S = 15
DANGER_AND_STOP = "STOP. I want to kill myself"
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="gunicorn knows no Windows")


@pytest.fixture
def hasty(environ: dict[str, str]) -> dict[str, str]:
    """The environment of a line that looks every second for what is due."""
    return environ | {"OUTREACH_FORGET_SECONDS": "1"}


def texted(settings: Settings, number: str, body: str, days_ago: int) -> None:
    """Somebody texted the line so many days ago."""
    at = datetime.now(UTC) - timedelta(days=days_ago)
    line = assemble(settings, clock=lambda: at)
    sid = f"SM{number}{body}{days_ago}{time.time_ns()}"
    line.answer_text(InboundSms(message_sid=sid, sender=line.keys.contact(number), body=body))
    line.store.close()


def wait_until(holds: Callable[[], bool]) -> None:
    """Wait for something that the line does by itself."""
    until = time.monotonic() + PATIENCE_S
    while not holds():
        assert time.monotonic() < until
        time.sleep(0.1)


def status_of(line: Demo, body: str, *, sid: str, number: str = PATIENT) -> int:
    """How the line answers a text."""
    try:
        line.post("/sms", {"MessageSid": sid, "From": number, "Body": body})
    except HTTPError as refused:
        return refused.code
    return 200


def waiting(settings: Settings) -> int:
    """How many STOPs wait on the disk."""
    return len(list(settings.spool_folder.glob("*.json")))


@contextmanager
def _locked(file: Path) -> Iterator[None]:
    """Another program holds the file and lets nobody write."""
    with closing(sqlite3.connect(file, isolation_level=None)) as database:
        database.execute("begin exclusive")
        yield
        database.execute("rollback")


@contextmanager
def _read_only(file: Path) -> Iterator[None]:
    """Everything can be read and nothing written, as on a full disk."""
    with closing(sqlite3.connect(file, isolation_level=None)) as database:
        for table in ("inbound", "consent", "upkeep"):
            database.execute(f"create trigger full_{table} before insert on {table} "
                             "begin select raise(fail, 'database or disk is full'); end")
        yield
        for table in ("inbound", "consent", "upkeep"):
            database.execute(f"drop trigger full_{table}")


@contextmanager
def _away(file: Path) -> Iterator[None]:
    """The disk is not mounted."""
    away = file.rename(file.with_name("away"))
    yield
    away.rename(file)


@on_both
def test_rows_are_gone_within_the_interval(settings: Settings, hasty: dict[str, str]) -> None:
    """What is older than its period goes, at the start, while the line runs and after kill -9; nothing else."""
    texted(settings, PATIENT, "TYPES", 31)
    texted(settings, OTHER, "STOP", 31)
    texted(settings, PATIENT, "MORE", 8)
    with serving(settings, hasty) as line:
        wait_until(lambda: [(1, "")] == ask(settings.database, "select count(*), max(served) from inbound"))
        assert [("out",)] == ask(settings.database, "select kind from consent")
        texted(settings, PATIENT, "HELP", 40)
        wait_until(lambda: 1 == len(ask(settings.database, "select id from inbound")))
        line.kill(signal.SIGKILL)
    texted(settings, PATIENT, "HELP", 50)
    with serving(settings, hasty) as line:
        wait_until(lambda: 1 == len(ask(settings.database, "select id from inbound")))
        wait_until(lambda: json.loads(line.get("/readyz"))["forgotten_at"] > datetime.now(UTC).isoformat()[:10])
        assert () == line.text("TYPES", number=OTHER)
        assert line.text("TYPES")


@pytest.mark.parametrize("broken", [_locked, _read_only, _away])
def test_a_stop_is_kept_while_the_database_is_broken(settings: Settings, environ: dict[str, str],
                                                     broken: Callable[[Path], Iterator[None]]) -> None:
    """STOP is asked for again, danger with a STOP is answered; both hold from the next text on."""
    with serving(settings, environ) as line:
        with broken(settings.data / "outreach.sqlite"):
            assert status_of(line, "STOP", sid="SM-1") == 503
            [answer] = line.text(DANGER_AND_STOP, number=OTHER)
            assert "988" in answer
            assert status_of(line, "START", sid="SM-2") == 503
            assert waiting(settings) == 2
        assert () == line.text("TYPES", number=OTHER)
        assert () == line.text("TYPES")
        assert 0 == waiting(settings)
        assert [("out",), ("out",)] == ask(settings.database, "select kind from consent")
        confirmed = line.post("/sms", {"MessageSid": "SM-1", "From": PATIENT, "Body": "STOP"})
        assert "we will not text you again" in "".join(confirmed.itertext())
        assert 2 == len(ask(settings.database, "select id from consent"))
        assert line.text("START")


def test_a_stop_outlives_kill_9_between_disk_and_database(settings: Settings, hasty: dict[str, str]) -> None:
    """The next start takes it in by itself, once, whoever texts first."""
    with serving(settings, hasty) as line:
        with _locked(settings.data / "outreach.sqlite"):
            assert status_of(line, "STOP", sid="SM-1") == 503
            line.kill(signal.SIGKILL)
        assert waiting(settings) == 1
        assert [] == ask(settings.database, "select id from consent")
    with serving(settings, hasty) as line:
        wait_until(lambda: waiting(settings) == 0)
        assert [("SM-1", "out")] == ask(settings.database, "select sid, kind from consent")
        assert () == line.text("TYPES")
