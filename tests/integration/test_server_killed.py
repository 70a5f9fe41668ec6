"""PostgreSQL is killed and comes back under a real line: gunicorn with two processes, and a worker that sends."""

from __future__ import annotations

import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.error import HTTPError
from xml.etree import ElementTree as ET

import pytest

from outreach.model.outbox import State
from outreach.settings import Settings
from outreach.store.postgres_pools import REST_S
from tests import postgres
from tests.fakes import OTHER, PATIENT, PERSON
from tests.integration.test_demo import Demo
from tests.integration.test_holds_processes import serving
from tests.provider_server import FakeProvider
from tests.sending_line import SendingLine, copy_build, people

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="gunicorn knows no Windows")
#: a provider gives a webhook 15 seconds
PATIENCE_S = 15
#: so often that both processes answer
OFTEN = 8
MESSAGES = 300


@pytest.fixture(scope="module")
def mortal() -> postgres.Server:
    """A server of its own, which a test may kill."""
    return postgres.new_server()


@pytest.fixture
def address(mortal: postgres.Server) -> str:
    """A database on it."""
    return mortal.new_database()


@pytest.fixture
def line(address: str, settings: Settings, environ: dict[str, str]) -> Iterator[Demo]:
    """Two processes that answer texts and calls over that server."""
    with serving(settings.with_changes(database_url=address), environ) as answering:
        yield answering


def until(holds: Callable[[], bool], seconds: float = PATIENCE_S) -> float:
    """Wait until something holds; how long it took."""
    began = time.monotonic()
    while not holds():
        assert time.monotonic() - began < seconds
        time.sleep(0.1)
    return time.monotonic() - began


def is_ready(line: Demo) -> bool:
    """What /readyz says."""
    try:
        return bool(line.get("/readyz"))
    except HTTPError:
        return False


def call(line: Demo) -> str:
    """What the first step of a call says."""
    said = line.post("/voice", {"CallSid": f"CA{time.monotonic_ns()}", "From": PATIENT, "CallStatus": "ringing"})
    return ET.tostring(said, encoding="unicode")


def test_web_processes_answer_meanwhile_and_recover(line: Demo, mortal: postgres.Server, address: str) -> None:
    """Rule 11: texts are silent but for danger, STOP waits on the disk, a call hears numbers; nobody has to restart."""
    assert line.text("STOP", number=PERSON)
    assert all(line.text("TYPES") for _ in range(OFTEN))
    mortal.kill()
    try:
        began = time.monotonic()
        for _ in range(OFTEN):
            assert () == line.text("MORE")
            assert "988" in line.text("I want to kill myself")[0]
            assert "nine, one, one" in call(line)
        assert [503, 503] == [stop(line, number) for number in (PATIENT, OTHER)]
        assert (False, True) == (is_ready(line), "alive" in line.get("/healthz"))
        assert time.monotonic() - began < PATIENCE_S * 2
    finally:
        mortal.start()
    until(lambda: all(is_ready(line) for _ in range(OFTEN)))
    time.sleep(REST_S)  # the other process may have been refused a moment ago, and asks no sooner
    assert {()} == {line.text("TYPES", number=number) for number in (PATIENT, OTHER, PERSON) for _ in range(OFTEN)}
    assert [("out",)] * 3 == postgres.ask(address, "SELECT kind FROM consent")
    assert line.text("START")
    assert "nine, one, one" in call(line)
    assert line.process.poll() is None


def test_a_worker_waits_and_goes_on(mortal: postgres.Server, address: str, built: Path, tmp_path: Path) -> None:
    """In the middle of sending the server is gone for three seconds: the same worker sends the rest, each once."""
    copy_build(built, tmp_path)
    with FakeProvider(latency_s=0.05) as provider:
        line = SendingLine(tmp_path, address, provider.url, changes={"sends_per_second": 50})
        line.owe(people(MESSAGES))
        worker = line.start_worker()
        try:
            until(lambda: len(provider.taken) > MESSAGES // 3, 60)
            mortal.kill()
            time.sleep(3)
            assert worker.poll() is None
            assert len(provider.taken) < MESSAGES
            mortal.start()
            until(lambda: line.states()[State.SENT] == MESSAGES, 90)
            assert worker.poll() is None
        finally:
            line.end()
        assert {1} == set(Counter(message["to"] for message in provider.taken).values())


def stop(line: Demo, number: str) -> int:
    """The status that answers a STOP."""
    try:
        line.text("STOP", number=number)
    except HTTPError as answer:
        return answer.code
    return 200
