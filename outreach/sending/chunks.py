"""A handful of rows, sent by a few threads at once."""

from __future__ import annotations

from collections.abc import Iterable
from concurrent.futures import Executor

from outreach.model.outbox import Owed
from outreach.sending.send import Sender
from outreach.telemetry import log_trouble


class Chunks:
    """Sends the rows of a chunk, and lets go of what is left undone."""

    def __init__(self, sender: Sender, threads: Executor) -> None:
        self._sender = sender
        self._threads = threads

    def run(self, name: str, numbers: Iterable[int]) -> None:
        """Bring every row on as far as it goes now. A second run of the same chunk does no harm.

        Raises:
            StoreUnavailable: the database does not answer; the rows are taken up again later.
        """
        try:
            list(self._threads.map(self._send, self._sender.store.owed(numbers)))
        finally:
            self._sender.store.release(name)

    def _send(self, row: Owed) -> None:
        """One row; its trouble is not the others'."""
        if self._sender.stop.is_set():
            return
        try:
            self._sender.send(row)
        except Exception as problem:  # noqa: BLE001 - whatever it is, the row waits and the others go on
            log_trouble("sending", problem)
