"""A server that is told to stop lets nobody in whom no worker would answer.

The system itself greets whoever connects, before any worker knows of it; those that it greeted last, when the workers
close the door, would be turned away with their request in hand. On Linux it is told first to greet nobody any more
(a filter on the door: packets that ask for a new connection are dropped, and come again a second later, when the door
is closed or another server stands there). Elsewhere a moment remains in which somebody may be turned away.
"""

from __future__ import annotations

import ctypes
import os
import struct
import sys
from contextlib import suppress
from functools import partial
from socket import SOL_SOCKET
from typing import Any

#: linux/socket.h; Python has no name for it
_SO_ATTACH_FILTER = 26
#: linux/filter.h: load the byte with the flags of TCP (RFC 9293, 3.1), drop what has SYN (2) set, let all else pass
_DROP_NEW = ((0x30, 0, 0, 13), (0x45, 0, 1, 0x02), (0x06, 0, 0, 0), (0x06, 0, 0, 0xFFFFFFFF))


def keep_last_call(server: Any) -> None:
    """Have the server's first process shut its doors to newcomers before it tells the workers to end."""
    for listener in server.LISTENERS:
        listener.close = partial(_close, server, listener, listener.close)


def _close(server: Any, listener: Any, close: Any) -> None:
    """Workers share the door, so one that ends alone leaves it; and so does a server that another goes on for."""
    is_last = server.reexec_pid == server.master_pid == 0 and not server.systemd
    if is_last and os.getpid() == server.pid:
        let_nobody_in(listener.sock)
    close()


def let_nobody_in(listener: Any) -> None:
    """Greet nobody any more on this door, in whatever process it is open; those who are connected stay so."""
    if sys.platform != "linux":
        return
    program = ctypes.create_string_buffer(b"".join(struct.pack("HBBI", *step) for step in _DROP_NEW))
    with suppress(OSError):  # a system that allows no filters
        listener.setsockopt(SOL_SOCKET, _SO_ATTACH_FILTER, struct.pack("HP", len(_DROP_NEW), ctypes.addressof(program)))
