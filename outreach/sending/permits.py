"""Permits: the provider sends to nobody without one, and only the guard makes them."""

from __future__ import annotations

import hashlib
import hmac
import secrets
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from time import monotonic

from outreach.errors import NotPermitted
from outreach.model.outbox import Channel

#: a permit is for now: what it was given for may change
VALID_S = 5.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Permit:
    """Leave to send these words to this number, or to call it with this address, once, within seconds."""

    nonce: str
    #: on the monotonic clock of this process
    until: float
    seal: bytes = field(repr=False)


class PermitOffice:
    """Makes permits and takes them back, each once; those of another office are worth nothing."""

    def __init__(self, seconds: Callable[[], float] = monotonic, *, valid_s: float = VALID_S) -> None:
        self._secret = secrets.token_bytes(32)
        self._seconds = seconds
        self._valid_s = valid_s
        self._used: dict[str, float] = {}
        self._lock = threading.Lock()

    def issue(self, recipient: str, words: str, channel: Channel = Channel.TEXT) -> Permit:
        """Make a permit. The guard alone calls this; a test of the architecture says so."""
        nonce, until = secrets.token_hex(8), self._seconds() + self._valid_s
        return Permit(nonce=nonce, until=until, seal=self._seal(nonce, until, recipient, words, channel))

    def redeem(self, permit: Permit, recipient: str, words: str, channel: Channel = Channel.TEXT) -> None:
        """Take a permit for the one message that it was made for.

        Raises:
            NotPermitted: it is for another number, way or other words, is too old or used, or nobody's who may make it.
        """
        genuine = self._seal(permit.nonce, permit.until, recipient, words, channel)
        if not hmac.compare_digest(genuine, permit.seal):
            raise NotPermitted("there is no permit for this message. Ask the guard first")
        self.check_time(permit)
        self._use(permit)

    def check_time(self, permit: Permit) -> None:
        """Look once more, right before the first byte goes out.

        Raises:
            NotPermitted: the permit has run out meanwhile.
        """
        if self._seconds() > permit.until:
            raise NotPermitted("the permit has run out. Ask the guard again")

    def _use(self, permit: Permit) -> None:
        with self._lock:
            if permit.nonce in self._used:
                raise NotPermitted("the permit was used before. Ask the guard again")
            now = self._seconds()
            self._used = {nonce: until for nonce, until in self._used.items() if until >= now}
            self._used[permit.nonce] = permit.until

    def _seal(self, nonce: str, until: float, recipient: str, words: str, channel: Channel) -> bytes:
        message = "\0".join((nonce, repr(until), channel.value, recipient, words))
        return hmac.new(self._secret, message.encode(), hashlib.sha256).digest()
