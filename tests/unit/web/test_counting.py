"""What is counted, over how many workers, and who may see it."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable

import pytest
from flask.testing import FlaskClient

from outreach.bootstrap import Service
from outreach.errors import SettingsError
from outreach.settings import Settings
from outreach.web.app import create_line
from outreach.web.counting import OUTCOMES, ROWS, Counts, Rows, counting, told
from tests.databases import on_both
from tests.fakes import OTHER, Provider

TOKEN = "0123456789abcdef"


def app(status: str) -> Callable[..., list[bytes]]:
    """An application that always answers so."""
    def answer(environ: dict[str, str], start: Callable[..., object]) -> list[bytes]:
        start(status, [])
        return [b""]
    return answer


@pytest.mark.parametrize(("path", "status", "line"), [
    ("/sms", "200 OK", 'to="sms",status="2xx"} 1'), ("/voice/step", "403 FORBIDDEN", 'to="voice",status="403"} 1'),
    ("/status/sms", "503 X", 'to="status",status="5xx"} 1'), ("/smsx", "404 X", 'to="page",status="4xx"} 1'),
    ("", "304 X", 'to="page",status="3xx"} 1'), ("/audio/x.wav", "200 OK", 'to="audio",status="2xx"} 1'),
])
def test_each_answer_is_counted(path: str, status: str, line: str) -> None:
    """Once, where it belongs."""
    counts = Counts()
    counting(app(status), counts)({"PATH_INFO": path}, lambda *_: None)
    lines = list(told(counts))
    assert f"outreach_requests_total{{{line}" in lines
    assert 1 == sum(int(one.split()[-1]) for one in lines if one.startswith("outreach_requests_total"))


def test_an_application_that_breaks_is_counted() -> None:
    """As an error."""
    counts = Counts()

    def broken(environ: dict[str, str], start: Callable[..., object]) -> list[bytes]:
        raise ValueError("broken")
    with pytest.raises(ValueError, match="broken"):
        counting(broken, counts)({"PATH_INFO": "/sms"}, lambda *_: None)
    assert 1 == counts.of(0)[OUTCOMES.index("5xx")]


def test_buckets_grow() -> None:
    """Each holds those below, as Prometheus wants it; the sum is in seconds."""
    counts = Counts()
    for seconds in (0.004, 0.04, 0.4, 40.0):
        counts.add(0, 0, seconds)
    found = {line.split()[0]: line.split()[1] for line in told(counts) if 'to="sms"' in line}
    bucket = 'outreach_request_seconds_bucket{{to="sms",le="{}"}}'
    assert ["1", "2", "3", "4"] == [found[bucket.format(most)] for most in ("0.005", "0.05", "0.5", "+Inf")]
    assert "40.444000" == found['outreach_request_seconds_sum{to="sms"}']


@pytest.mark.skipif(sys.platform == "win32", reason="no fork")
def test_workers_add_up_and_the_next_goes_on() -> None:
    """Rows are of one worker each; one that is given back is taken on with its numbers."""
    counts, rows = Counts(), Rows()
    for _ in range(3):
        counts.row = rows.take()
        child = os.fork()
        if not child:
            counts.add(0, 0, 0.001)
            os._exit(0)
        os.waitpid(child, 0)
    assert 3 == counts.of(0)[0]
    rows.give_back(1)
    assert 1 == rows.take()
    assert ROWS - 1 == max(rows.take() for _ in range(2 * ROWS))


@pytest.fixture
def visitor(make_service: Callable[..., Service]) -> FlaskClient:
    """A visitor of a line whose operator set a token."""
    return create_line(make_service(metrics_token=TOKEN, sending=True)).test_client()


@pytest.mark.parametrize(("shown", "status"), [("", 403), ("Bearer wrong", 403), (f"Bearer {TOKEN}", 200),
                                               (f"Basic {TOKEN}", 403), ("Bearer é", 403)])
def test_metrics_are_private(visitor: FlaskClient, shown: str, status: int) -> None:
    """Who has the token sees them."""
    headers = {"Authorization": shown, "X-Forwarded-For": "127.0.0.1", "X-Forwarded-User": "root"}
    assert status == visitor.get("/metrics", headers=headers).status_code


def test_without_a_token_there_are_none(provider: Provider) -> None:
    """Not even from this machine."""
    assert 404 == provider.client.get("/metrics", headers={"Authorization": "Bearer "}).status_code


def test_a_short_token_stops_the_start() -> None:
    """What can be tried out is refused."""
    with pytest.raises(SettingsError, match="OUTREACH_METRICS_TOKEN"):
        Settings.from_env({"OUTREACH_METRICS_TOKEN": "short"})


@on_both
def test_numbers_of_the_database(make_service: Callable[..., Service], settings: Settings) -> None:
    """Topics by readers, rare ones together; opt-outs; the queue; nobody's number."""
    client = create_line(make_service(metrics_token=TOKEN, sending=True)).test_client()
    provider = Provider(client, settings)
    for last in range(10):
        provider.text("TYPES", number=f"+12165550{last + 110}")
    provider.text("WHY", number=OTHER)
    provider.text("STOP", number=OTHER)
    page = client.get("/metrics", headers={"Authorization": f"Bearer {TOKEN}"}).get_data(as_text=True)
    for line in ('outreach_topic_readings{script="recurrent-cancer/en/types"} 10',
                 'outreach_topic_readings{script="others"} 0', 'outreach_opt_outs{rule="stop"} 1',
                 "outreach_stops_waiting 0", "outreach_database_up 1"):
        assert line in page.splitlines()
    assert "2165550" not in page


def test_a_database_that_is_down_is_told(visitor: FlaskClient, settings: Settings) -> None:
    """The page is there all the same."""
    (settings.data / "outreach.sqlite").rename(settings.data / "away")
    page = visitor.get("/metrics", headers={"Authorization": f"Bearer {TOKEN}"})
    assert (200, True) == (page.status_code, "outreach_database_up 0" in page.get_data(as_text=True))
