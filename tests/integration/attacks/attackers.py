"""What an attacker has: a socket, any bytes, patience; and the line that is attacked."""

from __future__ import annotations

import socket
import time
from collections.abc import Mapping
from contextlib import closing, suppress
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlencode

from twilio.request_validator import RequestValidator

from outreach.settings import Settings
from tests.databases import ask
from tests.fakes import HEADER, LINE, PATIENT
from tests.integration.test_demo import Demo

FORM = "application/x-www-form-urlencoded"
#: seconds in which any answer must be there
PATIENCE_S = 15.0
TABLES = ("inbound", "consent", "heard", "outbox", "delivery")
WEBHOOKS = ("/sms", "/voice", "/voice/step", "/status/sms", "/status/voice")
#: the head of a text, all but its length
POST = f"POST /sms HTTP/1.1\nHost: x\nContent-Type: {FORM}\nConnection: close"


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What came back: 0 where the line let go without a word."""

    status: int
    headers: dict[str, str] = field(default_factory=dict)
    body: bytes = b""

    @property
    def is_silence(self) -> bool:
        """True for 200 and an empty TwiML document: what limits answer a text with."""
        return self.status == 200 and self.body.endswith(b"<Response />")


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """The line that is attacked."""

    line: Demo
    settings: Settings
    log: Path

    @property
    def port(self) -> int:
        """Where it listens, on loopback."""
        return self.line.port

    def message(self, body: str, **more: str) -> dict[str, str]:
        """The parameters of a text."""
        return {"MessageSid": f"SM{time.time_ns():032x}", "AccountSid": self.settings.account_sid, "From": PATIENT,
                "To": LINE, "Body": body, "NumMedia": "0", **more}

    def signature(self, path: str, params: Mapping[str, str], token: str = "") -> str:
        """The signature by the provider's own library, over the line's public address."""
        url = f"http://127.0.0.1:{self.port}{path}"
        return str(RequestValidator(token or self.settings.auth_token).compute_signature(url, dict(params)))

    def post(self, path: str, params: Mapping[str, str], *, method: str = "POST", signed: str | None = None,
             headers: Mapping[str, str] | None = None, body: bytes | None = None) -> Answer:
        """Send a form, signed as the provider does unless another signature (or "") is given."""
        signature = self.signature(path, params) if signed is None else signed
        sent = {"Host": "line.example.org", "Content-Type": FORM, **({HEADER: signature} if signature else {}),
                **(headers or {})}
        return self.send(request(method, path, sent, urlencode(params).encode() if body is None else body))

    def send(self, data: bytes) -> Answer:
        """Send bytes as they are, and read what comes back."""
        with closing(self.connect()) as peer:
            with suppress(OSError):  # the line answered before it had read everything
                peer.sendall(data)
            return read_answer(peer)

    def connect(self) -> socket.socket:
        """A connection to the line."""
        return socket.create_connection(("127.0.0.1", self.port), timeout=PATIENCE_S)

    def is_well(self) -> bool:
        """It answers others, quickly."""
        began = time.monotonic()
        return self.send(request("GET", "/healthz", {"Host": "x"})).status == 200 and time.monotonic() - began < 5


def request(method: str, path: str, headers: Mapping[str, str], body: bytes = b"") -> bytes:
    """A request as bytes, with its length, to be closed afterwards."""
    lines = {"Connection": "close", **({"Content-Length": str(len(body))} if body else {}), **headers}
    head = "".join(f"{name}: {value}\r\n" for name, value in lines.items())
    return f"{method} {path} HTTP/1.1\r\n{head}\r\n".encode("utf-8", "surrogateescape") + body


def read_answer(peer: socket.socket) -> Answer:
    """Read one answer to the end of its connection, or of patience."""
    data = b""
    try:
        while more := peer.recv(65536):
            data += more
    except OSError:
        pass
    head, _, body = data.partition(b"\r\n\r\n")
    first, *lines = head.decode("latin-1").split("\r\n")
    if not first.startswith("HTTP/1."):
        return Answer(status=0, body=data)
    headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines)}
    return Answer(status=int(first.split()[1]), headers=headers, body=body)


def rows(settings: Settings) -> list[list[tuple[object, ...]]]:
    """All that is kept of people."""
    return [ask(settings.database, f"select * from {table}") for table in TABLES]


def stop(target: Target) -> dict[str, str]:
    """The text that would do most harm."""
    return target.message("STOP", CallSid="CA1", MessageStatus="failed", ErrorCode="21610", CallStatus="busy")
