"""The canary: one number and one word go through everything the line does, and are found nowhere afterwards.

Looked through: every file that the line wrote, its log, its temporary folder, every table, its pages. No core
is written.
"""

from __future__ import annotations

import base64
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from urllib.error import HTTPError
from xml.etree import ElementTree as ET

import psutil
import pytest

from outreach.settings import Settings
from tests.databases import ask, on_both
from tests.fakes import LINE
from tests.integration.canaries import CANARIES, NUMBER, WORD, leaks_in, leaks_in_files, leaks_in_tables
from tests.integration.test_demo import Demo
from tests.integration.test_holds_processes import serving

pytestmark = [pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")]
TEXTS = ("{}", "TYPES {}", "what is {} cancer", "why does my {} hurt", "I want to die {}", "{} STOP please", "START {}",
         "my name is {}", "HELP {}", "{}" * 100, "MENU", "FORGET {}", "hola {}", "stop texting me {}")
STEPS = (("/voice/step?at=menu", {"SpeechResult": f"what is {WORD}"}), ("/voice/step?at=menu", {"Digits": "3"}),
         ("/voice/step?at=part&doc=recurrent-cancer&sec=types&part=1", {"Digits": "8"}),
         ("/voice/step?at=text&doc=recurrent-cancer&sec=types&part=1", {"Digits": "1"}),
         ("/voice/step?at=menu", {"SpeechResult": f"stop texting me {WORD}"}),
         (f"/voice/step?at={WORD}&doc={WORD}", {"Digits": "1"}), ("/voice/step?at=menu", {"Digits": "0"}))


@pytest.fixture
def line(settings: Settings, environ: dict[str, str], tmp_path: Path) -> Iterator[Demo]:
    """A line that sends, understands speech, and has a temporary folder of its own."""
    (tmp_path / "temporary").mkdir()
    own = {"OUTREACH_SENDING": "yes", "OUTREACH_SPEECH": "yes", "OUTREACH_FORGET_SECONDS": "1",
           "OUTREACH_LINE_NUMBER": LINE, "TMPDIR": str(tmp_path / "temporary")}
    with serving(settings, environ | own) as running:
        yield running


def go_through(line: Demo) -> None:
    """The canaries in every parameter of every webhook; what is refused is refused."""
    private = {"From": NUMBER, "To": LINE, "FromCity": WORD, "CallerName": WORD, "ProfileName": WORD,
               "MediaUrl0": f"https://media.example.org/{WORD}", "NumMedia": "1"}
    for number, body in enumerate(TEXTS):
        _post(line, "/sms", private | {"MessageSid": f"SM{number}", "Body": body.replace("{}", WORD)})
    _post(line, "/voice", private | {"CallSid": "CA1"})
    for path, said in STEPS:
        _post(line, path, private | {"CallSid": "CA1"} | said)
    for path in ("/status/sms?m=1", "/status/voice"):
        _post(line, path, {"MessageSid": "SM1", "CallSid": "CA1", "To": NUMBER, "From": LINE, "MessageStatus": "failed",
                           "CallStatus": "busy", "ErrorCode": "21610", "ErrorMessage": WORD})
    for path in (f"/{WORD}", f"/audio/{WORD}.wav", f"/?q={WORD}", f"/sms?{WORD}", f"/voice?number={NUMBER}"):
        with suppress(HTTPError):
            line.get(path)


def _post(line: Demo, path: str, params: dict[str, str]) -> None:
    with suppress(HTTPError, ET.ParseError):  # reports are answered with nothing
        line.post(path, params)


@on_both
def test_the_canaries_are_found_nowhere(line: Demo, settings: Settings, tmp_path: Path) -> None:
    """Neither the number nor the word, in no spelling; and yet every text was answered and the STOP is known."""
    go_through(line)
    folders = (settings.data, tmp_path / "temporary")
    assert [] == leaks_in_files(*folders)
    assert [] == leaks_in_tables(settings)
    for page in ("/", "/healthz", "/readyz"):
        assert not any(canary in line.get(page).encode() for canary in CANARIES)
    assert len(ask(settings.database, "select id from inbound")) >= len(TEXTS)
    assert ask(settings.database, "select id from consent where kind = 'out'")
    (tmp_path / "temporary" / "planted").write_text(WORD)
    assert [f"{tmp_path / 'temporary' / 'planted'}: {WORD.encode()!r}"] == leaks_in_files(*folders)


@pytest.mark.parametrize("before", ["", "a", "ab", "abc"])
@pytest.mark.parametrize("word", [NUMBER, WORD])
def test_a_canary_in_disguise_is_found(before: str, word: str) -> None:
    """Where base64 stands in a table, as an engine keeps what it was given."""
    assert leaks_in(base64.b64encode(f"{before}{word} said".encode()), "a table")


@on_both
def test_no_core_is_ever_written(line: Demo) -> None:
    """The memory of a process that breaks stays off the disk, in the server and in each of its workers."""
    server = psutil.Process(line.process.pid)
    for process in (server, *server.children()):
        limits = Path(f"/proc/{process.pid}/limits").read_text()
        [core] = [row for row in limits.splitlines() if row.startswith("Max core file size")]
        assert core.split()[4:6] == ["0", "0"]
