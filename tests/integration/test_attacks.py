"""Attacks on a line in production as the Procfile starts it: each refused, without effect, and the line stays well."""

from __future__ import annotations

import shutil
import socket
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from http.client import HTTPConnection
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from outreach.settings import Settings
from outreach.web.app import LARGEST_REQUEST
from tests.databases import ask
from tests.fakes import HEADER, LINE, OTHER, PATIENT, line_settings
from tests.integration.attackers import FORM, PATIENCE_S, Answer, Target, read_answer, request
from tests.integration.store_people import new_database
from tests.integration.test_holds_processes import serving

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="gunicorn knows no Windows")
Attack = Callable[[Target], Answer]
TABLES = ("inbound", "consent", "heard", "outbox", "delivery")
WEBHOOKS = ("/sms", "/voice", "/voice/step", "/status/sms", "/status/voice")
#: any of the providers' own examples, and what only looks like a signature
FOREIGN = ("RSOYDt4T1cUTdK1PDd93/VVr8B8=", "not base64", "a" * 5000, "=", "\xff")


@pytest.fixture(scope="module")
def settings(tmp_path_factory: pytest.TempPathFactory, built: Path) -> Settings:
    """Settings of a line of this file's own."""
    settings = line_settings(tmp_path_factory.mktemp("attacked"))
    shutil.copytree(built, settings.build_folder)
    new_database(settings.data / "outreach.sqlite")
    return settings.with_changes(database_url=f"sqlite:///{settings.data / 'outreach.sqlite'}")


@pytest.fixture(scope="module")
def target(settings: Settings, environ: dict[str, str]) -> Iterator[Target]:
    """The line, running with two workers; its hourly cap is low, so that floods are short."""
    with serving(settings, environ | {"OUTREACH_TEXTS_PER_HOUR": "40", "OUTREACH_LINE_NUMBER": LINE}) as line:
        yield Target(line=line, settings=settings, log=settings.data / f"log-{line.port}")


@pytest.fixture(autouse=True)
def stays_well(target: Target) -> Iterator[None]:
    """After each attack the line answers others, and its log holds no trace of code or people."""
    yield
    assert target.is_well()
    log = target.log.read_text(errors="replace")
    assert "Traceback" not in log
    assert not any(private in log for private in ("2165550", target.settings.auth_token, "zqxjkv"))


def rows(settings: Settings) -> list[list[tuple[object, ...]]]:
    """All that is kept of people."""
    return [ask(settings.database, f"select * from {table}") for table in TABLES]


def stop(target: Target) -> dict[str, str]:
    """The text that would do most harm."""
    return target.message("STOP", CallSid="CA1", MessageStatus="failed", ErrorCode="21610", CallStatus="busy")


def twice(target: Target, path: str, *, first: bool) -> Answer:
    """A parameter given a second time, before or behind the one that was signed."""
    params = stop(target)
    pairs = [f"{name}={value}".replace("+", "%2B") for name, value in params.items()]
    added = ["Body=START"] if first else []
    body = "&".join([*added, *pairs, *([] if first else ["Body=START"])]).encode()
    return target.post(path, params, body=body)


def parts(target: Target, last: str) -> bytes:
    """A text in parts, as browsers send files; found by fuzzing: one without a name got past the signature."""
    named = "".join(f'--b\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'
                    for name, value in stop(target).items())
    return f"{named}--b\r\nContent-Disposition: form-data; {last}\r\n\r\nSTOP\r\n--b--\r\n".encode()


FORGERIES: dict[str, Callable[[Target, str], Answer]] = {
    "unsigned": lambda t, path: t.post(path, stop(t), signed=""),
    **{f"signed {what[:9]!r}": lambda t, path, what=what: t.post(path, stop(t), signed=what) for what in FOREIGN},
    "another token": lambda t, path: t.post(path, stop(t), signed=t.signature(path, stop(t), token="other")),
    "no token": lambda t, path: t.post(path, stop(t), signed=t.signature(path, stop(t), token=" ")),
    "another text's": lambda t, path: t.post(path, stop(t), signed=t.signature(path, t.message("HELP"))),
    "another path's": lambda t, path: t.post(path, p := stop(t), signed=t.signature("/elsewhere", p)),
    "another query's": lambda t, path: t.post(f"{path}?at=menu", p := stop(t), signed=t.signature(path, p)),
    "given twice, first": lambda t, path: twice(t, path, first=True),
    "given twice, last": lambda t, path: twice(t, path, first=False),
    "another account": lambda t, path: t.post(path, stop(t) | {"AccountSid": "AC" + "9" * 32}),
    "no account": lambda t, path: t.post(path, {k: v for k, v in stop(t).items() if k != "AccountSid"}),
    "the wrong algorithm": lambda t, path: t.post(
        path, stop(t), headers={"X-Twilio-Webhooks-Signature-Settings": "key=k,algorithm=HMAC_SHA256"}),
    "an unknown algorithm": lambda t, path: t.post(
        path, stop(t), headers={"X-Twilio-Webhooks-Signature-Settings": "algorithm=none"}),
    "forwarded headers": lambda t, path: t.post(
        path, p := stop(t), signed=t.signature("/x", p),
        headers={"X-Forwarded-Host": "127.0.0.1", "X-Forwarded-Proto": "https", "X-Forwarded-For": "127.0.0.1",
                 "X-Forwarded-Prefix": "/x", "X-Original-URL": "/x", "X-Rewrite-URL": "/x", "Forwarded": "host=a"}),
    "parameters in the query": lambda t, path: t.post(f"{path}?Body=STOP&From=%2B1", {}, signed="x"),
    **{f"in parts {part[:6]!r}": lambda t, path, part=part: t.post(
        path, {}, body=parts(t, part), headers={"Content-Type": "multipart/form-data; boundary=b"})
       for part in ('name="Other"', "nameless", 'name="Body"; filename="a"')},
    "JSON": lambda t, path: t.post(path, {}, body=b'{"Body":"STOP"}', headers={"Content-Type": "application/json"}),
}


