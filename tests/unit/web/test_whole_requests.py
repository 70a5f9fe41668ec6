"""A worker that is told to stop, at whatever moment."""

from __future__ import annotations

import os
import selectors
import socket
from collections.abc import Callable, Iterator
from contextlib import closing

import pytest
from gunicorn.config import Config
from gunicorn.glogging import Logger
from gunicorn.sock import TCPSocket

from outreach.web.whole_requests import WholeRequestWorker

REQUEST = b"GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n"


@pytest.fixture
def door() -> Iterator[TCPSocket]:
    """Where gunicorn's workers take connections in."""
    config = Config()
    listener = TCPSocket(("127.0.0.1", 0), config, Logger(config))
    yield listener
    listener.close()


@pytest.fixture
def worker(door: TCPSocket) -> Iterator[WholeRequestWorker]:
    """A worker that was forked, as far as it is before it takes anybody in."""
    config = Config()
    worker = WholeRequestWorker(0, os.getppid(), [door], None, 30, config, Logger(config))
    worker.wsgi = _answer
    worker.tpool = worker.get_thread_pool()
    worker.poller = selectors.DefaultSelector()
    worker.method_queue.init()
    yield worker
    worker.tmp.close()


def _answer(_environ: object, start: Callable[[str, list[tuple[str, str]]], object]) -> list[bytes]:
    start("200 OK", [("Content-Length", "4")])
    return [b"well"]


def test_told_to_stop_before_it_began(worker: WholeRequestWorker, door: TCPSocket) -> None:
    """Whoever is connected by then is answered, and the worker ends by itself."""
    with closing(socket.create_connection(door.getsockname(), timeout=10)) as client:
        client.sendall(REQUEST)
        worker.alive = False
        worker.run()
        assert client.recv(1000).startswith(b"HTTP/1.1 200 OK\r\n")
    assert door.sock is None


def test_told_to_stop_while_it_was_full(worker: WholeRequestWorker, door: TCPSocket) -> None:
    """It closes its door once, however often it hears that nobody more is to come in."""
    worker.set_accept_enabled(True)
    worker.alive = False
    worker.set_accept_enabled(False)
    worker.set_accept_enabled(False)
    assert door.sock is None
