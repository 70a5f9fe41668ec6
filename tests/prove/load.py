"""Load for proofs: genuine texts of many people over kept connections, and what a server's processes spend on them."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from urllib.parse import urlencode

import psutil

from outreach.settings import Settings
from outreach.twiml.signature import HEADER, sign

ROOT = Path(__file__).parents[2]
PEOPLE, CONNECTIONS = 400, 8
BODIES = ("TYPES", "MORE", "MORE", "WHY", "MORE", "HELP", "MENU", "thanks so much")
#: in words of people's own: understood anew each time, and mostly searched for
FREE_BODIES = ("can it come back in my lungs", "my mom has cancer what do i do now", "what is staging", "typs",
               "how long does treatment take", "i am so tired all the time", "ok i will ask the nurse",
               "tell me about why")
_SIDS = count(time.time_ns())


@dataclass(frozen=True, slots=True, kw_only=True)
class Server:
    """A server under load."""

    process: subprocess.Popen[bytes]
    port: int

    def spent(self) -> float:
        """Processor seconds of all its processes so far."""
        return sum(sum(one.cpu_times()[:2]) for one in self.family())

    def family(self) -> list[psutil.Process]:
        """It and its workers."""
        parent = psutil.Process(self.process.pid)
        return [parent, *parent.children(recursive=True)]

    def megabytes(self) -> float:
        """What its processes hold of their own."""
        return sum(one.memory_full_info().uss for one in self.family()) / 1e6

    def files(self) -> int:
        """How many files and connections they hold open."""
        return sum(one.num_fds() for one in self.family())


@contextmanager
def server(app: str, settings: Settings, *, with_hooks: bool) -> Iterator[Server]:
    """Gunicorn as the Procfile runs it, with its hooks for the line alone, until the block ends."""
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    environ = {"PATH": os.defpath, "PYTHONPATH": str(ROOT), "OUTREACH_DATA": str(settings.data), "PORT": str(port),
               "TWILIO_AUTH_TOKEN": settings.auth_token, "TWILIO_ACCOUNT_SID": settings.account_sid,
               "PUBLIC_URL": settings.public_url, "OUTREACH_PHONE_KEYS": settings.phone_keys, "WEB_CONCURRENCY": "2",
               "OUTREACH_SERVE": "drafts", "OUTREACH_VOICE": "provider", "DATABASE_URL": settings.database,
               "OUTREACH_TEXTS_PER_HOUR": "100000", "OUTREACH_TEXTS_PER_DAY": "1000000",
               "OUTREACH_TEXTS_PER_MINUTE": "1000000", "OUTREACH_LINE_NUMBER": settings.line_number,
               "OUTREACH_PERSON_NUMBER": settings.person_number}
    conf = "python:outreach.web.gunicorn_conf" if with_hooks else "python:tests.prove.speed_conf"
    process = subprocess.Popen([sys.executable, "-m", "gunicorn", "--config", conf, "--bind", f"127.0.0.1:{port}",
                                "--max-requests", "0", app], cwd=ROOT, env=environ, stdout=subprocess.DEVNULL,
                               stderr=subprocess.PIPE)
    try:
        _wait(process, port)
        yield Server(process=process, port=port)
    finally:
        process.terminate()
        process.wait(30)


def _wait(process: subprocess.Popen[bytes], port: int) -> None:
    for _ in range(300):
        if process.poll() is not None:
            raise SystemExit(process.stderr.read().decode() if process.stderr else "the server ended")
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(0.1)
        else:
            return


def texts(settings: Settings, number: int, bodies: Sequence[str] = BODIES) -> list[bytes]:
    """So many genuine webhooks, as the provider sends them: 19 parameters, each with an id of its own."""
    return [_text(settings, at, bodies[at // PEOPLE % len(bodies)]) for at in range(number)]


def _text(settings: Settings, at: int, words: str) -> bytes:
    sid = f"SM{next(_SIDS):032x}"
    params = {"ToCountry": "US", "ToState": "OH", "SmsMessageSid": sid, "NumMedia": "0", "ToCity": "CLEVELAND",
              "FromZip": "44114", "SmsSid": sid, "FromState": "OH", "SmsStatus": "received", "FromCity": "CLEVELAND",
              "Body": words, "FromCountry": "US", "To": settings.line_number,
              "ToZip": "44114", "NumSegments": "1", "MessageSid": sid, "AccountSid": settings.account_sid,
              "From": f"+1216555{at % PEOPLE:04d}",
              "ApiVersion": "2010-04-01"}
    body = urlencode(params)
    signature = sign(settings.auth_token, f"{settings.public_url}/sms", params.items())
    return (f"POST /sms HTTP/1.1\r\nHost: line\r\n{HEADER}: {signature}\r\nUser-Agent: TwilioProxy/1.1\r\n"
            f"Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {len(body)}\r\n\r\n{body}").encode()


def deliver(port: int, requests: Sequence[bytes], *, each_s: float = 0.0) -> list[float]:
    """Send them over eight connections, each when the one before is answered; seconds of each.

    With `each_s` a connection waits so long between two.

    Raises:
        SystemExit: one was not answered with 200.
    """
    with ThreadPoolExecutor(CONNECTIONS) as threads:
        shares = [requests[at::CONNECTIONS] for at in range(CONNECTIONS)]
        return [second for taken in threads.map(lambda share: _over_one(port, share, each_s), shares)
                for second in taken]


def _over_one(port: int, requests: Sequence[bytes], each_s: float) -> list[float]:
    taken, peer = [], socket.create_connection(("127.0.0.1", port), timeout=30)
    for one in requests:
        began = time.perf_counter()
        peer.sendall(one)
        answer = b""
        while b"\r\n\r\n" not in answer or len(answer) - answer.index(b"\r\n\r\n") - 4 < _length(answer):
            more = peer.recv(65536)
            if not more:
                break
            answer += more
        taken.append(time.perf_counter() - began)
        if not answer.startswith(b"HTTP/1.1 200"):
            raise SystemExit(f"answered with {answer[:200]!r}")
        if b"connection: close" in answer[:400].lower():
            peer.close()
            peer = socket.create_connection(("127.0.0.1", port), timeout=30)
        if each_s:
            time.sleep(max(0.0, each_s - taken[-1]))
    peer.close()
    return taken


def _length(answer: bytes) -> int:
    head = answer.lower()
    at = head.find(b"content-length: ")
    return int(head[at + 16:head.index(b"\r\n", at)]) if at >= 0 else 0
