"""Whatever a phone or a provider may send: an answer that can be read, and never a traceback."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from urllib.parse import quote_from_bytes, urlencode

import pytest
from werkzeug.test import EnvironBuilder
from werkzeug.wrappers import Request

from outreach.web.app import LARGEST_REQUEST
from tests.fakes import HEADER, LINE, OTHER, PATIENT, Provider
from tests.phones import messages_of, read_twiml

Rows = Callable[[], dict[str, list[tuple]]]

ODD_BODIES = {
    "empty": "",
    "spaces": " \t\r\n ",
    "longest": "x" * 1600,
    "longest of words": ("types " * 270)[:1600],
    "longer than any": "a b " * 4000,
    "control characters": "\x00\x01\x0b\x1b[31mTYPES\x7f\x85",
    "NUL in a word": "TY\x00PES",
    "right to left": "\u202eSEPYT\u202c שלום مرحبا",
    "combining marks": "e" + "\u0301" * 800,
    "markup": "<Response><Message>&amp;</Message></Response> ]]> <!-- {topics} %s",
    "emoji": "👩‍⚕️🛑🏳️‍🌈",
    "non-characters": "\ufffe\uffff\U0001ffff",
    "line separators": "\u2028\u2029TYPES\u2028",
    "full width": "\uff34\uff39\uff30\uff25\uff33",
    "a form in a form": "Body=STOP&From=%2B12165550101",
    "braces": "{0} {operator} {{}} {a.b} {!r}",
}


@pytest.fixture(autouse=True)
def no_trouble(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """Nothing in this file may make the line stumble, not even behind a kind answer."""
    yield
    assert [] == [record.getMessage() for record in caplog.records if "trouble" in record.getMessage()]


@pytest.mark.parametrize("body", ODD_BODIES.values(), ids=ODD_BODIES.keys())
def test_odd_bodies_are_answered(provider: Provider, rows: Rows, body: str) -> None:
    """Any text gets an answer that a provider can read, and is written down once."""
    assert messages_of(provider.text(body))
    assert 1 == len(rows()["inbound"])
    assert [] == rows()["consent"]


@pytest.mark.parametrize("body", ODD_BODIES.values(), ids=ODD_BODIES.keys())
def test_an_answer_holds_no_word_of_the_message(provider: Provider, rows: Rows, body: str) -> None:
    """Nobody's words come back, and none lie in the database."""
    marker = "zqxjkv"
    answer = provider.text(f"{body[:1500]} {marker}")
    assert marker not in answer.get_data(as_text=True)
    assert marker not in str(rows())
    assert PATIENT.removeprefix("+1") not in str(rows())


def test_every_character_of_the_first_plane(provider: Provider) -> None:
    """No single character breaks the answer's XML."""
    characters = [chr(code) for code in range(0x10000) if not 0xD800 <= code < 0xE000]
    for at in range(0, len(characters), 1500):
        read_twiml(provider.text("".join(characters[at:at + 1500]), number=OTHER))


@pytest.mark.parametrize("raw", [b"\xff\xfe", b"\xc3", b"TYPES\xa0", b"\xed\xa0\x80", b"\x80" * 100])
def test_invalid_utf8(provider: Provider, raw: bytes) -> None:
    """Bytes that are no UTF-8 are read as well as they can be, and answered."""
    rest = [(name, value) for name, value in provider.message("").items() if name != "Body"]
    data = f"{urlencode(rest)}&Body={quote_from_bytes(raw)}".encode()
    kind = "application/x-www-form-urlencoded"
    form = Request(EnvironBuilder("/sms", method="POST", data=data, content_type=kind).get_environ()).form
    answer = provider.client.post("/sms", data=data, content_type=kind,
                                  headers={HEADER: provider.sign("/sms", form)})
    assert messages_of(answer)


def test_media_without_text(provider: Provider) -> None:
    """Who sends a picture alone hears that the line cannot see it, and what to text."""
    answer = provider.text("", NumMedia="1", MediaUrl0="https://media.example.org/1", MediaContentType0="image/jpeg")
    assert messages_of(answer)[0].startswith("I cannot see pictures")
    assert "TYPES" in messages_of(answer)[0]


def test_media_with_text(provider: Provider) -> None:
    """Words beside a picture are answered as ever."""
    assert messages_of(provider.text("TYPES", NumMedia="1"))[0].startswith("TYPES 1 of")


def test_missing_parameters(provider: Provider) -> None:
    """A message with only what is needed is answered like any other."""
    bare = {"MessageSid": "SM" + "7" * 32, "AccountSid": provider.settings.account_sid, "From": PATIENT}
    assert messages_of(provider.post("/sms", bare))
    assert messages_of(provider.post("/sms", bare | {"MessageSid": "SM" + "8" * 32, "Body": "TYPES"}))


