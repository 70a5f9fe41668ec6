"""A plain text is answered as it comes in, by the thread that gathered it.

To hand a text to another thread and back costs as much as its answer. Where that would mean to wait for the database,
or to think for long, a thread takes over.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from concurrent.futures import Future
from typing import Any

from outreach.errors import WouldWait
from outreach.store.database import in_a_hurry
from outreach.telemetry import log_trouble
from outreach.web.connections import Connection
from outreach.web.plain_request import PlainAnswer
from outreach.web.whole_requests import WholeRequestWorker

#: bytes of a request that is answered at once: twice what most texts travel in. A text of 1,600 letters, each word of
#: which has to be guessed at, takes a third of a second to understand
MOST_AT_ONCE = 2 * 1024
#: seconds: an answer that took so long is told to the first process, lest many of them look like a standstill
SLOW_S = 0.01
#: seconds for which threads answer, once a text would have had to wait for others who write
OTHERS_WRITE_S = 0.5

#: what a thread says of a connection that it answered by the short way
_KEPT = object()


def _no_short_way(_request: bytes) -> PlainAnswer | None:
    return None


class AtOnceWorker(WholeRequestWorker):
    """The line's worker: gathers requests, answers texts, and gives all else to threads."""

    #: answers what it can from the bytes of a request; set once the application is there
    short_way: Callable[[bytes], PlainAnswer | None] = staticmethod(_no_short_way)
    #: false where its answers mean to wait for another machine: then threads ask it
    answers_at_once = False

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self._others_write_until = 0.0

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