@pytest.mark.parametrize("forge", FORGERIES.values(), ids=FORGERIES)
def test_forgeries(target: Target, forge: Callable[[Target, str], Answer]) -> None:
    """Refused at every webhook, without a word of what is behind, and nothing is written."""
    before = rows(target.settings)
    answers = {path: forge(target, path) for path in WEBHOOKS}
    assert dict.fromkeys(WEBHOOKS, 403) == {path: answer.status for path, answer in answers.items()}
    assert before == rows(target.settings)
    assert not list(target.settings.spool_folder.glob("*"))
    for answer in answers.values():
        assert b"Traceback" not in answer.body
        assert b"outreach/" not in answer.body


@pytest.mark.parametrize("method", ["GET", "HEAD", "PUT", "PATCH", "DELETE", "TRACE", "PROPFIND", "CONNECT", "post"])
def test_other_methods(target: Target, method: str) -> None:
    """Signed or not, nothing but POST reaches a webhook."""
    before = rows(target.settings)
    statuses = {target.post(path, stop(target), method=method).status for path in WEBHOOKS}
    assert statuses <= {400, 405}
    assert before == rows(target.settings)


def raw(head: str, body: bytes = b"") -> Attack:
    """Bytes as they stand here."""
    return lambda target: target.send(head.replace("\n", "\r\n").encode("latin-1") + b"\r\n\r\n" + body)


_POST = f"POST /sms HTTP/1.1\nHost: x\nContent-Type: {FORM}\nConnection: close"
MALFORMED: dict[str, Attack] = {
    "10 MB": raw(f"{_POST}\nContent-Length: 10485760", b"Body=" + b"x" * 10_485_755),
    "10 MB in chunks": raw(f"{_POST}\nTransfer-Encoding: chunked",
                           b"a00000\r\n" + b"x" * 10_485_760 + b"\r\n0\r\n\r\n"),
    "one byte too many": raw(f"{_POST}\nContent-Length: {LARGEST_REQUEST + 1}", b"x" * (LARGEST_REQUEST + 1)),
    "more than was said": raw(f"{_POST}\nContent-Length: 4", b"Body=STOP&" * 100),
    "a length that is none": raw(f"{_POST}\nContent-Length: many", b"Body=STOP"),
    "a length below nothing": raw(f"{_POST}\nContent-Length: -1", b"Body=STOP"),
    "two lengths": raw(f"{_POST}\nContent-Length: 4\nContent-Length: 9", b"Body=STOP"),
    "a length and chunks": raw(f"{_POST}\nContent-Length: 9\nTransfer-Encoding: chunked", b"0\r\n\r\nGET /x HTTP/1.1"),
    "chunks in disguise": raw(f"{_POST}\nTransfer-Encoding : chunked", b"0\r\n\r\n"),
    "chunks that are none": raw(f"{_POST}\nTransfer-Encoding: chunked", b"zz\r\nBody=STOP\r\n0\r\n\r\n"),
    "a header of 100 kB": raw(f"{_POST}\nX-Long: {'x' * 100_000}"),
    "a thousand headers": raw(_POST + "".join(f"\nX-{number}: 1" for number in range(1000))),
    "an address of 100 kB": raw(f"GET /{'a' * 100_000} HTTP/1.1\nHost: x"),
    "a NUL in a header": raw(f"{_POST}\nX-Nul: a\x00b"),
    "a folded header": raw(f"{_POST}\nX-Folded: a\n b"),
    "no protocol": raw("GET /"),
    "another protocol": raw("\x16\x03\x01\x02\x00\x01"),
    "HTTP/2 without asking": raw("PRI * HTTP/2.0\n\nSM\n\n"),
}


@pytest.mark.parametrize("attack", MALFORMED.values(), ids=MALFORMED)
def test_malformed_requests(target: Target, attack: Attack) -> None:
    """Refused or let go, quickly, whatever stands in them; never an error of ours, never an effect."""
    before, began = rows(target.settings), time.monotonic()
    answer = attack(target)
    assert answer.status in (0, 400, 403, 405, 411, 413, 414, 431, 501, 505)
    assert b"Traceback" not in answer.body
    assert time.monotonic() - began < 12
    assert before == rows(target.settings)