def test_unknown_parameters(provider: Provider) -> None:
    """Parameters that came into use after us change nothing, whatever they hold."""
    new = {f"New{number}": "\x00<&>" * 20 for number in range(100)} | {"": "", "FromCity": "ÑUÑOA", "ApiVersion": ""}
    plain = messages_of(provider.text("TYPES"))
    assert plain == messages_of(provider.text("TYPES", number=OTHER, **new))


def test_a_form_just_small_enough(provider: Provider) -> None:
    """A body right below the limit is still answered."""
    room = LARGEST_REQUEST - len(urlencode(provider.message("")))
    assert messages_of(provider.text("x" * (room - 10)))


@pytest.mark.parametrize("sender", ["", "anonymous", "Restricted", "ELMHEALTH", "\x00", "+" + "1" * 40])
def test_senders_without_a_number(provider: Provider, rows: Rows, sender: str) -> None:
    """Nobody can be answered or remembered without a number: silence, and no error."""
    assert () == messages_of(provider.text("TYPES", number=sender))
    assert {"inbound": [], "consent": []} == rows()


@pytest.mark.parametrize("sender", ["", "anonymous", "ELMHEALTH", "+1216555"])
def test_danger_from_a_sender_that_cannot_be_understood(provider: Provider, sender: str) -> None:
    """Danger needs no state, so nothing about the sender may keep its answer back."""
    assert "988" in messages_of(provider.text("I want to kill myself", number=sender))[0]


@pytest.mark.parametrize("number", ["whatsapp:+12165550123", "216-555-0123", "(216) 555 0199"])
def test_senders_of_other_kinds(provider: Provider, number: str) -> None:
    """Numbers written in other ways are answered."""
    assert messages_of(provider.text("TYPES", number=number))


@pytest.mark.parametrize("number", ["72345", "+19005550123", "+442079460018"])
def test_strangers(provider: Provider, number: str) -> None:
    """A short code, a premium number and another country: danger, STOP and HELP alone are answered."""
    assert () == messages_of(provider.text("TYPES", number=number))
    for body in ("HELP", "i want to kill myself", "STOP"):
        assert 1 == len(messages_of(provider.text(body, number=number)))


@pytest.mark.parametrize("body", ["TYPES", "STOP", "i want to kill myself"])
def test_the_lines_own_number(provider: Provider, rows: Rows, body: str) -> None:
    """What the line sent itself is neither answered nor kept."""
    assert () == messages_of(provider.text(body, number=LINE))
    assert [] == rows()["inbound"]


ODD_STEPS = (
    "/voice/step", "/voice/step?at=", "/voice/step?at=nowhere", "/voice/step?at=part",
    "/voice/step?at=part&doc=recurrent-cancer&sec=types&part=999", "/voice/step?at=end&doc=gone&sec=gone",
    "/voice/step?at=part&doc=recurrent-cancer&sec=types&part=-1&tries=-1", "/voice/step?at=menu&doc=gone",
    "/voice/step?at=menu&tries=99", "/voice/step?at=menu&tries=9999", "/voice/step?at=menu&at=part",
    "/voice/step?at=after-dial", "/voice/step?at=person", "/voice/step?at=goodbye",
    "/voice/step?at=part&doc=recurrent-cancer&sec=types&part=2&tries=x", "/voice/step?silent=1&at=start",
)


@pytest.mark.parametrize("path", ODD_STEPS)
def test_odd_steps_of_a_call(provider: Provider, path: str) -> None:
    """A place that is no place leads on, never to an error or to the end without a word."""
    for digits in ("", "1", "#", "*", "0", "12", "\x00", "\N{SUPERSCRIPT TWO}", "\N{ARABIC-INDIC DIGIT THREE}", "w"):
        twiml = read_twiml(provider.step(path, Digits=digits))
        assert list(twiml.iter("Say"))
        assert "this line has a problem" not in "".join(twiml.itertext())


@pytest.mark.parametrize("status", ["completed", "busy", "no-answer", "failed", "canceled", "", "new-status"])
def test_how_a_transfer_ended(provider: Provider, status: str) -> None:
    """After a talk the call ends; after anything else the number is read out."""
    twiml = read_twiml(provider.step("/voice/step?at=after-dial", DialCallStatus=status))
    assert (status == "completed") == (twiml.find("Hangup") is not None)
    assert (status != "completed") == ("The number to call is" in "".join(twiml.itertext()))


def test_a_call_without_a_number(provider: Provider) -> None:
    """A caller who hides their number hears the same greeting."""
    assert provider.step().data == provider.step(From="", To="").data == provider.step(From="anonymous").data
