"""A connection with what has arrived of its next request, and how one is taken leave of."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from contextlib import suppress
from enum import Enum
from socket import SHUT_RDWR, SHUT_WR, socket
from typing import Any

from gunicorn.workers.gthread import TConn

from outreach.web.plain_request import PlainAnswer

#: bytes of a body that are gathered before it is handed on: more than any webhook; what is larger is refused unread
MOST_BODY = 64 * 1024 + 1
#: bytes of everything before the body
MOST_HEAD = 32 * 1024
#: seconds for which a thread waits for a peer that takes no answer, or that sent less than it said
STALLS_S = 5.0
#: seconds, and bytes, for which a closed connection may still bring what nobody reads (RFC 9112, section 9.6)
LINGERS_S, LINGERS_BYTES = 2.0, 64 * 1024

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


class Arrived(Enum):
    """How much of a request is there."""

    PART = "part"
    WHOLE = "whole"
    #: the other side is gone
    NEVER = "never"


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
        #: true once it is known that only the usual way answers this request
        self.needs_usual_way = False
        #: true once it was answered for the last time: what still comes is no request (RFC 9112, section 9.6)
        self.has_ended = False
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

    def gather(self) -> Arrived:
        """Take what has come since."""
        if self.has_ended:
            return Arrived.NEVER
        try:
            data = self.sock.recv(MOST_BODY)
        except BlockingIOError:
            return Arrived.PART
        except OSError:
            return Arrived.NEVER
        if not data:
            return Arrived.NEVER
        self.arrived += data
        self.needs_usual_way = False
        return Arrived.WHOLE if is_whole(self.arrived) else Arrived.PART

    def send_at_once(self, answer: PlainAnswer) -> None:
        """Send the answer to what has arrived; whoever does not take all of it at once is let go.

        A connection that ends with this answer stays until the other side closes it, too.
        """
        self.arrived.clear()
        is_sent = self._takes(answer.content)
        self.has_ended = answer.closes or not is_sent
        if self.has_ended:
            with suppress(OSError):  # the other side is gone, and is found so at the next look
                self.sock.shutdown(SHUT_WR if is_sent else SHUT_RDWR)

    def _takes(self, content: bytes) -> bool:
        """Send what the system takes at once; false where that is not all: no later answer may stand for a lost one."""
        try:
            return bool(self.sock.send(content) == len(content))
        except OSError:
            return False

    def init(self) -> None:
        """Hand what was gathered to the parser; from here on no single wait is long."""
        super().init()
        self.sock.settimeout(STALLS_S)
        self.parser.unreader.unread(bytes(self.arrived))
        self.arrived.clear()
