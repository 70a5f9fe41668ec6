"""What the worker does with connections while answers are slow, unread, or the last."""

from __future__ import annotations

import errno
import os
import socket
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from selectors import DefaultSelector

import pytest

if sys.platform == "win32":  # gunicorn knows no Windows
    pytest.skip("gunicorn knows no Windows", allow_module_level=True)

from gunicorn.config import Config
from gunicorn.glogging import Logger

from outreach.errors import WouldWait
from outreach.store.database import HURRIED_S
from outreach.web.at_once import AtOnceWorker
from outreach.web.connections import Arrived, Connection
from outreach.web.plain_request import PlainAnswer

TEXT = b"POST /sms HTTP/1.1\r\nContent-Length: 4\r\n\r\nBody"
LONG = b"POST /sms HTTP/1.1\r\nContent-Length: 4000\r\n\r\n" + 4000 * b"x"
KEEPS, CLOSES = PlainAnswer(b"answer", closes=False), PlainAnswer(b"answer", closes=True)
#: more answers than the system takes of what nobody reads
MORE_THAN_FIT = 5000


class Desk(AtOnceWorker):
    """A worker whose threads only note what they are given."""

    def __init__(self) -> None:
        super().__init__(0, os.getpid(), [], None, 15, Config(), Logger(Config()))
        self.poller = DefaultSelector()
        self.answers_at_once = True
        self.handed_on: list[Connection] = []
        self.notices = 0

    def enqueue_req(self, conn: Connection) -> None:
        self.handed_on.append(conn)

    def notify(self) -> None:
        self.notices += 1

    def take(self, way: Callable[[bytes], PlainAnswer | None]) -> socket.socket:
        """A text that came with its connection, answered in such a way; the other side of it."""
        self.short_way = way
        ours, theirs = socket.socketpair()
        theirs.settimeout(1)
        theirs.sendall(TEXT)
        self.nr_conns += 1
        conn = Connection(self.cfg, ours, None, None, leave=self._take_leave)
        self._go_on(conn, conn.gather())
        return theirs

    def look(self) -> None:
        """As the loop does, without its waiting."""
        self.wait_for_and_dispatch_events(0)


@pytest.fixture
def desk() -> Iterator[Desk]:
    """A worker without a server."""
    worker = Desk()
    yield worker
    worker.murder_keepalived(force=True)
    worker.poller.close()


def test_a_request_on_a_kept_connection_is_tried_once(desk: Desk) -> None:
    """What has no short answer goes to a thread without a second look, and so does what would wait."""
    tries: list[bytes] = []
    with closing(desk.take(lambda _request: KEEPS)) as peer:
        desk.short_way = tries.append
        peer.sendall(TEXT)
        desk.look()
    assert (len(tries), len(desk.handed_on), list(desk.keepalived_conns)) == (1, 1, [])


def test_while_others_write_threads_wait(desk: Desk) -> None:
    """One text finds out that it would have to wait; those behind it are not tried before a moment is over."""
    tries: list[float] = []

    def waits(_request: bytes) -> PlainAnswer | None:
        tries.append(time.monotonic())
        time.sleep(HURRIED_S)
        raise WouldWait

    for _ in range(20):
        desk.take(waits).close()
    assert (len(tries), len(desk.handed_on)) == (1, 20)


def test_what_waits_for_no_others_keeps_the_next_from_nothing(desk: Desk) -> None:
    """A STOP is handed on at once; the text behind it is answered here."""
    def hands_on(_request: bytes) -> PlainAnswer | None:
        raise WouldWait

    desk.take(hands_on).close()
    with closing(desk.take(lambda _request: KEEPS)) as peer:
        assert peer.recv(100) == KEEPS.content


def test_a_long_text_is_for_a_thread(desk: Desk) -> None:
    """It may take long to understand; a request of the usual size is answered here."""
    with closing(desk.take(lambda _request: KEEPS)) as peer:
        assert peer.recv(100) == KEEPS.content
        peer.sendall(LONG)
        desk.look()
        assert len(desk.handed_on) == 1


def test_many_slow_answers_are_no_standstill(desk: Desk) -> None:
    """The first process ends a worker that it hears nothing of: each slow answer is told."""
    def slow(_request: bytes) -> PlainAnswer | None:
        time.sleep(2 * HURRIED_S)
        return KEEPS

    peers = [desk.take(slow) for _ in range(3)]
    assert desk.notices == 3
    for peer in peers:
        peer.close()


def test_behind_a_lost_answer_comes_none(desk: Desk) -> None:
    """Who does not read is let go: the next answer would be taken for the one that was lost."""
    with closing(desk.take(lambda _request: KEEPS)) as peer:
        for _ in range(MORE_THAN_FIT):
            if not desk.keepalived_conns:
                break
            peer.sendall(TEXT)
            desk.look()
            desk.look()
        while peer.recv(1_000_000):
            pass  # in time: the connection was ended
    assert desk.nr_conns == 0


def test_behind_the_last_answer_nothing_is_heard(desk: Desk) -> None:
    """What still comes on a connection that was ended is no request (RFC 9112, section 9.6)."""
    heard: list[bytes] = []
    with closing(desk.take(lambda _request: CLOSES)) as peer:
        assert peer.recv(100) == CLOSES.content
        desk.short_way = heard.append
        peer.sendall(TEXT)
        desk.look()
        assert peer.recv(100) == b""
        assert (heard, desk.handed_on, desk.nr_conns) == ([], [], 0)
    desk.look()
    assert len(desk.poller.get_map()) == 0


def test_who_is_gone_is_found_gone(desk: Desk) -> None:
    """A peer that closes while its answer is on the way leaves nothing behind."""
    for answer in (KEEPS, CLOSES):
        desk.take(lambda _request, answer=answer: answer).close()
        desk.look()
    assert (desk.nr_conns, list(desk.keepalived_conns), len(desk.poller.get_map())) == (0, [], 0)


class FullDoor:
    """A door where the system has no number left for one more connection."""

    def accept(self) -> None:
        raise OSError(errno.EMFILE, "Too many open files")


def test_too_many_open_files_end_no_worker(desk: Desk) -> None:
    """Who connects waits until others are gone; those who are connected are answered."""
    desk.accept(FullDoor())  # type: ignore[arg-type]
    assert desk.nr_conns == 0


def test_pieces_on_a_kept_connection(desk: Desk) -> None:
    """The second request comes slowly: it waits among the others, and is kept again once it is answered."""
    with closing(desk.take(lambda _request: KEEPS)) as peer:
        peer.sendall(TEXT[:20])
        desk.look()
        assert (len(desk.pending_conns), len(desk.keepalived_conns)) == (1, 0)
        peer.sendall(TEXT[20:])
        desk.look()
        assert peer.recv(100) == 2 * KEEPS.content
    assert (len(desk.pending_conns), len(desk.keepalived_conns)) == (0, 1)
    assert Arrived.NEVER is next(iter(desk.keepalived_conns)).gather()
