"""A request gets a thread once it is there whole, and a plain text not even that: it is answered as it comes in.

gunicorn's worker gives a thread to each connection and lets it wait there for the rest. A process has few threads, so a
handful of slow senders would keep everybody else from being answered. Here the process itself gathers requests, which
costs a slow sender's memory and no more, and lets go of those that take too long. It takes leave of connections in the
same way: gunicorn's own leave-taking keeps the whole process waiting for two seconds.

What can be answered by the short way is answered by the thread that gathered it: to hand a text to another thread and
back costs as much as its answer. Where that would mean to wait for the database, a thread takes over.
"""

from __future__ import annotations

import selectors
import time
from collections import deque
from collections.abc import Callable
from concurrent.futures import Future
from contextlib import suppress
from functools import partial
from socket import socket
from typing import Any

from gunicorn.workers.gthread import STOP_KEEPALIVE_LINGER, ThreadWorker

from outreach.errors import WouldWait
from outreach.store.database import in_a_hurry
from outreach.telemetry import log_trouble
from outreach.web.connections import Arrived, Connection, Leaving
from outreach.web.plain_request import PlainAnswer

#: seconds in which a request must have arrived; the provider's own time-out is 15
ARRIVES_S = 10.0
#: seconds for which a worker that ends still takes in who was about to connect; see `last_call`
LAST_CALL_S = 0.1
#: bytes of a request that is answered at once: twice what most texts travel in. A text of 1,600 letters, each word of
#: which has to be guessed at, takes a third of a second to understand
MOST_AT_ONCE = 2 * 1024
#: seconds: an answer that took so long is told to the first process, lest many of them look like a standstill
SLOW_S = 0.01
#: seconds for which threads answer, once a text would have had to wait for others who write
OTHERS_WRITE_S = 0.5
#: seconds for which nobody is taken in where the system has no files left for one more connection
DOOR_SHUT_S = 0.01

#: what a thread says of a connection that it answered by the short way
_KEPT = object()


def _no_short_way(_request: bytes) -> PlainAnswer | None:
    return None


