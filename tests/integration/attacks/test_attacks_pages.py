"""Visitors of the pages: ways out of the folder, forged hosts, frames, debuggers, the header of a login."""

from __future__ import annotations

import sys
from collections.abc import Iterator

import pytest
from click.testing import CliRunner

from outreach.cli import main
from outreach.settings import Settings
from tests.integration.attacks.attackers import Target, request
from tests.integration.test_holds_processes import serving

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="gunicorn knows no Windows")
PATHS = ("/audio/../outreach.sqlite", "/audio/..%2f..%2foutreach.sqlite.wav", "/audio/%2e%2e/%2e%2e/etc/passwd",
         "/audio/" + "0" * 64 + ".wav", "/audio/" + "0" * 64 + "%00.wav", "/audio/....//....//etc/passwd.wav",
         "/audio/%c0%ae%c0%ae/x.wav", "//etc/passwd", "/static/../../settings.py", "/static/%2e%2e/app.py",
         "/.env", "/.git/config", "/console", "/debug", "/admin", "/server-status", "/sms/../healthz/x",
         "/%0d%0aSet-Cookie:%20a=b", "/?a=%0d%0aSet-Cookie:%20a=b", "/audio/a%0d%0aX-Injected:%201.wav")


@pytest.mark.parametrize("path", PATHS)
def test_ways_out_of_the_folder(target: Target, path: str) -> None:
    """No file but clips and the pages' own style, no hidden page, no header of the visitor's making."""
    answer = target.send(request("GET", path, {"Host": "x"}))
    assert answer.status in ((200,) if path.startswith("/?") else (308, 400, 404))
    assert not {"set-cookie", "x-injected"} & answer.headers.keys()
    for secret in (b"root:", b"SQLite", b"import ", target.settings.auth_token.encode(), b"Werkzeug Debugger"):
        assert secret not in answer.body


@pytest.mark.parametrize("host", ["evil.example.org", "127.0.0.1:1@evil.example.org", "", "a\tb", "x" * 4000])
def test_a_forged_host_leads_nowhere(target: Target, host: str) -> None:
    """No answer names the host that a visitor claims to have asked."""
    for path in ("/", "/nothing", "/voice/"):
        answer = target.send(request("GET", path, {"Host": host, "X-Forwarded-Host": "evil.example.org"}))
        assert b"evil" not in answer.body
        assert "evil" not in answer.headers.get("location", "")


@pytest.mark.parametrize("path", ["/", "/healthz", "/readyz", "/nothing", "/sms", "/audio/x.wav", "/metrics"])
def test_every_answer_is_guarded(target: Target, path: str) -> None:
    """Nothing may be framed, sniffed or loaded from elsewhere, and nobody is told what runs here."""
    headers = target.send(request("GET", path, {"Host": "x"})).headers
    assert ("nosniff", "DENY", "no-referrer") == tuple(
        headers[name] for name in ("x-content-type-options", "x-frame-options", "referrer-policy"))
    assert headers["content-security-policy"].startswith("default-src 'none'")
    assert "python" not in str(headers).lower()


def test_nothing_turns_debugging_on(settings: Settings, environ: dict[str, str]) -> None:
    """Flask's own switches in the environment change nothing: an error shows no trace, and there is no console."""
    switches = {"FLASK_DEBUG": "1", "FLASK_ENV": "development", "WERKZEUG_DEBUG_PIN": "off", "DEBUG": "1",
                "PYTHONDONTWRITEBYTECODE": "1"}
    with serving(settings, environ | switches) as line:
        debugged = Target(line=line, settings=settings, log=settings.data / f"log-{line.port}")
        for path in ("/console", "/?__debugger__=yes&cmd=resource&f=style.css"):
            assert b"debugger" not in debugged.send(request("GET", path, {"Host": "x"})).body.lower()
        assert debugged.post("/sms", debugged.message("TYPES"), signed="no").body.count(b"Traceback") == 0


FROM_NOBODY = {"Host": "x", "X-Forwarded-For": "10.9.9.9", "X-Real-IP": "10.9.9.9", "Forwarded": "for=10.9.9.9",
               "X-Forwarded-User": "ann", "X-Client-IP": "10.9.9.9", "Remote-Addr": "10.9.9.9"}


@pytest.fixture
def desk(settings: Settings, environ: dict[str, str], request: pytest.FixtureRequest) -> Iterator[Target]:
    """The line with a desk on the server, whose people log in at the proxy that the test names; Ann is one of them."""
    done = CliRunner(env={"DATABASE_URL": settings.database, "OUTREACH_DATA": str(settings.data)}).invoke(
        main, ["desk-user", "add", "ann", "--role", "manager", "--no-password"])
    assert done.exit_code == 0, done.output
    with serving(settings, environ | {"OUTREACH_DESK": "watch", "OUTREACH_DESK_LOGIN_HEADER": "X-Remote-User",
                                      "OUTREACH_DESK_PROXY": request.param}) as line:
        yield Target(line=line, settings=settings, log=settings.data / f"log-{line.port}")


@pytest.mark.parametrize("desk", ["10.9.9.9"], indirect=True)
def test_a_login_in_a_header_counts_from_nobody_else(desk: Target) -> None:
    """Whatever else says that it came from the named proxy; nor do its words open the metrics."""
    for names in ({"X-Remote-User": "ann"}, {"X-Remote-User": "ann", **FROM_NOBODY}):
        for path in ("/desk/", "/desk/trail", "/desk/holds"):
            answer = desk.send(request("GET", path, {"Host": "x", **names}))
            assert (403, False) == (answer.status, "set-cookie" in answer.headers)
        assert desk.send(request("GET", "/metrics", {"Host": "x", **names})).status == 404
    spoken = b"PROXY TCP4 10.9.9.9 127.0.0.1 1 2\r\n" + request("GET", "/desk/", {"X-Remote-User": "ann", "Host": "x"})
    assert desk.send(spoken).status in (0, 400, 403)


@pytest.mark.parametrize("desk", ["127.0.0.1"], indirect=True)
def test_a_login_in_a_header_counts_from_the_named_proxy(desk: Target) -> None:
    """Under its own name alone: one with a line below, which proxies do not know to take away, counts nothing."""
    known = desk.send(request("GET", "/desk/", {"Host": "x", "X-Remote-User": "ann"}))
    assert (303, True) == (known.status, "outreach_desk=" in known.headers["set-cookie"])
    for forged in ({"X_Remote_User": "ann"}, {"X-Remote-User": "zoe", "X_Remote_User": "ann"},
                   {"X-Remote-User": "zoe", "X-REMOTE-USER": "ann"}, {"X-Remote-User": "", **FROM_NOBODY}):
        answer = desk.send(request("GET", "/desk/", {"Host": "x", **forged}))
        assert (403, False) == (answer.status, "set-cookie" in answer.headers), forged
