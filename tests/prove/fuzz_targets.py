"""What fuzzing calls: any bytes as a webhook, as a text of somebody, as a document; raises where something is wrong.

`tests/integration/test_fuzz_findings.py` plays all that was ever found through the same functions.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from itertools import count
from pathlib import Path
from time import process_time
from urllib.parse import quote_from_bytes
from xml.etree import ElementTree as ET

from flask.testing import FlaskClient
from werkzeug.test import EnvironBuilder
from werkzeug.wrappers import Request

from outreach.bootstrap import assemble
from outreach.dialogue.shelf import Shelf
from outreach.dialogue.sms import reply_to
from outreach.errors import SourceError
from outreach.ingest.reader import read_document
from outreach.model.conversation import Contact, InboundSms, Question, ReadingPosition, TextState
from outreach.settings import Settings
from outreach.twiml.signature import HEADER, sign
from outreach.web.app import LARGEST_REQUEST, create_line
from outreach.web.line import LINE
from outreach.web.short_way import ShortWay
from tests.fakes import NOON, PATIENT, FrozenClock
from tests.read_alike import read_alike

Target = Callable[[bytes], None]

PATHS = ("/sms", "/voice", "/voice/step", "/status/sms", "/status/voice")
KINDS = ("application/x-www-form-urlencoded", "multipart/form-data; boundary=b", "application/json", "")
#: what the line may answer a webhook with; anything else is an error of ours
ANSWERS = frozenset((200, 204, 400, 403, 405, 413, 503))
#: own processor time in which anything must be answered, on any machine
MOST_SECONDS = 2.0
LONGEST_TEXT = 1600


class Wrong(AssertionError):
    """The line did what it never may."""


class Troubles(logging.Handler):
    """Collects what the line logs as trouble: behind a kind answer nothing may have failed."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        logging.getLogger("outreach").addHandler(self)

    def emit(self, record: logging.LogRecord) -> None:
        """Keep it."""
        self.found.append(record.getMessage())

    def check(self) -> None:
        """Raise what was found since the last time."""
        found, self.found = self.found, []
        if found:
            raise Wrong(found[0])


