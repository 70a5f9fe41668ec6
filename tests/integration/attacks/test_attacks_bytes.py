"""Requests that are malformed, too large, without end, or slow: let go, and nobody else waits."""

from __future__ import annotations

import socket
import sys
import time
from collections.abc import Callable
from contextlib import ExitStack, closing

import pytest

from outreach.web.app import LARGEST_REQUEST
from tests.integration.attacks.attackers import POST, Answer, Target, read_answer, request, rows

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="gunicorn knows no Windows")
Attack = Callable[[Target], Answer]


def raw(head: str, body: bytes = b"") -> Attack:
    """Bytes as they stand here."""
    return lambda target: target.send(head.replace("\n", "\r\n").encode("latin-1") + b"\r\n\r\n" + body)


MALFORMED: dict[str, Attack] = {
    "10 MB": raw(f"{POST}\nContent-Length: 10485760", b"Body=" + b"x" * 10_485_755),
    "10 MB in chunks": raw(f"{POST}\nTransfer-Encoding: chunked",
                           b"a00000\r\n" + b"x" * 10_485_760 + b"\r\n0\r\n\r\n"),
    "one byte too many": raw(f"{POST}\nContent-Length: {LARGEST_REQUEST + 1}", b"x" * (LARGEST_REQUEST + 1)),
    "more than was said": raw(f"{POST}\nContent-Length: 4", b"Body=STOP&" * 100),
    "a length that is none": raw(f"{POST}\nContent-Length: many", b"Body=STOP"),
    "a length below nothing": raw(f"{POST}\nContent-Length: -1", b"Body=STOP"),
    "two lengths": raw(f"{POST}\nContent-Length: 4\nContent-Length: 9", b"Body=STOP"),
    "a length and chunks": raw(f"{POST}\nContent-Length: 9\nTransfer-Encoding: chunked", b"0\r\n\r\nGET /x HTTP/1.1"),
    "chunks in disguise": raw(f"{POST}\nTransfer-Encoding : chunked", b"0\r\n\r\n"),
    "chunks that are none": raw(f"{POST}\nTransfer-Encoding: chunked", b"zz\r\nBody=STOP\r\n0\r\n\r\n"),
    "a header of 100 kB": raw(f"{POST}\nX-Long: {'x' * 100_000}"),
    "a thousand headers": raw(POST + "".join(f"\nX-{number}: 1" for number in range(1000))),
    "an address of 100 kB": raw(f"GET /{'a' * 100_000} HTTP/1.1\nHost: x"),
    "a NUL in a header": raw(f"{POST}\nX-Nul: a\x00b"),
    "a folded header": raw(f"{POST}\nX-Folded: a\n b"),
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
            peer.sendall(f"{POST}\n{length}\n\n".replace("\n", "\r\n").encode())
            try:
                while sent < 64 * 2**20:
                    peer.sendall(block)
                    sent += len(block)
            except OSError:
                pass
        assert sent < 32 * 2**20, length


SLOW = {"the head": b"POST /sms HTTP/1.1\r\nHost: x\r\nX-Slow: a",
        "the body": f"{POST}\nContent-Length: 5000\n\nBody=a".replace("\n", "\r\n").encode(),
        "a chunk": f"{POST}\nTransfer-Encoding: chunked\n\n1388\nBody=".replace("\n", "\r\n").encode(),
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


def test_slow_readers_keep_nobody_waiting(target: Target) -> None:
    """Those who ask for pages and never read them hold no thread."""
    with ExitStack() as held:
        for _ in range(40):
            peer = held.enter_context(closing(target.connect()))
            peer.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 1024)
            peer.sendall(request("GET", "/", {"Host": "x"}))
        assert target.is_well()


def test_read_answer_reads() -> None:
    """The reader of answers in this suite tells them apart."""
    ours, theirs = socket.socketpair()
    with closing(ours), closing(theirs):
        theirs.sendall(b"HTTP/1.1 403 FORBIDDEN\r\nA: b\r\n\r\nx")
        theirs.shutdown(socket.SHUT_WR)
        assert Answer(status=403, headers={"a": "b"}, body=b"x") == read_answer(ours)
