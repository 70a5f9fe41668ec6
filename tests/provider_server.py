"""A provider on loopback: a real HTTP server that answers as the OpenAPI description of the messages resource says.

Error answers follow the provider's own pages on errors: `{"code", "message", "more_info", "status"}`. As a process:
`python -m tests.provider_server --latency 0.05 --errors 0.02`; it prints its address.
"""

from __future__ import annotations

import argparse
import base64
import json
import random
import sys
import threading
import time
from collections import deque
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import format_datetime
from enum import StrEnum
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

ACCOUNT, TOKEN = "AC" + "1" * 32, "token-of-the-tests"
VERSION = "2010-04-01"
MESSAGES_PATH, CALLS_PATH = (f"/{VERSION}/Accounts/{ACCOUNT}/{kind}.json" for kind in ("Messages", "Calls"))
#: longer than a text may be
LONGEST = 1600
MESSAGES = {20003: "Authenticate", 20404: "The requested resource was not found", 20429: "Too Many Requests",
            21201: "No 'To' number specified", 21205: "Url is not a valid URL",
            21213: "A 'From' phone number is required", 21210: "'From' phone number not verified",
            21211: "Invalid 'To' Phone Number", 21602: "Message body is required.",
            21603: "A 'From' phone number is required", 21604: "A 'To' phone number is required.",
            21606: "The 'From' phone number provided is not a valid message-capable Twilio phone number",
            21610: "Attempt to send to unsubscribed recipient", 21614: "'To' number is not a valid mobile number",
            21617: "The concatenated message body exceeds the 1600 character limit",
            20500: "Internal Server Error", 20503: "Service unavailable"}


class Fault(StrEnum):
    """What goes wrong with one request; the second half of a name tells that the message was taken all the same."""

    TOO_MANY = "429"
    BROKEN = "500"
    BROKEN_AFTER = "500 after"
    UNAVAILABLE = "503"
    SLOW = "slow"
    SLOW_AFTER = "slow after"
    CUT = "cut"
    CUT_AFTER = "cut after"
    GARBAGE_AFTER = "garbage after"
    DRIBBLE_AFTER = "dribble after"
    DRIBBLE_CHUNKS_AFTER = "dribble chunks after"


AFTER = frozenset(fault for fault in Fault if fault.value.endswith("after"))
RANDOM_FAULTS = (Fault.TOO_MANY, Fault.BROKEN, Fault.BROKEN_AFTER, Fault.UNAVAILABLE, Fault.CUT_AFTER)


@dataclass
class FakeProvider:
    """The account's messages, and what is to go wrong next."""

    latency_s: float = 0.0
    #: which part of the requests fails
    errors: float = 0.0
    #: how long a slow answer takes
    slow_s: float = 1.0
    seed: int = 1
    line_number: str = "+12165550142"
    #: the file in which the moment stands; without one it is now
    clock: str = ""
    #: the code with which each number is refused
    refused: dict[str, int] = field(default_factory=dict)
    planned: deque[Fault] = field(default_factory=deque)
    taken: list[dict[str, Any]] = field(default_factory=list)
    calls: list[dict[str, Any]] = field(default_factory=list)
    #: when each message was taken, in seconds since 1970
    taken_at: list[float] = field(default_factory=list)
    #: method, path, status of each request
    requests: list[tuple[str, str, int]] = field(default_factory=list)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def __post_init__(self) -> None:
        self._random = random.Random(self.seed)
        self._server: ThreadingHTTPServer | None = None

    def __enter__(self) -> FakeProvider:
        handler = type("Handler", (_Handler,), {"provider": self})
        self._server = _Server(("127.0.0.1", 0), handler)
        threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()

    @property
    def url(self) -> str:
        """Where it listens."""
        return f"http://127.0.0.1:{self._server.server_address[1]}"

    def plan(self, *faults: Fault) -> None:
        """Let the next requests for a message go wrong, in this order."""
        self.planned.extend(faults)

    def bodies(self, number: str) -> list[str]:
        """What was taken for a number."""
        return [message["body"] for message in self.taken if message["to"] == number]

    def next_fault(self) -> Fault | None:
        with self.lock:
            if self.planned:
                return self.planned.popleft()
            return self._random.choice(RANDOM_FAULTS) if self._random.random() < self.errors else None

    def take(self, form: dict[str, str]) -> dict[str, Any]:
        """Keep a message, as a 201 answers it."""
        with self.lock:
            now = self.now()
            message = message_resource(len(self.taken), form, now)
            self.taken.append(message)
            self.taken_at.append(now.timestamp())
            return message

    def now(self) -> datetime:
        """The moment at which something is taken."""
        return datetime.fromisoformat(Path(self.clock).read_text()) if self.clock else datetime.now(UTC)

    def take_call(self, form: dict[str, str]) -> dict[str, Any]:
        """Keep a call, as a 201 answers it."""
        with self.lock:
            self.calls.append(call_resource(len(self.calls), form))
            return self.calls[-1]

    def refusal_of_call(self, form: dict[str, str]) -> int:
        """The code with which a call is refused for good; 0 for none."""
        if not form.get("To"):
            return 21201
        if not form.get("From"):
            return 21213
        if not form.get("Url", "").startswith("http"):
            return 21205
        if form["From"] != self.line_number:
            return 21210
        return self.refused.get(form["To"], 0 if form["To"].startswith("+1") else 21211)

    def refusal(self, form: dict[str, str]) -> int:
        """The code with which a message is refused for good; 0 for none."""
        if not form.get("To"):
            return 21604
        if not form.get("From") and not form.get("MessagingServiceSid"):
            return 21603
        if form.get("From") != self.line_number:
            return 21606
        if not form.get("Body"):
            return 21602
        if len(form["Body"]) > LONGEST:
            return 21617
        return self.refused.get(form["To"], 0 if form["To"].startswith("+1") else 21211)


