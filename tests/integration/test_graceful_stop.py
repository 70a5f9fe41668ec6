"""A line that is told to stop while texts come in: each that it took is answered and kept once, none is lost."""

from __future__ import annotations

import signal
import socket
import sys
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass

import psutil
import pytest

from outreach.settings import Settings
from outreach.web.last_call import let_nobody_in
from tests.databases import ask, on_both
from tests.fakes import line_settings
from tests.integration.attacks.attackers import read_answer
from tests.integration.test_demo import Demo
from tests.integration.test_holds_processes import serving
from tests.prove.load import texts

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="gunicorn knows no Windows")
SENDERS = 8
#: seconds of texts before the end comes, and in which all must be over
BEFORE_S, MOST_S = 1.0, 25.0
PROVIDERS_PATIENCE_S = 15
#: texts of one sender; more than it can send
MOST = 1500


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """A text that the line took: its id, how it was answered (0: not at all), and when it was handed over."""

    sid: str
    status: int
    at: float


def send(line: Demo, request: bytes) -> Sent | None:
    """Send a text over a connection of its own, as a provider does; None where nobody listens any more."""
    sid = request.rpartition(b"MessageSid=")[2][:34].decode()
    try:
        peer = socket.create_connection(("127.0.0.1", line.port), timeout=PROVIDERS_PATIENCE_S)
    except ConnectionError:
        return None
    with closing(peer):
        at = time.monotonic()
        peer.sendall(request.replace(b"\r\n", b"\r\nConnection: close\r\n", 1))
        return Sent(sid=sid, status=read_answer(peer).status, at=at)


def keep_sending(line: Demo, requests: list[bytes]) -> Iterator[Sent]:
    """One after the other, until nobody listens."""
    for request in requests:
        sent = send(line, request)
        if sent is None:
            return
        yield sent


@on_both
def test_stopping_under_load(settings: Settings, environ: dict[str, str]) -> None:
    """SIGTERM: whoever got a connection gets an answer, and the answer is kept; then the server ends by itself."""
    with serving(settings, environ | {"OUTREACH_TEXTS_PER_HOUR": "100000", "OUTREACH_TEXTS_PER_DAY": "100000",
                                      "OUTREACH_TEXTS_PER_MINUTE": "100000"}) as line:
        address = line_settings(settings.data, public_url=f"http://127.0.0.1:{line.port}")
        assert address.auth_token == settings.auth_token
        shares = [texts(address, MOST) for _ in range(SENDERS)]
        with ThreadPoolExecutor(SENDERS) as threads:
            running = [threads.submit(lambda share=share: list(keep_sending(line, share))) for share in shares]
            time.sleep(BEFORE_S)
            told = time.monotonic()
            line.process.send_signal(signal.SIGTERM)
            taken = [sent for one in running for sent in one.result()]
        assert 0 == line.process.wait(MOST_S)
    assert time.monotonic() - told < MOST_S
    assert len(taken) < MOST * SENDERS
    assert {200} == {sent.status for sent in taken}, Counter((sent.status, sent.at > told) for sent in taken)
    kept = Counter(sid for sid, in ask(settings.database, "select sid from inbound"))
    assert {sent.sid: 1 for sent in taken} == dict(kept)


@pytest.mark.parametrize("how", [signal.SIGHUP, signal.SIGTTOU])
def test_workers_that_end_alone_shut_no_door(settings: Settings, environ: dict[str, str], how: signal.Signals) -> None:
    """New workers, or fewer: the server goes on taking texts meanwhile and afterwards."""
    with serving(settings, environ) as line:
        before = set(psutil.Process(line.process.pid).children())
        line.process.send_signal(how)
        until = time.monotonic() + MOST_S
        while before <= set(psutil.Process(line.process.pid).children()):
            assert line.text("TYPES")
            assert time.monotonic() < until
        assert all(line.text("TYPES", number=f"+121655501{last}") for last in range(10, 20))


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux has filters on sockets")
def test_nobody_new_is_greeted() -> None:
    """Who is connected stays so and may send; who comes later is not left waiting in vain."""
    with closing(socket.create_server(("127.0.0.1", 0))) as door:
        early = socket.create_connection(door.getsockname())
        let_nobody_in(door)
        with closing(socket.socket()) as late:
            late.settimeout(0.2)
            with pytest.raises(TimeoutError):
                late.connect(door.getsockname())
        taken, _ = door.accept()
        with closing(taken), closing(early):
            early.sendall(b"STOP")
            assert taken.recv(10) == b"STOP"
