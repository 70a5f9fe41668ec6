"""A request gets a thread once it is there whole: whoever sends slowly waits without one.

gunicorn's worker gives a thread to each connection and lets it wait there for the rest. A process has few threads, so a
handful of slow senders would keep everybody else from being answered. Here the process itself gathers requests, which
costs a slow sender's memory and no more, and lets go of those that take too long. It takes leave of connections in the
same way: gunicorn's own leave-taking keeps the whole process waiting for two seconds.
"""

from __future__ import annotations

import selectors
import time
from collections import deque
from contextlib import suppress
from functools import partial
from socket import socket
from typing import Any

from gunicorn.workers.gthread import STOP_KEEPALIVE_LINGER, ThreadWorker

from outreach.web.connections import Arrived, Connection, Leaving

#: seconds in which a request must have arrived; the provider's own time-out is 15
ARRIVES_S = 10.0
#: seconds for which a worker that ends still takes in who was about to connect; see `last_call`
LAST_CALL_S = 0.1
#: seconds for which nobody is taken in where the system has no files left for one more connection
DOOR_SHUT_S = 0.01


class WholeRequestWorker(ThreadWorker):  # type: ignore[misc]
    """gunicorn's worker with threads, which never wait for a request to arrive."""

    #: the doors that are open; the name is gunicorn's
    sockets: list[Any]

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self._leaving: deque[Leaving] = deque()
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

    def _is_answered(self, _conn: Connection) -> bool:
        """True where a request was answered as it came in; see `at_once`."""
        return False

    def _give_to_thread(self, conn: Connection) -> None:
        conn.data_ready = True
        self.enqueue_req(conn)

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