def message_resource(number: int, form: dict[str, str], at: datetime | None = None) -> dict[str, Any]:
    """A message as the description `api.v2010.account.message` has it, just created."""
    sid, now = f"SM{number:032x}", format_datetime(at or datetime.now(UTC))
    uri = f"/{VERSION}/Accounts/{ACCOUNT}/Messages/{sid}"
    return {"account_sid": ACCOUNT, "api_version": VERSION, "body": form["Body"], "date_created": now,
            "date_sent": None, "date_updated": now, "direction": "outbound-api", "error_code": None,
            "error_message": None, "from": form["From"], "messaging_service_sid": form.get("MessagingServiceSid"),
            "num_media": "0", "num_segments": "1", "price": None, "price_unit": "USD", "sid": sid, "status": "queued",
            "subresource_uris": {"media": f"{uri}/Media.json"}, "to": form["To"], "uri": f"{uri}.json"}


def call_resource(number: int, form: dict[str, str]) -> dict[str, Any]:
    """A call as the description `api.v2010.account.call` has it, just created; its Url is told to nobody again."""
    sid, now = f"CA{number:032x}", format_datetime(datetime.now(UTC))
    uri = f"/{VERSION}/Accounts/{ACCOUNT}/Calls/{sid}"
    return {"account_sid": ACCOUNT, "annotation": None, "answered_by": None, "api_version": VERSION,
            "caller_name": None, "date_created": now, "date_updated": now, "direction": "outbound-api",
            "duration": None, "end_time": None, "forwarded_from": None, "from": form["From"],
            "from_formatted": form["From"], "group_sid": None, "parent_call_sid": None, "phone_number_sid": None,
            "price": None, "price_unit": "USD", "queue_time": "0", "sid": sid, "start_time": None,
            "status": "queued", "stir_verstat": None,
            "subresource_uris": {"recordings": f"{uri}/Recordings.json"}, "to": form["To"],
            "to_formatted": form["To"], "trunk_sid": None, "uri": f"{uri}.json"}


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 128

    def handle_error(self, request: object, client_address: object) -> None:
        """Clients that are killed leave quietly."""


