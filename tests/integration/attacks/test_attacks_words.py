"""What stands in a text: markup, odd bytes, addresses to fetch; and floods of texts."""

from __future__ import annotations

import socket
import sys
from contextlib import closing
from http.client import HTTPConnection
from xml.etree import ElementTree as ET

import pytest

from tests.fakes import HEADER, OTHER, PATIENT
from tests.integration.attacks.attackers import FORM, PATIENCE_S, WEBHOOKS, Target

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="gunicorn knows no Windows")
ODD_TEXTS = ("\x00STOP\x00", "TY\x00PES zqxjkv", "\x1b[31mzqxjkv\x07", "\u202eSEPYT zqxjkv\u202c", "T\u200bY\u200bPES",
             "<Response><Redirect>http://169.254.169.254/</Redirect></Response> zqxjkv", "]]>&zqxjkv;",
             "<!DOCTYPE r [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><r>&x;</r>", "{{7*7}}${7*7}%s%n zqxjkv",
             "'; DROP TABLE inbound; -- zqxjkv", "zqxjkv\r\nSet-Cookie: a=b", "\ufeff\ufffe\uffff", "\u0301" * 1000)


@pytest.mark.parametrize("words", ODD_TEXTS, ids=range(len(ODD_TEXTS)))
def test_odd_texts(target: Target, words: str) -> None:
    """Markup, control characters, text that runs backwards: an answer that parses, with no word of the sender's."""
    answer = target.post("/sms", target.message(words, From=OTHER))
    assert (200, "text/xml; charset=utf-8") == (answer.status, answer.headers["content-type"])
    assert b"zqxjkv" not in answer.body
    assert {"Response", "Message"} >= {verb.tag for verb in ET.fromstring(answer.body).iter()}
    assert "set-cookie" not in answer.headers


@pytest.mark.parametrize("words", [b"\xff\xfe", b"\xc3(", b"\xed\xa0\x80", b"%ff%fe", b"%", b"%zz", b"\xf8\x88"])
def test_bytes_that_are_no_text(target: Target, words: bytes) -> None:
    """Refused, or read as well as they can be; never an error of ours."""
    params = target.message("")
    assert target.post("/sms", params, body=b"Body=" + words + b"&From=%2B12165550123").status == 403


def test_pictures_are_never_fetched(target: Target) -> None:
    """Whatever address a picture message, a status report or a header names: nobody is called."""
    with closing(socket.socket()) as trap:
        trap.bind(("127.0.0.1", 0))
        trap.listen()
        trap.settimeout(1)
        url = f"http://127.0.0.1:{trap.getsockname()[1]}/zqxjkv"
        named = {"MediaUrl0": url, "MediaContentType0": "image/svg+xml", "StatusCallback": url, "RecordingUrl": url,
                 "SmsUrl": url, "VoiceUrl": url}
        for path in WEBHOOKS:
            for query in ("", f"?StatusCallback={url}&m=1&next={url}"):
                target.post(path + query, target.message("", NumMedia="1", CallSid="CA1", **named),
                            headers={"Referer": url, "X-Forwarded-Host": url})
        with pytest.raises(TimeoutError):
            trap.accept()


def test_a_flood_of_one_number(target: Target) -> None:
    """Beyond the cap: told once, then silence by 200; STOP, danger and calls are answered all the same."""
    answers = [target.post("/sms", target.message("TYPES", From="+12165550107")) for _ in range(50)]
    assert {200} == {answer.status for answer in answers}
    assert all(answer.is_silence for answer in answers[41:])
    assert b"988" in target.post("/sms", target.message("I want to kill myself", From="+12165550107")).body
    call = target.post("/voice", {"CallSid": "CA7", "AccountSid": target.settings.account_sid, "From": "+12165550107"})
    assert b"<Say" in call.body or b"<Play" in call.body
    assert b"will not text you again" in target.post("/sms", target.message("STOP", From="+12165550107")).body


def test_a_flood_of_forgeries_holds_up_nobody(target: Target) -> None:
    """Two thousand refusals cost little, and the genuine text in between is answered."""
    with closing(HTTPConnection("127.0.0.1", target.port, timeout=PATIENCE_S)) as peer:
        for _ in range(2000):
            peer.request("POST", "/sms", b"Body=STOP&From=%2B12165550123", {"Content-Type": FORM, HEADER: "no"})
            answer = peer.getresponse()
            assert (answer.status, bool(answer.read())) == (403, True)
        assert target.post("/sms", target.message("HELP", From=PATIENT)).status == 200