@dataclass(frozen=True, slots=True)
class Webhook:
    """Posts bytes: the first says where to, how and whether signed; then query and body with a line end between."""

    client: FlaskClient
    settings: Settings
    troubles: Troubles
    #: each message has an id of its own; what a second person's use of one does is another test
    numbers: Iterator[int] = field(default_factory=count)

    def __call__(self, data: bytes) -> None:
        """Send one webhook, and look at its answer."""
        how, rest = data[0] if data else 0, data[1:]
        query, found, body = rest.partition(b"\n")
        path = PATHS[how % 5] + (f"?{quote_from_bytes(query, safe='&=+%')}" if query and found else "")
        kind = KINDS[how // 5 % 4]
        ours = f"MessageSid=SM{next(self.numbers)}&AccountSid={self.settings.account_sid}&" if how < 200 else ""
        body = ours.encode() + (body if found else rest)
        headers = {HEADER: _signature(self.settings, path, body, kind)} if how < 230 else {}
        answer = self.client.post(path, data=body, content_type=kind, headers=headers)
        self._check(answer.status_code, answer.mimetype, answer.data)

    def _check(self, status: int, kind: str, body: bytes) -> None:
        self.troubles.check()
        if status not in ANSWERS or b"Traceback" in body:
            raise Wrong(f"answered with {status}")
        if kind == "text/xml":
            ET.fromstring(body)


@dataclass(frozen=True, slots=True)
class Bytes:
    """Sends bytes as the fields and, behind an empty line, the body of a text; most of them signed, with their length.

    What is plain must be read as the server reads it, and answered as Flask answers it.
    """

    client: FlaskClient
    settings: Settings
    troubles: Troubles
    numbers: Iterator[int] = field(default_factory=count)

    def __call__(self, data: bytes) -> None:
        """Send one text by both ways."""
        fields, _, body = data[1:].partition(b"\n\n")
        sid = f"SB{next(self.numbers)}"
        body = f"MessageSid={sid}&AccountSid={self.settings.account_sid}&".encode() + body
        ours = {HEADER: _signature(self.settings, "/sms", body, KINDS[0]), "Content-Length": str(len(body)),
                "Content-Type": KINDS[0]} if data[:1] < b"\xe0" else {}
        lines = [b"POST /sms HTTP/1.1", *(f"{name}: {value}".encode() for name, value in ours.items()),
                 *fields.split(b"\n"), b"", b""]
        sent = b"\r\n".join(lines) + body
        line = self.client.application.extensions[LINE]
        short = ShortWay(line, largest=LARGEST_REQUEST).answer(sent) if read_alike(sent) else None
        self.troubles.check()
        answered = line.service.store.how_answered(sid) if short else None
        if not short or (answered and answered.rule == "forget"):  # it forgets the reader's language, too
            return
        if short.content.partition(b"\r\n\r\n")[2] != self.client.post("/sms", data=body, headers=ours).data:
            raise Wrong("answered otherwise than by Flask")


@dataclass(frozen=True, slots=True)
class Classifier:
    """Answers bytes as the text of somebody; the first byte says what is known of them."""

    shelf: Shelf
    sender: Contact
    troubles: Troubles

    def __call__(self, data: bytes) -> None:
        """Answer one text without a database."""
        body = data[1:].decode("utf-8", "replace")[:LONGEST_TEXT]
        inbound = InboundSms(message_sid="SM1", sender=self.sender, body=body)
        step = reply_to(inbound, _state(data[0] if data else 0), self.shelf, now=NOON, position_hours=24)
        self.troubles.check()
        if any(not 0 < len(words) <= LONGEST_TEXT for words in step.reply.messages):
            raise Wrong("an answer of no length, or too long")


@dataclass(frozen=True, slots=True)
class Markdown:
    """Reads bytes as a document: read, or refused by name."""

    file: Path

    def __call__(self, data: bytes) -> None:
        """Read one document."""
        self.file.write_bytes(data)
        try:
            read_document(self.file)
        except SourceError:
            return


def _signature(settings: Settings, path: str, body: bytes, kind: str) -> str:
    form = Request(EnvironBuilder(path, method="POST", data=body, content_type=kind).get_environ()).form
    named = [(name or "", value) for name, value in form.items(multi=True)]
    return sign(settings.auth_token, settings.public_url + path, named)


def targets(settings: Settings) -> dict[str, Target]:
    """Every target, over a line whose build and database are there."""
    service, troubles = assemble(settings, clock=FrozenClock()), Troubles()
    client = create_line(service).test_client()
    named: dict[str, Target] = {
        "webhook": Webhook(client, settings, troubles), "bytes": Bytes(client, settings, troubles),
        "classifier": Classifier(service.shelf(), service.keys.contact(PATIENT), troubles),
        "markdown": Markdown(settings.data / "page.md")}
    return {name: _timed(target) for name, target in named.items()}


def _timed(target: Target) -> Target:
    def call(data: bytes) -> None:
        began = process_time()
        target(data)
        if process_time() - began > MOST_SECONDS:
            raise Wrong(f"took {process_time() - began:.1f} s")

    return call


def _state(bits: int) -> TextState:
    """One of some states: strangers, readers in the middle, people who were asked which guide, opted out, Spanish."""
    until = NOON + timedelta(hours=1)
    place = ReadingPosition(document="recurrent-cancer", section="types", page=1 + bits % 3, expires_at=until)
    question = Question(word="types", page=1, expires_at=until)
    return TextState(opted_out=bool(bits & 64), notice="1" if bits & 4 else "", language=("", "es")[bits >> 3 & 1],
                     position=place if bits & 16 else None, question=question if bits & 32 else None)
