"""A request gets a thread once it is there whole: whoever sends slowly waits without one.

gunicorn's worker gives a thread to each connection and lets it wait there for the rest. A process has few threads, so a
handful of slow senders would keep everybody else from being answered. Here the process itself gathers requests, which
costs a slow sender's memory and no more, and lets go of those that take too long. It takes leave of connections in the
same way: gunicorn's own leave-taking keeps the whole process waiting for two seconds.
"""

from __future__ import annotations

import re
import selectors
import time
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from socket import SHUT_WR, socket
from typing import Any

from gunicorn.workers.gthread import TConn, ThreadWorker

#: bytes of a body that are gathered before it is handed on: more than any webhook; what is larger is refused unread
MOST_BODY = 64 * 1024 + 1
#: bytes of everything before the body
MOST_HEAD = 32 * 1024
#: seconds in which a request must have arrived; the provider's own time-out is 15
ARRIVES_S = 10.0
#: seconds for which a thread waits for a peer that takes no answer, or that sent less than it said
STALLS_S = 5.0
#: seconds, and bytes, for which a closed connection may still bring what nobody reads (RFC 9112, section 9.6)
LINGERS_S, LINGERS_BYTES = 2.0, 64 * 1024
#: seconds for which a worker that ends still takes in who was about to connect; see `last_call`
LAST_CALL_S = 0.1

_HEAD_ENDS = b"\r\n\r\n"
_LENGTH = re.compile(rb"\r\ncontent-length:[ \t]*(\d{1,9})[ \t]*\r\n", re.IGNORECASE)
_CHUNKED = re.compile(rb"\r\ntransfer-encoding[ \t]*:", re.IGNORECASE)


def is_whole(arrived: bytes | bytearray) -> bool:
    """True when nothing of a request is missing, or so much is there that it will be refused."""
    end = arrived.find(_HEAD_ENDS)
    if end < 0:
        return len(arrived) > MOST_HEAD
    head, body = bytes(arrived[:end + 2]), len(arrived) - end - len(_HEAD_ENDS)
    if _CHUNKED.search(head):
        return body > MOST_BODY or arrived.endswith(b"0\r\n\r\n")
    said = _LENGTH.search(head)
    return body >= (int(said[1]) if said else 0) or (said is not None and int(said[1]) >= MOST_BODY)


class Leaving:
    """A connection that was answered for the last time, until the other side closes it, too."""

    def __init__(self, sock: socket) -> None:
        self.sock = sock
        self.until = time.monotonic() + LINGERS_S
        self._taken = 0

    def is_over(self) -> bool:
        """Take what still comes; true once the other side is gone, or sends too much."""
        try:
            data = self.sock.recv(LINGERS_BYTES)
        except BlockingIOError:
            return False
        except OSError:
            return True
        self._taken += len(data)
        return not data or self._taken >= LINGERS_BYTES


class Connection(TConn):  # type: ignore[misc]
    """A connection with what has arrived of its next request."""

    def __init__(self, cfg: Any, sock: socket, client: Any, server: Any, *, leave: Callable[[Leaving], None]) -> None:
        super().__init__(cfg, sock, client, server)
        self.arrived = bytearray()
        self._leave = leave

    def close(self, graceful: bool = False) -> None:
        """Close at once, or once the other side has read its answer."""
        if not graceful:
            super().close()
            return
        try:
            self.sock.shutdown(SHUT_WR)
            self.sock.setblocking(False)
        except OSError:
            super().close()
            return
        self._leave(Leaving(self.sock))

    def gather(self) -> bool:
        """Take what has arrived.

        Raises:
            OSError: the other side is gone; BlockingIOError: nothing came yet.
        """
        data = self.sock.recv(MOST_BODY)
        if not data:
            raise ConnectionResetError
        self.arrived += data
        return is_whole(self.arrived)

    def init(self) -> None:
        """Hand what was gathered to the parser; from here on no single wait is long."""
        super().init()
        self.sock.settimeout(STALLS_S)
        self.parser.unreader.unread(bytes(self.arrived))
        self.arrived.clear()


class WholeRequestWorker(ThreadWorker):  # type: ignore[misc]
    """gunicorn's worker with threads, which never wait for a request to arrive."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self._leaving: deque[Leaving] = deque()

    def accept(self, listener: socket) -> None:
        """Take a connection, and look whether its request is there already."""
        with suppress(BlockingIOError, ConnectionAbortedError):  # another worker was first, or the client is gone
            self._admit(listener)

    def set_accept_enabled(self, enabled: bool) -> None:
        """A worker that ends takes in all who are connected already, then closes the door: nobody waits in vain."""
        super().set_accept_enabled(enabled)
        if self.alive:
            return
        time.sleep(LAST_CALL_S)
        for listener in self.sockets:
            with suppress(OSError):  # closed before, or nobody is there any more
                while True:
                    self._admit(listener)
            listener.close()

    def _admit(self, listener: socket) -> None:
        client, address = listener.accept()
        self.nr_conns += 1
        self._wait_for(Connection(self.cfg, client, address, listener.getsockname(), leave=self._take_leave))

    def on_client_socket_readable(self, conn: Connection, client: socket) -> None:
        """The next request on a connection that was kept open begins."""
        self.poller.unregister(client)
        self.keepalived_conns.remove(conn)
        self._wait_for(conn)

    def on_pending_socket_readable(self, conn: Connection, client: socket) -> None:
        """More of a request is there."""
        try:
            if not conn.gather():
                return
        except BlockingIOError:
            return
        except OSError:
            self._drop(conn, client)
            return
        self.poller.unregister(client)
        self.pending_conns.remove(conn)
        self._hand_on(conn)

    def _wait_for(self, conn: Connection) -> None:
        """Ask at once, for a request mostly comes with its connection; then wait beside all others."""
        conn.timeout = time.monotonic() + ARRIVES_S
        try:
            if conn.gather():
                self._hand_on(conn)
                return
        except BlockingIOError:
            pass
        except OSError:
            self.nr_conns -= 1
            conn.close()
            return
        self.pending_conns.append(conn)
        self.poller.register(conn.sock, selectors.EVENT_READ, partial(self.on_pending_socket_readable, conn))

    def murder_pending(self) -> None:
        """Let go of those whose time is over; the name is gunicorn's."""
        super().murder_pending()
        now = time.monotonic()
        while self._leaving and self._leaving[0].until <= now:
            self._end(self._leaving[0])

    def _take_leave(self, leaving: Leaving) -> None:
        if leaving.is_over():
            leaving.sock.close()
            return
        self._leaving.append(leaving)
        self.poller.register(leaving.sock, selectors.EVENT_READ, partial(self._look_at, leaving))

    def _look_at(self, leaving: Leaving, _sock: socket) -> None:
        if leaving.is_over():
            self._end(leaving)

    def _end(self, leaving: Leaving) -> None:
        self._leaving.remove(leaving)
        self.poller.unregister(leaving.sock)
        leaving.sock.close()

    def _hand_on(self, conn: Connection) -> None:
        conn.data_ready = True
        self.enqueue_req(conn)

    def _drop(self, conn: Connection, client: socket) -> None:
        self.poller.unregister(client)
        self.pending_conns.remove(conn)
        self.nr_conns -= 1
        conn.close()
