"""One webhook ten times at once, at two servers with two processes each: one effect, equal bytes, across releases."""

from __future__ import annotations

import shutil
import sqlite3
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, closing
from threading import Barrier
from urllib.parse import urlencode
from urllib.request import Request, urlopen

import pytest
from twilio.request_validator import RequestValidator

from outreach.settings import Settings
from tests.databases import on_both
from tests.fakes import LINE, PATIENT
from tests.integration.test_demo import Demo
from tests.integration.test_holds_processes import serving

TIMES = 10
pytestmark = [on_both, pytest.mark.skipif(sys.platform == "win32", reason="gunicorn knows no Windows")]
Rows = Callable[[], dict[str, list[tuple]]]


@pytest.fixture
def servers(settings: Settings, environ: dict[str, str]) -> Iterator[tuple[Demo, Demo]]:
    """Two servers over one database, as two machines are."""
    with ExitStack() as both:
        yield both.enter_context(serving(settings, environ)), both.enter_context(serving(settings, environ))


def deliver(line: Demo, sid: str, body: str) -> bytes:
    """Deliver a text, and return the answer byte by byte."""
    url = f"http://127.0.0.1:{line.port}/sms"
    params = {"MessageSid": sid, "From": PATIENT, "To": LINE, "Body": body, "AccountSid": line.secrets["account_sid"]}
    signature = RequestValidator(line.secrets["auth_token"]).compute_signature(url, params)
    with urlopen(Request(url, urlencode(params).encode(), {"X-Twilio-Signature": signature}), timeout=20) as answer:
        return bytes(answer.read())


def at_once(servers: tuple[Demo, Demo], sid: str, body: str,
            meanwhile: Callable[[], None] = lambda: None) -> set[bytes]:
    """Deliver one text ten times in the same moment, to both servers in turn; the different answers."""
    gate = Barrier(TIMES + 1)

    def send(number: int) -> bytes:
        gate.wait()
        return deliver(servers[number % 2], sid, body)

    with ThreadPoolExecutor(TIMES) as threads:
        sent = [threads.submit(send, number) for number in range(TIMES)]
        gate.wait()
        meanwhile()
        return {one.result() for one in sent}


def release(settings: Settings, word: str) -> None:
    """Serve a new build from now on, every page of which begins with a word."""
    current = settings.build_folder / "current"
    shutil.copy(settings.build_folder / f"{current.read_text().strip()}.sqlite", settings.build_folder / "making")
    with closing(sqlite3.connect(settings.build_folder / "making")) as build:
        build.execute("update page set text = ? || text", (f"{word} ",))
        build.commit()
    (settings.build_folder / "making").rename(settings.build_folder / f"release{word}.sqlite")
    (settings.build_folder / "next").write_text(f"release{word}\n")
    (settings.build_folder / "next").rename(current)


def test_ten_at_once_have_one_effect(servers: tuple[Demo, Demo], rows: Rows) -> None:
    """Each kind of text: one answer, one row, and one line in the list of opt-outs for STOP."""
    for number, body in enumerate(("TYPES", "MORE", "I want to die", "STOP", "START", "asdf")):
        before = rows()
        assert 1 == len(at_once(servers, f"SM{number:032d}", body))
        after = rows()
        assert 1 == len(after["inbound"]) - len(before["inbound"])
        assert (body in ("STOP", "START")) == len(after["consent"]) - len(before["consent"])


def test_repeats_after_a_release_are_answered_from_the_build_before(servers: tuple[Demo, Demo], settings: Settings,
                                                                    rows: Rows) -> None:
    """The first answer came from one build, another is served now: the repeat brings the first words again."""
    first = {deliver(servers[0], "SM1", "TYPES")}
    release(settings, "Newer")
    assert first == at_once(servers, "SM1", "TYPES")
    [more] = at_once(servers, "SM2", "MORE")
    assert b"Newer " in more
    assert 2 == len(rows()["inbound"])


def test_a_release_in_the_middle_of_ten_changes_no_answer(servers: tuple[Demo, Demo], settings: Settings,
                                                          rows: Rows) -> None:
    """Whichever build answered first, all ten get its words."""
    for number in range(4):
        word = f"R{number}"
        assert 1 == len(at_once(servers, f"SM{number}", "TYPES", lambda word=word: release(settings, word)))
        assert number + 1 == len(rows()["inbound"])