class _Handler(BaseHTTPRequestHandler):
    provider: FakeProvider
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True

    def log_message(self, *_: object) -> None:
        """Nothing on the screen."""

    def do_POST(self) -> None:
        form = self._form()
        if self._is_stranger() or self._path() not in (MESSAGES_PATH, CALLS_PATH):
            return
        is_call = self._path() == CALLS_PATH
        refusal, take = ((self.provider.refusal_of_call, self.provider.take_call) if is_call
                         else (self.provider.refusal, self.provider.take))
        fault = self.provider.next_fault()
        if code := 0 if fault else refusal(form):
            self._error(400, code)
            return
        message = take(form) if fault is None or fault in AFTER else None
        time.sleep(self.provider.latency_s)
        self._answer_with(fault, message)

    def do_GET(self) -> None:
        if self._path() == "/_taken":
            with self.provider.lock:
                self._send(200, [[one["to"], one["body"], at]
                                 for one, at in zip(self.provider.taken, self.provider.taken_at, strict=True)])
        elif self._path() == "/_count":
            self._send(200, len(self.provider.taken))
        elif self._is_stranger():
            return
        elif self._path() in (MESSAGES_PATH, CALLS_PATH):
            time.sleep(self.provider.latency_s)
            self._send(200, self._page())
        else:
            self._error(404, 20404)

    def _answer_with(self, fault: Fault | None, message: dict[str, Any] | None) -> None:
        statuses = {Fault.TOO_MANY: (429, 20429), Fault.BROKEN: (500, 20500), Fault.BROKEN_AFTER: (500, 20500),
                    Fault.UNAVAILABLE: (503, 20503)}
        if fault in statuses:
            self._error(*statuses[fault])
        elif fault in (Fault.CUT, Fault.CUT_AFTER):
            self.close_connection = True
        elif fault is Fault.GARBAGE_AFTER:
            self._send(201, None, content=b"<html>502 Bad Gateway</html>")
        elif fault in (Fault.DRIBBLE_AFTER, Fault.DRIBBLE_CHUNKS_AFTER):
            self._dribble(message, in_chunks=fault is Fault.DRIBBLE_CHUNKS_AFTER)
        else:
            if fault is not None:
                time.sleep(self.provider.slow_s)
            self._send(201, message)

    def _dribble(self, message: dict[str, Any] | None, *, in_chunks: bool) -> None:
        content = json.dumps(message).encode()
        self._head(201, "Transfer-Encoding: chunked" if in_chunks else f"Content-Length: {len(content)}")
        for byte in content:
            time.sleep(self.provider.slow_s / 10)
            self.wfile.write(b"1\r\n%c\r\n" % byte if in_chunks else bytes((byte,)))

    def _page(self) -> dict[str, Any]:
        """One page of the list, the newest first."""
        query = {name: values[0] for name, values in parse_qs(urlsplit(self.path).query).items()}
        size, number = int(query.get("PageSize", 50)), int(query.get("Page", 0))
        kind = "calls" if self._path() == CALLS_PATH else "messages"
        kept = self.provider.calls if kind == "calls" else self.provider.taken
        with self.provider.lock:
            found = [one for one in reversed(kept)
                     if query.get("To", one["to"]) == one["to"] and query.get("From", one["from"]) == one["from"]]
        first, path = number * size, self._path()
        has_more = len(found) > first + size
        return {kind: found[first:first + size], "page": number, "page_size": size, "start": first,
                "end": min(first + size, len(found)) - 1, "uri": self.path,
                "first_page_uri": f"{path}?{urlencode(query | {'Page': 0})}", "previous_page_uri": None,
                "next_page_uri": f"{path}?{urlencode(query | {'Page': number + 1})}" if has_more else None}

    def _is_stranger(self) -> bool:
        """Answers 401 to whoever does not know the account's secret."""
        known = "Basic " + base64.b64encode(f"{ACCOUNT}:{TOKEN}".encode()).decode()
        if self.headers.get("Authorization") == known:
            return False
        self._error(401, 20003)
        return True

    def _form(self) -> dict[str, str]:
        content = self.rfile.read(int(self.headers.get("Content-Length", 0))).decode()
        return {name: values[0] for name, values in parse_qs(content, keep_blank_values=True).items()}

    def _path(self) -> str:
        return urlsplit(self.path).path

    def _error(self, status: int, code: int) -> None:
        self._send(status, {"code": code, "message": MESSAGES[code], "status": status,
                            "more_info": f"https://www.twilio.com/docs/errors/{code}"})

    def _send(self, status: int, answer: object, content: bytes = b"") -> None:
        content = content or json.dumps(answer).encode()
        self._head(status, f"Content-Length: {len(content)}", content)

    def _head(self, status: int, length: str, content: bytes = b"") -> None:
        self.provider.requests.append((self.command, self._path(), status))
        head = f"HTTP/1.1 {status} X\r\nContent-Type: application/json\r\n{length}\r\n\r\n"
        self.wfile.write(head.encode() + content)


def main() -> None:
    """Serve until standard input ends."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--latency", type=float, default=0.0)
    parser.add_argument("--errors", type=float, default=0.0)
    parser.add_argument("--clock", default="")
    options = parser.parse_args()
    with FakeProvider(latency_s=options.latency, errors=options.errors, clock=options.clock) as provider:
        sys.stdout.write(f"{provider.url}\n")
        sys.stdout.flush()
        sys.stdin.read()


if __name__ == "__main__":
    main()
