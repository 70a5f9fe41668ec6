"""A last look right before bytes leave the process: it may have stood still at any line before.

Behind the permit's redemption come the library's preparation, perhaps a new connection, and the turns of other threads.
A process that is frozen there and wakes minutes later must not send what another worker has sent meanwhile.
"""

from __future__ import annotations

from collections.abc import Callable
from contextvars import ContextVar
from typing import Any

from requests.adapters import HTTPAdapter
from urllib3 import HTTPConnectionPool, HTTPSConnectionPool, PoolManager
from urllib3.connection import HTTPConnection, HTTPSConnection

#: asked before each piece of a request; what it raises keeps the piece back, and the other end never has it whole
last_look: ContextVar[Callable[[], None] | None] = ContextVar("last_look", default=None)


class _Looking:
    """Connects, looks, and hands the bytes to the kernel: nothing else comes between."""

    def send(self, data: Any) -> None:
        if self.sock is None:  # type: ignore[attr-defined]
            self.connect()  # type: ignore[attr-defined]
        if look := last_look.get():
            look()
        super().send(data)  # type: ignore[misc]


class _Plain(_Looking, HTTPConnection):
    """A connection in the clear, as to a provider on loopback."""


class _Sealed(_Looking, HTTPSConnection):
    """A connection by TLS."""


class _PlainPool(HTTPConnectionPool):
    ConnectionCls = _Plain


class _SealedPool(HTTPSConnectionPool):
    ConnectionCls = _Sealed


_POOLS = {"http": _PlainPool, "https": _SealedPool}


class LookingAdapter(HTTPAdapter):
    """Carries requests over connections that look once more."""

    def init_poolmanager(self, *given: Any, **more: Any) -> None:
        """Make the connections, as the library does, of our kind."""
        super().init_poolmanager(*given, **more)
        self.poolmanager.pool_classes_by_scheme = _POOLS

    def proxy_manager_for(self, *given: Any, **more: Any) -> PoolManager:
        """The same for connections through a proxy."""
        manager: PoolManager = super().proxy_manager_for(*given, **more)
        manager.pool_classes_by_scheme = _POOLS
        return manager
