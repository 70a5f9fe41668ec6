"""Stand-ins behind the real interfaces: a clock, a provider, a catalogue on paper, broken stores."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import cached_property
from itertools import count
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from flask.testing import FlaskClient
from twilio.request_validator import RequestValidator
from werkzeug.datastructures import Headers, MultiDict
from werkzeug.test import EnvironBuilder, TestResponse

from outreach.bootstrap.builds import make_shelf
from outreach.catalog.keypad import keys_of
from outreach.catalog.lookup import Catalogue, Topic
from outreach.dialogue.shelf import Shelf
from outreach.errors import StoreUnavailable
from outreach.model.conversation import Contact, Recalled, TextState
from outreach.model.programmes import Programme
from outreach.model.script import ServiceWording, SourceCredit
from outreach.model.told import ToldSection
from outreach.settings import Settings
from outreach.web.app import LARGEST_REQUEST
from outreach.web.line import LINE as LINE_KEY
from outreach.web.plain_request import PlainAnswer
from outreach.web.short_way import ShortWay
from outreach.wording.phrasebook import Phrasebook

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
#: fictional numbers, reserved for examples
PATIENT, OTHER, LINE, PERSON = "+12165550123", "+12165550101", "+12165550142", "+12165550119"
HEADER = "X-Twilio-Signature"
Pairs = Iterable[tuple[str, str]]


def line_settings(data: Path, **changes: object) -> Settings:
    """Settings of a line of the tests: own token, address and keys, the provider's voice."""
    return Settings(
        account_sid="AC" + "1" * 32, auth_token="token-of-the-tests", public_url="https://line.example.org",
        phone_keys="tests:" + "ab" * 32, line_number=LINE, person_number=PERSON, data=data, serve="drafts",
        voice="provider", texts_per_hour=100_000, texts_per_day=100_000,
    ).with_changes(**changes)


def said_stop(line: Any, number: str) -> bool:
    """True when a line knows that a number said STOP, also where the STOP still waits on the disk."""
    line.opt_outs.take_in()
    return line.store.is_opted_out(line.keys.contact(number))


@dataclass
class FrozenClock:
    """A clock that moves only when a test moves it."""

    now: datetime = NOON

    def __call__(self) -> datetime:
        return self.now

    def advance(self, **by: float) -> None:
        """Let so much time pass: hours=24."""
        self.now += timedelta(**by)


@dataclass
class Provider:
    """Sends webhooks as the provider does, signed by its own library."""

    client: FlaskClient
    settings: Settings
    _numbers: Iterable[int] = field(default_factory=count)
    _call_sid: str = field(default="", init=False)

    def post(self, path: str, params: Mapping[str, str] | Pairs, **options: object) -> TestResponse:
        """Post a form to a path, signed for the public address unless a test gives a signature.

        As under the server, a plain text is answered by the short way, and all else by Flask.
        """
        form = MultiDict(params if isinstance(params, Mapping) else list(params))
        signature = options.pop("signature", None) or self.sign(path, form)
        headers = {HEADER: signature, **(options.pop("headers", None) or {})}
        short = None if options else self._short_way.answer(request_of(path, form, headers))
        return _as_response(short) if short else self.client.post(path, data=form, headers=headers, **options)

    @property
    def _short_way(self) -> ShortWay:
        return ShortWay(self.client.application.extensions[LINE_KEY], largest=LARGEST_REQUEST)

    def sign(self, path: str, form: MultiDict) -> str:
        """The provider's signature over the public address and the form."""
        return str(RequestValidator(self.settings.auth_token).compute_signature(self.settings.public_url + path, form))

    def text(self, body: str, *, sid: str = "", number: str = PATIENT, **more: str) -> TestResponse:
        """Deliver one text message; a new one unless `sid` repeats an earlier one."""
        return self.post("/sms", self.message(body, sid=sid, number=number) | more)

    def message(self, body: str, *, sid: str = "", number: str = PATIENT) -> dict[str, str]:
        """The parameters that come with every text."""
        return {"MessageSid": sid or self.new_sid("SM"), "AccountSid": self.settings.account_sid, "From": number,
                "To": LINE, "Body": body, "NumMedia": "0", "NumSegments": "1", "ApiVersion": "2010-04-01"}

    def step(self, path: str = "/voice", **more: str) -> TestResponse:
        """Deliver one step of a call; the first step begins a new call."""
        self._call_sid = self.new_sid("CA") if path == "/voice" or not self._call_sid else self._call_sid
        return self.post(path, {"CallSid": self._call_sid, "AccountSid": self.settings.account_sid, "From": PATIENT,
                                "To": LINE, "CallStatus": "in-progress", "Direction": "inbound", **more})

    def new_sid(self, kind: str) -> str:
        """An id that no earlier message had."""
        return f"{kind}{next(iter(self._numbers)):032x}"