def test_an_endless_body(target: Target) -> None:
    """Somebody who never stops sending is cut off, in chunks as with a length, after little was taken."""
    for length in ("Content-Length: 999999999", "Transfer-Encoding: chunked"):
        sent, block = 0, b"10000\r\n" + b"x" * 65536 + b"\r\n"
        with closing(target.connect()) as peer:
            peer.sendall(f"{_POST}\n{length}\n\n".replace("\n", "\r\n").encode())
            try:
                while sent < 64 * 2**20:
                    peer.sendall(block)
                    sent += len(block)
            except OSError:
                pass
        assert sent < 32 * 2**20, length


SLOW = {"the head": b"POST /sms HTTP/1.1\r\nHost: x\r\nX-Slow: a",
        "the body": f"{_POST}\nContent-Length: 5000\n\nBody=a".replace("\n", "\r\n").encode(),
        "a chunk": f"{_POST}\nTransfer-Encoding: chunked\n\n1388\nBody=".replace("\n", "\r\n").encode(),
        "nothing": b""}


def test_slow_senders_keep_nobody_waiting(target: Target) -> None:
    """Ten times as many as there are threads send a byte now and then: others are answered, and they are let go."""
    with ExitStack() as held:
        peers = {held.enter_context(closing(target.connect())): begin for begin in SLOW.values() for _ in range(20)}
        for peer, begin in peers.items():
            peer.sendall(begin)
        for _ in range(3):
            assert target.is_well()
            for peer, begin in peers.items():
                peer.sendall(b"x" if begin else b"")
            time.sleep(0.5)
        until = time.monotonic() + 20
        assert all(_is_let_go(peer, until) for peer in peers)


def _is_let_go(peer: socket.socket, until: float) -> bool:
    peer.settimeout(max(until - time.monotonic(), 0.1))
    try:
        return not peer.recv(1)
    except ConnectionError:
        return True
    except TimeoutError:
        return False


def test_slow_readers_keep_nobody_waiting(target: Target, settings: Settings) -> None:
    """Those who ask for pages and never read them hold no thread."""
    with ExitStack() as held:
        for _ in range(40):
            peer = held.enter_context(closing(target.connect()))
            peer.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 1024)
            peer.sendall(request("GET", "/", {"Host": "x"}))
        assert target.is_well()


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


def test_a_genuine_text_repeated_by_an_eavesdropper(target: Target) -> None:
    """A recorded webhook, sent again later, changes nothing: the same bytes and no new row."""
    number, before = "+12165550108", len(rows(target.settings)[1])
    start, halt = target.message("START", From=number), target.message("STOP", From=number)
    first = [target.post("/sms", params).body for params in (start, halt)]
    assert target.post("/sms", start).status == 200
    assert first[1] == target.post("/sms", halt).body
    assert len(rows(target.settings)[1]) == before + 2
    assert target.post("/sms", target.message("TYPES", From=number)).is_silence


def test_a_message_id_of_somebody_else(target: Target) -> None:
    """One id for two people's texts, which no provider sends: danger is answered, STOP kept, all else asked again."""
    used = target.message("TYPES", From="+12165550109")
    assert target.post("/sms", used).status == 200
    assert b"988" in target.post("/sms", used | {"From": "+12165550110", "Body": "I want to die"}).body
    assert target.post("/sms", used | {"From": "+12165550110", "Body": "STOP"}).status in (200, 503)
    assert target.post("/sms", target.message("TYPES", From="+12165550110")).is_silence


def test_nothing_turns_debugging_on(settings: Settings, environ: dict[str, str]) -> None:
    """Flask's own switches in the environment change nothing: an error shows no trace, and there is no console."""
    switches = {"FLASK_DEBUG": "1", "FLASK_ENV": "development", "WERKZEUG_DEBUG_PIN": "off", "DEBUG": "1",
                "PYTHONDONTWRITEBYTECODE": "1"}
    with serving(settings, environ | switches) as line:
        debugged = Target(line=line, settings=settings, log=settings.data / f"log-{line.port}")
        for path in ("/console", "/?__debugger__=yes&cmd=resource&f=style.css"):
            assert b"debugger" not in debugged.send(request("GET", path, {"Host": "x"})).body.lower()
        assert debugged.post("/sms", debugged.message("TYPES"), signed="no").body.count(b"Traceback") == 0


def test_read_answer_reads() -> None:
    """The reader of answers in this suite tells them apart."""
    ours, theirs = socket.socketpair()
    with closing(ours), closing(theirs):
        theirs.sendall(b"HTTP/1.1 403 FORBIDDEN\r\nA: b\r\n\r\nx")
        theirs.shutdown(socket.SHUT_WR)
        assert Answer(status=403, headers={"a": "b"}, body=b"x") == read_answer(ours)
