"""One step of a call ten times at once, at two servers with two processes each: one effect, equal bytes."""

from __future__ import annotations

import math
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from urllib.parse import urlencode
from urllib.request import Request, urlopen

import pytest
from twilio.request_validator import RequestValidator

from outreach.settings import Settings
from tests.databases import ask, on_both
from tests.fakes import LINE, OTHER, PATIENT
from tests.integration.test_demo import Demo
from tests.integration.test_holds_processes import serving

TIMES = 10
pytestmark = [on_both, pytest.mark.skipif(sys.platform == "win32", reason="gunicorn knows no Windows")]
PART = "doc=recurrent-cancer&sec=types&part=1"
#: the beginning, a topic, a text by key 8, a stop in words and by key, a person, the end; with what the caller gives
STEPS = (
    ("/voice", {"CallStatus": "ringing"}), ("/voice/step?at=menu", {"Digits": "3"}),
    (f"/voice/step?at=part&{PART}", {"Digits": "8"}), (f"/voice/step?at=text&{PART}", {"Digits": "1"}),
    ("/voice/step?at=menu", {"Digits": "0"}), ("/voice/step?at=menu", {"SpeechResult": "what is cancer"}),
    ("/voice/step?at=menu", {"SpeechResult": "stop texting me"}),
    ("/status/voice", {"CallStatus": "completed", "CallDuration": "61"}),
)
#: everything that a step may add to; of a count its sum is looked at
EFFECTS = {**{table: f"select count(*) from {table}" for table in ("inbound", "consent", "outbox", "heard")},
           "calls counted": "select coalesce(sum(calls), 0) from call_count",
           "reports": "select count(*) from call_report", "steps": "select count(*) from call_step"}


@pytest.fixture
def servers(settings: Settings, environ: dict[str, str]) -> Iterator[tuple[Demo, Demo]]:
    """Two servers over one database, as two machines are; both may send."""
    own = environ | {"OUTREACH_SENDING": "yes", "OUTREACH_LINE_NUMBER": LINE, "OUTREACH_SPEECH": "yes"}
    with ExitStack() as both:
        yield both.enter_context(serving(settings, own)), both.enter_context(serving(settings, own))


def deliver(line: Demo, path: str, number: str, given: dict[str, str]) -> bytes:
    """Deliver one step of a number's call, and return the answer byte by byte."""
    url = f"http://127.0.0.1:{line.port}{path}"
    params = {"CallSid": f"CA{number.removeprefix('+'):0>32}", "From": number, "To": LINE, "Direction": "inbound",
              "AccountSid": line.secrets["account_sid"], **given}
    signature = RequestValidator(line.secrets["auth_token"]).compute_signature(url, params)
    with urlopen(Request(url, urlencode(params).encode(), {"X-Twilio-Signature": signature}), timeout=20) as answer:
        return bytes(answer.read())


def at_once(servers: tuple[Demo, Demo], path: str, given: dict[str, str]) -> set[bytes]:
    """Deliver one step ten times, to both servers in turn; the different answers, without ports.

    Five come in the same moment shortly before a second is full, five shortly after it: what a step writes
    into an address must not tell them apart.
    """
    full = math.ceil(time.time() + 0.1)

    def send(number: int) -> bytes:
        time.sleep(max(0.0, full + (0.02 if number < TIMES / 2 else -0.02) - time.time()))
        line = servers[number % 2]
        return deliver(line, path, PATIENT, given).replace(str(line.port).encode(), b"PORT")

    with ThreadPoolExecutor(TIMES) as threads:
        return set(threads.map(send, range(TIMES)))


def effects(settings: Settings) -> dict[str, int]:
    """How much of everything there is."""
    return {name: int(ask(settings.database, statement)[0][0]) for name, statement in EFFECTS.items()}


def test_each_step_ten_times_at_once_does_what_it_does_once(servers: tuple[Demo, Demo], settings: Settings) -> None:
    """Compared with somebody else's call, of which each step comes once."""
    seen = set()
    began = f"&began={int(time.time())}"
    for step, given in STEPS:
        path = f"{step}{began}" if "step?" in step else step
        before = effects(settings)
        deliver(servers[0], path, OTHER, given)
        once = effects(settings)
        assert 1 == len(at_once(servers, path, given)), path
        ten = effects(settings)
        added = {name: once[name] - before[name] for name in EFFECTS}
        assert added == {name: ten[name] - once[name] for name in EFFECTS}, (path, given)
        seen |= {name for name, count in added.items() if count}
    assert {"consent", "outbox", "calls counted"} <= seen
