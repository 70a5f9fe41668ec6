"""`outreach worker` and `outreach send`, as an operator types them."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.databases import ask, new_address
from tests.fakes import PATIENT, PERSON
from tests.provider_server import FakeProvider
from tests.sending_line import ROOT, SendingLine, copy_build

SOON_S = 40


@pytest.fixture
def fake() -> Iterator[FakeProvider]:
    """The other end."""
    with FakeProvider() as server:
        yield server


@pytest.fixture
def line(tmp_path: Path, built: Path, fake: FakeProvider) -> Iterator[SendingLine]:
    """A line of its own."""
    copy_build(built, tmp_path / "data")
    with new_address("sqlite", tmp_path / "data" / "outreach.sqlite") as address:
        yield SendingLine(tmp_path / "data", address, fake.url, {"staff_number": PERSON})


def run(line: SendingLine, *arguments: str, **environ: str) -> subprocess.CompletedProcess[str]:
    """One command."""
    return subprocess.run([sys.executable, "-m", "outreach", *arguments], env=line.environ | environ, cwd=ROOT,
                          capture_output=True, text=True, check=False, timeout=60)


def start(line: SendingLine, **environ: str) -> subprocess.Popen[str]:
    """A worker, from the moment that it says it runs."""
    process = subprocess.Popen([sys.executable, "-u", "-m", "outreach", "worker"], env=line.environ | environ, cwd=ROOT,
                               stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert "worker" in process.stdout.readline()
    return process


def test_a_test_for_staff(line: SendingLine, fake: FakeProvider) -> None:
    """It is written down, sent by the worker, seen in the status; SIGTERM ends the worker quietly."""
    staff = {"OUTREACH_STAFF_NUMBER": PERSON}
    asked = run(line, "send", "test", "--to", PERSON, "TYPES", **staff)
    assert (0, "") == (asked.returncode, asked.stderr), asked
    worker = start(line, **staff)
    until = time.monotonic() + SOON_S
    while not fake.taken and time.monotonic() < until:
        time.sleep(0.1)
    assert 1 == len(fake.bodies(PERSON))
    time.sleep(0.5)
    told = run(line, "send", "status").stdout
    worker.send_signal(signal.SIGTERM)
    out, err = worker.communicate(timeout=30)
    assert (0, "", "") == (worker.returncode, out, err)
    assert "sent" in told
    assert "Workers: 1" in told
    assert "Workers: 0" in run(line, "send", "status").stdout


def test_what_the_engine_keeps(line: SendingLine, fake: FakeProvider) -> None:
    """Its file is the owner's alone, in WAL, and holds numbers of rows: no telephone, hash or word."""
    line.owe([PATIENT])
    worker = line.start_worker()
    until = time.monotonic() + SOON_S
    while not fake.taken and time.monotonic() < until:
        time.sleep(0.1)
    time.sleep(1)
    line.end()
    assert 0 == worker.returncode
    file = line.data / "engine.sqlite"
    assert 0o600 == file.stat().st_mode & 0o777
    assert [("wal",)] == ask(f"sqlite:///{file}", "PRAGMA journal_mode")
    kept = file.read_bytes()
    with line.open() as service:
        digest = service.keys.contact(PATIENT).current.digest
    assert b"send_chunk" in kept
    assert not [secret for secret in (PATIENT[2:], digest, "cancer") if secret.encode() in kept]


def test_a_line_that_sends_nothing(line: SendingLine) -> None:
    """A Procfile's worker waits, and does not end what is started beside it."""
    worker = start(line, OUTREACH_SENDING="no")
    worker.send_signal(signal.SIGTERM)
    assert 0 == worker.wait(timeout=60)
    refused = run(line, "send", "test", "--to", PERSON, "TYPES", OUTREACH_SENDING="no")
    assert "OUTREACH_SENDING" in refused.stderr
    assert 1 == refused.returncode


@pytest.mark.parametrize(("arguments", "says"), [
    (("--to", PATIENT, "TYPES"), "OUTREACH_STAFF_NUMBER"), (("--to", PERSON, "NOSUCHTOPIC"), "NOSUCHTOPIC"),
    (("--to", "12", "TYPES"), "digits")])
def test_refusals(line: SendingLine, arguments: tuple[str, ...], says: str) -> None:
    """Each says what to do, without a traceback and without the number."""
    refused = run(line, "send", "test", *arguments, OUTREACH_STAFF_NUMBER=PERSON)
    assert 1 == refused.returncode
    assert says in refused.stderr
    assert "Traceback" not in refused.stderr
    assert "555" not in refused.stderr


def test_a_database_without_the_tables(line: SendingLine, tmp_path: Path) -> None:
    """The worker does not start, and says what to run."""
    empty = tmp_path / "empty.sqlite"
    empty.touch()
    refused = run(line, "worker", DATABASE_URL=f"sqlite:///{empty}")
    assert "outreach migrate" in refused.stderr
    assert refused.returncode