class WholeRequestWorker(ThreadWorker):  # type: ignore[misc]
    """gunicorn's worker with threads, which never wait for a request to arrive."""

    #: answers what it can from the bytes of a request; set once the application is there
    short_way: Callable[[bytes], PlainAnswer | None] = staticmethod(_no_short_way)
    #: false where its answers mean to wait for another machine: then threads ask it
    answers_at_once = False
    #: the doors that are open; the name is gunicorn's
    sockets: list[Any]

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self._leaving: deque[Leaving] = deque()
        self._others_write_until = 0.0
        #: why nobody could be taken in at last: told in the log once
        self._trouble = ""

    def accept(self, listener: socket) -> None:
        """Take a connection, and look whether its request is there already."""
        try:
            self._admit(listener)
        except (BlockingIOError, ConnectionAbortedError):  # another worker was first, or the client is gone
            return
        except OSError as problem:  # mostly too many open files: who is connected is answered, who comes waits
            self._wait_at_the_door(str(problem))

    def _wait_at_the_door(self, trouble: str) -> None:
        if trouble != self._trouble:
            self.log.error("nobody can be taken in for now: %s", trouble)
        self._trouble = trouble
        time.sleep(DOOR_SHUT_S)

    def set_accept_enabled(self, enabled: bool) -> None:
        """A worker that ends takes in all who are connected already, then closes the door: nobody waits in vain."""
        super().set_accept_enabled(enabled)
        if not enabled and not self.alive:
            self._close_doors()

    def _close_doors(self) -> None:
        """Once: a worker that is full as it is told to end comes here twice."""
        listeners, self.sockets = self.sockets, []
        time.sleep(LAST_CALL_S)
        for listener in listeners:
            with suppress(OSError):  # nobody is there any more
                while True:
                    self._admit(listener)
            listener.close()

    def _admit(self, listener: socket) -> None:
        client, address = listener.accept()
        self.nr_conns += 1
        conn = Connection(self.cfg, client, address, listener.getsockname(), leave=self._take_leave)
        self._go_on(conn, conn.gather())  # asked at once: a request mostly comes with its connection

    def on_client_socket_readable(self, conn: Connection, client: socket) -> None:
        """The next request on a connection that was kept open begins, and mostly ends: then all stays as it is."""
        arrived = conn.gather()
        if arrived is Arrived.WHOLE and self._is_answered(conn):
            self.keepalived_conns.remove(conn)
            self._keep(conn)
            return
        self.poller.unregister(client)
        self.keepalived_conns.remove(conn)
        if arrived is Arrived.WHOLE:
            self._give_to_thread(conn)  # it was tried already
        else:
            self._go_on(conn, arrived)

    def on_pending_socket_readable(self, conn: Connection, client: socket) -> None:
        """More of a request is there."""
        arrived = conn.gather()
        if arrived is Arrived.PART:
            return
        self.poller.unregister(client)
        self.pending_conns.remove(conn)
        self._go_on(conn, arrived)

    def _go_on(self, conn: Connection, arrived: Arrived) -> None:
        """Answer what is whole, let go of who is gone, wait for the others beside each other."""
        if arrived is Arrived.WHOLE:
            self._hand_on(conn)
        elif arrived is Arrived.NEVER:
            self.nr_conns -= 1
            conn.close(graceful=conn.has_ended)
        else:
            conn.timeout = time.monotonic() + ARRIVES_S
            self.pending_conns.append(conn)
            self.poller.register(conn.sock, selectors.EVENT_READ, partial(self.on_pending_socket_readable, conn))

    def _hand_on(self, conn: Connection) -> None:
        """Answer a request here, or give it to a thread."""
        if self._is_answered(conn):
            self._keep_and_listen(conn)
        else:
            self._give_to_thread(conn)

    def _give_to_thread(self, conn: Connection) -> None:
        conn.data_ready = True
        self.enqueue_req(conn)

    def _is_answered(self, conn: Connection) -> bool:
        """Answer by the short way, unless that takes long: behind one who would wait for others threads take over."""
        began = time.monotonic()
        if not self.answers_at_once or began < self._others_write_until or len(conn.arrived) > MOST_AT_ONCE:
            return False
        try:
            with in_a_hurry():
                return self._has_short_answer(conn)
        except WouldWait:
            if time.monotonic() - began >= SLOW_S:
                self._others_write_until = time.monotonic() + OTHERS_WRITE_S
            return False
        finally:
            if time.monotonic() - began >= SLOW_S:
                self.notify()

    def _has_short_answer(self, conn: Connection) -> bool:
        """Answer by the short way, where it has an answer; what ends with its answer is left to the usual way."""
        may_go_on = self.alive and self.nr + 1 < self.max_requests and len(self.keepalived_conns) < self.max_keepalived
        answer = self._short_answer(conn) if may_go_on else None
        if answer is None:
            conn.needs_usual_way = True
            return False
        self.nr += 1
        conn.send_at_once(answer)
        return True

    def _short_answer(self, conn: Connection) -> PlainAnswer | None:
        try:
            return self.short_way(bytes(conn.arrived))
        except WouldWait:
            raise
        except Exception as problem:  # noqa: BLE001 - whatever it is, the usual way answers, and the process lives
            log_trouble("short way", problem)
            return None

    def handle(self, conn: Connection) -> Any:
        """In a thread of its own: a request that was not answered yet."""
        if not conn.needs_usual_way and conn.arrived and self._has_short_answer(conn):
            return _KEPT
        return super().handle(conn)

    def finish_request(self, conn: Connection, fs: Future[Any]) -> None:
        """A thread is done with a request."""
        if fs.cancelled() or fs.exception() or fs.result() is not _KEPT:
            super().finish_request(conn, fs)
        else:
            self._keep_and_listen(conn)

    def _keep_and_listen(self, conn: Connection) -> None:
        self._keep(conn)
        self.poller.register(conn.sock, selectors.EVENT_READ, partial(self.on_client_socket_readable, conn))

    def _keep(self, conn: Connection) -> None:
        """Keep a connection for its next request: as long as gunicorn does, and no longer than a worker that ends."""
        conn.set_timeout()
        if not self.alive:
            conn.timeout = min(conn.timeout, time.monotonic() + STOP_KEEPALIVE_LINGER)
        self.keepalived_conns.append(conn)

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
