"""The real demo, as `make run` starts it: a server of its own, signed messages, and kill -9."""

from __future__ import annotations

import json
import os
import signal
import socket
import stat
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from urllib.error import URLError
from urllib.parse import urlencode
from urllib.request import Request, urlopen
from xml.etree import ElementTree as ET

import pytest
from twilio.request_validator import RequestValidator

from tests.fakes import LINE, OTHER, PATIENT

START_SECONDS = 20
SIDS = count()
Messages = tuple[str, ...]
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="gunicorn knows no Windows")


def free_port() -> int:
    """A port of this machine that nobody uses."""
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@dataclass
class Demo:
    """A demo that runs in a process group of its own."""

    process: subprocess.Popen[str]
    port: int
    secrets: dict[str, str]

    def get(self, path: str) -> str:
        """Open one of its pages."""
        with urlopen(f"http://127.0.0.1:{self.port}{path}", timeout=30) as answer:
            return str(answer.read().decode())

    def post(self, path: str, params: dict[str, str], *, signature: str = "") -> ET.Element:
        """Send a form, signed with the demo's own token unless a signature is given."""
        url = f"http://127.0.0.1:{self.port}{path}"
        params = {"AccountSid": self.secrets["account_sid"], "To": LINE, **params}
        signed = signature or RequestValidator(self.secrets["auth_token"]).compute_signature(url, params)
        request = Request(url, urlencode(params).encode(), {"X-Twilio-Signature": signed})
        with urlopen(request, timeout=30) as answer:
            return ET.fromstring(answer.read())

    def text(self, body: str, *, number: str = PATIENT) -> Messages:
        """The messages that answer a text."""
        answer = self.post("/sms", {"MessageSid": f"SM{next(SIDS):032x}", "From": number, "Body": body})
        return tuple(message.text or "" for message in answer.iter("Message"))

    def kill(self, how: signal.Signals) -> None:
        """End the whole group: the server and every worker that it started."""
        os.killpg(self.process.pid, how)
        self.process.wait(timeout=START_SECONDS)


@contextmanager
def running(folder: Path, environ: dict[str, str]) -> Iterator[Demo]:
    """A demo in a folder, from the moment that it answers."""
    port = free_port()
    log = (folder / f"log-{port}").open("w")
    process = subprocess.Popen(
        [sys.executable, "-m", "outreach", "demo"], cwd=folder, stdout=log, stderr=log, text=True,
        env=environ | {"PORT": str(port), "WEB_CONCURRENCY": "2"}, start_new_session=True)
    demo = Demo(process, port, {})
    try:
        _wait_until_it_answers(demo, folder / f"log-{port}")
        demo.secrets = json.loads((folder / "data/demo/demo-secrets.json").read_text())
        yield demo
    finally:
        if process.poll() is None:
            demo.kill(signal.SIGKILL)
        log.close()


def _wait_until_it_answers(demo: Demo, log: Path) -> None:
    until = time.monotonic() + START_SECONDS
    while True:
        try:
            demo.get("/healthz")
        except (URLError, ConnectionError):
            assert demo.process.poll() is None, log.read_text()
            assert time.monotonic() < until, log.read_text()
            time.sleep(0.05)
        else:
            return


def test_demo_answers_texts_calls_and_the_browser(workplace: Path, environ: dict[str, str]) -> None:
    """One start of the demo: signed texts and calls, its page, its secrets, and its end by SIGTERM."""
    with running(workplace, environ) as demo:
        assert demo.text("TYPES")[0].startswith("TYPES 1 of")
        assert demo.text("MORE")[0].startswith("TYPES 2 of")
        heard = "".join(demo.post("/voice", {"CallSid": "CA1", "From": PATIENT}).itertext())
        assert "To go on where you stopped: press 1." in heard
        assert "Types of Recurrent Cancer" not in heard
        assert "ready" == json.loads(demo.get("/readyz"))["status"]
        assert "<html" in demo.get("/simulator/")
        with pytest.raises(URLError, match="403"):
            demo.post("/sms", {"MessageSid": "SM1", "From": PATIENT, "Body": "STOP"}, signature="forged")
        secrets = workplace / "data/demo/demo-secrets.json"
        assert "-rw-------" == stat.filemode(secrets.stat().st_mode)
        demo.kill(signal.SIGTERM)
        assert 0 == demo.process.returncode
    log = "".join(path.read_text() for path in workplace.glob("log-*"))
    assert "Traceback" not in log
    assert not any(private in log for private in (PATIENT.removeprefix("+1"), demo.secrets["auth_token"], "TYPES 1 of"))


def test_kill_right_after_stop(workplace: Path, environ: dict[str, str]) -> None:
    """STOP is confirmed, the whole server is killed in that moment: after a restart there is silence."""
    with running(workplace, environ) as demo:
        demo.text("TYPES", number=OTHER)
        assert "we will not text you again" in demo.text("STOP")[0]
        demo.kill(signal.SIGKILL)
    with running(workplace, environ) as demo:
        assert () == demo.text("TYPES")
        assert demo.text("MORE", number=OTHER)[0].startswith("TYPES 2 of")


def test_two_demos_on_one_port(workplace: Path, environ: dict[str, str], outreach: Callable[..., object]) -> None:
    """The second one says which setting to change, in one line."""
    with closing(socket.socket()) as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        done = subprocess.run([sys.executable, "-m", "outreach", "demo"], cwd=workplace, capture_output=True, text=True,
                              env=environ | {"PORT": str(taken.getsockname()[1])}, check=False)
    assert 1 == done.returncode
    assert "PORT" in done.stderr
    assert "Traceback" not in done.stderr