def request_of(path: str, form: Mapping[str, str] | bytes, fields: Mapping[str, str]) -> bytes:
    """A form as it travels to the line."""
    pairs = form.items(multi=True) if isinstance(form, MultiDict) else () if isinstance(form, bytes) else form.items()
    body = form if isinstance(form, bytes) else urlencode(list(pairs)).encode()
    sent = {"Host": "line.example.org", "Content-Type": "application/x-www-form-urlencoded",
            "Content-Length": str(len(body)), **fields}
    head = "".join(f"{name}: {value}\r\n" for name, value in sent.items())
    return f"POST {path} HTTP/1.1\r\n{head}\r\n".encode("utf-8", "surrogateescape") + body


def _as_response(answer: PlainAnswer) -> TestResponse:
    """An answer of the short way as tests read all others."""
    head, _, content = answer.content.partition(b"\r\n\r\n")
    first, *fields = head.decode("ascii").split("\r\n")
    pairs = Headers([(name, value) for name, _, value in (field.partition(": ") for field in fields)])
    return TestResponse([content], first.removeprefix("HTTP/1.1 "), pairs, EnvironBuilder().get_request())


class PaperCatalogue(Catalogue):
    """Two topics without a file: TYPES with three pages and parts, WHY with one."""

    source = SourceCredit(name="NCI", title="Recurrent Cancer", url="https://www.cancer.gov/types/recurrent-cancer",
                          reviewed_on="2025-12-30", review_frequency="quarterly")

    def __init__(self) -> None:
        super().__init__(Path("paper"))
        self._topics = tuple(
            Topic(number=number, document="recurrent-cancer", section=word.lower(), language="en", keyword=word,
                  digit=str(number), title=title, is_draft=False, source=self.source)
            for number, word, title in ((1, "TYPES", "The types"), (2, "WHY", "Why it comes back")))
        self._texts_of = {1: ("First.", "Second.", "Third."), 2: ("Only.",)}

    @cached_property
    def every_programme(self) -> tuple[Programme, ...]:
        """Nothing can be joined."""
        return ()

    def documents(self, language: str) -> tuple[str, ...]:
        return ("recurrent-cancer",) if language == "en" else ()

    def topics(self, document: str, language: str) -> tuple[Topic, ...]:
        return tuple(topic for topic in self._topics if (topic.document, topic.language) == (document, language))

    def subtopics(self, topic: Topic) -> tuple[Topic, ...]:
        return ()

    def topic(self, document: str, section: str, language: str) -> Topic | None:
        return next((t for t in self.topics(document, language) if t.section == section), None)

    def topics_for(self, word: str, language: str) -> tuple[Topic, ...]:
        return tuple(t for t in self._topics if (t.keyword.lower(), t.language) == (word, language))

    def spelled(self, keys: str, language: str, most: int) -> tuple[tuple[Topic, bool], ...]:
        return tuple((topic, False) for topic in self.topics("recurrent-cancer", language)
                     if keys_of(topic.keyword).startswith(keys))[:most]

    def keywords(self, language: str) -> tuple[tuple[str, str], ...]:
        return tuple((topic.keyword.lower(), topic.keyword) for topic in self._topics if topic.language == language)

    def texts(self, language: str) -> tuple[str, ...]:
        return tuple(text for texts in self._texts_of.values() for text in texts)

    def pages(self, topic: Topic) -> tuple[str, ...]:
        return self._texts_of[topic.number]

    def rows(self, statement: str, *values: object) -> tuple[tuple, ...]:  # type: ignore[type-arg]
        """No index of questions."""
        return ()

    def parts(self, topic: Topic) -> tuple[str, ...]:
        return self._texts_of[topic.number]

    def told(self, topic: Topic) -> tuple[ToldSection, ...]:
        return ()

    def wordings(self, language: str) -> dict[str, ServiceWording]:
        return {}


def paper_shelf(**changes: object) -> Shelf:
    """The paper catalogue with the drafts of the line's own words."""
    settings = line_settings(Path("nowhere"), **changes)
    return make_shelf(PaperCatalogue(), settings)


@dataclass
class PaperShelves:
    """Always the same shelf, whichever build is asked for."""

    one: Shelf = field(default_factory=paper_shelf)

    def shelf(self, build: str = "") -> Shelf:
        return self.one

    def last_words(self, language: str = "") -> Phrasebook:
        return self.one.speaking(language).book


@dataclass
class PaperStore:
    """A store that keeps nothing but what was asked of it; it can lose races and be down."""

    races_lost: int = 0
    is_down: bool = False
    state: TextState = field(default_factory=TextState)
    asked: list[str] = field(default_factory=list)

    def recall(self, contact: Contact, message_sid: str) -> Recalled:
        self._note("recall")
        return Recalled(state=self.state, seq=0)

    def opt_out(self, contact: Contact, *, message_sid: str, rule: str, at: datetime) -> None:
        self._note("opt_out")

    def opt_in(self, contact: Contact, *, message_sid: str, rule: str, at: datetime) -> None:
        self._note("opt_in")

    def record(self, contact: Contact, **row: object) -> bool:
        self._note("record")
        self.races_lost -= 1
        return self.races_lost < 0

    def forget_reading(self, contact: Contact, *, message_sid: str) -> None:
        self._note("forget_reading")

    def _note(self, what: str) -> None:
        if self.is_down:
            raise StoreUnavailable("the database is down")
        self.asked.append(what)
