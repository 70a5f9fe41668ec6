"""The line behind nginx with TLS, by the very lines of docs/running-behind-a-proxy.md; needs nginx and openssl."""

from __future__ import annotations

import http.client
import re
import shutil
import socket
import ssl
import subprocess
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from urllib.parse import urlencode

import pytest
from twilio.request_validator import RequestValidator

from outreach.settings import Settings
from tests.databases import on_both
from tests.fakes import HEADER, LINE, PATIENT
from tests.integration.attacks.attackers import FORM
from tests.integration.test_demo import START_SECONDS, free_port
from tests.integration.test_holds_processes import serving

NAME = "line.example.org"
PAGE = Path(__file__).parents[2] / "docs" / "running-behind-a-proxy.md"
TOKEN = "0123456789abcdef"
pytestmark = pytest.mark.skipif(not (shutil.which("nginx") and shutil.which("openssl")), reason="no nginx, no openssl")


def configuration(folder: Path, *, port: int, line_port: int) -> str:
    """The page's own lines, with the files and ports of this test, in the frame that Debian's nginx.conf gives them."""
    [written] = re.findall(r"```nginx\n(.*?)```", PAGE.read_text(), re.DOTALL)
    for theirs, ours in (("127.0.0.1:8000", f"127.0.0.1:{line_port}"),
                         ("listen 443 ssl", f"listen 127.0.0.1:{port} ssl"),
                         ("/etc/ssl/line.pem", f"{folder}/line.pem"),
                         ("/etc/ssl/private/line.key", f"{folder}/line.key")):
        assert theirs in written
        written = written.replace(theirs, ours)
    kinds = "client_body proxy fastcgi uwsgi scgi".split()
    places = "".join(f"{kind}_temp_path {folder}/{kind};\n" for kind in kinds)
    return f"daemon off;\npid {folder}/pid;\nerror_log {folder}/error.log;\nevents {{}}\nhttp {{\n{places}{written}}}\n"


class Proxied:
    """The line as the world reaches it: by TLS, under its name."""

    def __init__(self, port: int, settings: Settings, certificate: Path) -> None:
        self.port, self.settings = port, settings
        self.context = ssl.create_default_context(cafile=str(certificate))

    def connect(self) -> http.client.HTTPSConnection:
        """A connection to the proxy, whose certificate is checked for the line's name."""
        peer = http.client.HTTPSConnection(NAME, context=self.context, timeout=10)
        plain = socket.create_connection(("127.0.0.1", self.port), 10)
        peer.sock = self.context.wrap_socket(plain, server_hostname=NAME)
        return peer

    def ask(self, method: str, path: str, body: bytes = b"", **headers: str) -> tuple[int, dict[str, str], str]:
        """One request; status, headers, words."""
        with closing(self.connect()) as peer:
            return answer_of(peer, method, path, body, headers)

    def signed(self, path: str, params: dict[str, str], *, url: str = f"https://{NAME}") -> dict[str, str]:
        """The headers of a webhook that the provider signed for an address."""
        signature = RequestValidator(self.settings.auth_token).compute_signature(url + path, params)
        return {HEADER: signature, "Content-Type": FORM, "X-Forwarded-Host": "evil.example.org"}

    def webhook(self, path: str, *, url: str = f"https://{NAME}", **params: str) -> tuple[int, dict[str, str], str]:
        """A webhook as the provider sends it."""
        known = {"AccountSid": self.settings.account_sid, "From": PATIENT, "To": LINE, **params}
        return self.ask("POST", path, urlencode(known).encode(), **self.signed(path, known, url=url))


def answer_of(peer: http.client.HTTPSConnection, method: str, path: str, body: bytes,
              headers: dict[str, str]) -> tuple[int, dict[str, str], str]:
    """Ask once over a connection."""
    peer.request(method, path, body, headers)
    with peer.getresponse() as answer:
        return answer.status, {name.lower(): value for name, value in answer.getheaders()}, answer.read().decode()


@pytest.fixture
def proxied(settings: Settings, environ: dict[str, str], tmp_path: Path) -> Iterator[Proxied]:
    """nginx, and behind it the line as the Procfile starts it."""
    subprocess.run(["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", f"/CN={NAME}",
                    "-addext", f"subjectAltName=DNS:{NAME}", "-keyout", f"{tmp_path}/line.key", "-out",
                    f"{tmp_path}/line.pem"], check=True, capture_output=True)
    with serving(settings, environ | {"OUTREACH_METRICS_TOKEN": TOKEN}, public_url=f"https://{NAME}") as line:
        port = free_port()
        (tmp_path / "nginx.conf").write_text(configuration(tmp_path, port=port, line_port=line.port))
        with subprocess.Popen(["nginx", "-p", str(tmp_path), "-c", str(tmp_path / "nginx.conf")],
                              stderr=subprocess.DEVNULL) as nginx:
            try:
                _wait(port, tmp_path / "error.log")
                yield Proxied(port, settings, tmp_path / "line.pem")
            finally:
                nginx.terminate()


def _wait(port: int, log: Path) -> None:
    until = time.monotonic() + START_SECONDS
    while True:
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
        except OSError:
            assert time.monotonic() < until, log.read_text()
            time.sleep(0.05)
        else:
            return


@on_both
def test_webhooks_by_tls(proxied: Proxied) -> None:
    """Texts and calls are answered; what is signed for another address, or not at all, is refused."""
    status, headers, words = proxied.webhook("/sms", MessageSid="SM1", Body="TYPES")
    assert (200, True) == (status, "TYPES 1 of" in words)
    assert ("max-age=31536000", "DENY") == (headers["strict-transport-security"], headers["x-frame-options"])
    assert "gunicorn" not in headers["server"]
    assert "Types of Recurrent Cancer" in proxied.webhook("/voice/step?at=menu", CallSid="CA1", Digits="3")[2]
    assert "<Gather" in proxied.webhook("/voice", CallSid="CA1")[2]
    for elsewhere in ("https://evil.example.org", f"http://{NAME}", f"https://{NAME}:{proxied.port}"):
        assert 403 == proxied.webhook("/sms", url=elsewhere, MessageSid="SM2", Body="STOP")[0]
    assert 403 == proxied.ask("POST", "/sms", b"Body=STOP", **{"Content-Type": FORM})[0]
    assert "TYPES 2 of" in proxied.webhook("/sms", MessageSid="SM3", Body="MORE")[2]


def test_what_the_proxy_keeps_from_the_line(proxied: Proxied) -> None:
    """Large bodies, the metrics even with their token; pages and health pass."""
    assert 413 == proxied.ask("POST", "/sms", b"x" * 70_000)[0]
    assert 404 == proxied.ask("GET", "/metrics", Authorization=f"Bearer {TOKEN}")[0]
    assert {200} == {proxied.ask("GET", path)[0] for path in ("/", "/healthz", "/readyz")}


def test_many_webhooks_over_one_connection(proxied: Proxied) -> None:
    """The provider may keep its connection, and so does the proxy to the line."""
    with closing(proxied.connect()) as peer:
        for number in range(30):
            known = {"AccountSid": proxied.settings.account_sid, "From": PATIENT, "To": LINE, "Body": "HELP",
                     "MessageSid": f"SM{number}"}
            status, _, words = answer_of(peer, "POST", "/sms", urlencode(known).encode(), proxied.signed("/sms", known))
            assert (200, True) == (status, "<Message>" in words)
