"""Connections to one PostgreSQL server, shared by the threads of a process."""

from __future__ import annotations

import logging
import os
from functools import partial
from time import monotonic
from typing import Any

import psycopg
from psycopg.conninfo import conninfo_to_dict
from psycopg_pool import ConnectionPool, PoolTimeout

from outreach.store.address import postgres_address, unusable_address
from outreach.store.database import Durability
from outreach.store.rows import Values

#: most connections of a process, by what their commits survive; each is opened when it is first needed, so that a web
#: process has no more than it has threads, and 34 threads of a worker share these
MOST = {Durability.PROCESS: 16, Durability.POWER_LOSS: 16}

#: after a failure nobody waits for the server for so long, and then shortly: a call asks many times a step
REST_S = 0.5

#: how often a thread that waits for a connection looks whether the server refused one
LOOK_S = 0.2

_COMMITS = {Durability.PROCESS: "off", Durability.POWER_LOSS: "on"}
#: no statement on the way of a text takes longer
_SETTINGS = "SET synchronous_commit = {commits}; SET statement_timeout = '{ms}ms'; SET lock_timeout = '{ms}ms'"

Connection = psycopg.Connection[tuple[Any, ...]]
Pool = ConnectionPool[Connection]

# what it has to say is told once, by our own error
logging.getLogger("psycopg.pool").setLevel(logging.CRITICAL)


class Pools:
    """Lends connections: some whose commits wait for the disk, some whose commits do not.

    A pool belongs to the process that made it: after a fork the child makes its own.
    """

    def __init__(self, database_url: str, *, busy_timeout_s: float) -> None:
        self._busy_timeout_s = busy_timeout_s
        self._address = connecting(database_url)
        self._pools: dict[tuple[int, Durability], Pool] = {}
        #: until when nobody waits for the server; 0 while it answers
        self._down_until = 0.0
        self._is_refused = False

    def of(self, durability: Durability) -> Pool:
        """The connections of this process whose commits survive so much."""
        key = os.getpid(), durability
        return self._pools.get(key) or self._opened(key)

    def borrow(self, pool: Pool) -> Connection:
        """Lend a connection; put it back in any case.

        Raises:
            psycopg.OperationalError: the server does not answer; says why.
        """
        now = monotonic()
        if now < self._down_until:
            raise psycopg.OperationalError("it did not answer a moment ago")
        try:
            connection = self._wait(pool, now + (REST_S if self._down_until else self._busy_timeout_s))
        except PoolTimeout as problem:
            self._down_until = monotonic() + REST_S
            raise self._why() from problem
        self._down_until = 0.0
        return connection

    def ask_patiently(self, question: bytes, values: Values) -> list[tuple[Any, ...]]:
        """Ask over a connection of its own, however long the server looks.

        Raises:
            psycopg.Error: the server does not answer; says why.
        """
        with psycopg.connect(**self._address, autocommit=True) as connection:
            return connection.execute(question, values).fetchall()

    def _wait(self, pool: Pool, until: float) -> Connection:
        """Wait for a connection, but no longer than it takes to hear that there will be none."""
        self._is_refused = False
        while True:
            try:
                return pool.getconn(LOOK_S)
            except PoolTimeout:
                if self._is_refused or monotonic() >= until:
                    raise

    def _note_refusal(self, _pool: Pool) -> None:
        self._is_refused = True

    def close(self) -> None:
        """Close every connection of this process."""
        for key in [key for key in self._pools if key[0] == os.getpid()]:
            self._pools.pop(key).close()

    def _opened(self, key: tuple[int, Durability]) -> Pool:
        durability = key[1]
        # a STOP is rare enough to ask first whether its connection lives
        check = ConnectionPool.check_connection if durability is Durability.POWER_LOSS else None
        settings = _SETTINGS.format(commits=_COMMITS[durability], ms=int(self._busy_timeout_s * 1000))
        made: Pool = ConnectionPool(
            kwargs={**self._address, "autocommit": True, "prepare_threshold": 0}, min_size=0,
            max_size=MOST[durability], open=False, check=check, num_workers=1, reconnect_timeout=0,
            reconnect_failed=self._note_refusal,
            configure=partial(_configure, settings=settings))
        pool = self._pools.setdefault(key, made)  # of two threads one is first
        pool.open()
        return pool

    def _why(self) -> psycopg.OperationalError:
        """Why no connection could be had: what one more try says."""
        try:
            psycopg.connect(**self._address).close()
        except psycopg.OperationalError as problem:
            return problem
        return psycopg.OperationalError("all its connections were busy")


def connecting(database_url: str) -> dict[str, Any]:
    """How the driver connects: at once or not at all, and never waiting long for a server that is gone.

    What the address itself says, such as connect_timeout=10, counts.

    Raises:
        SettingsError: the address cannot be read.
    """
    defaults = {"connect_timeout": 3, "tcp_user_timeout": 5000, "application_name": "outreach"}
    return defaults | _options(postgres_address(database_url))


def connect_to_change(database_url: str) -> Connection:
    """A connection of its own, for changing tables: it may take its time.

    Raises:
        SettingsError: the address cannot be read.
        psycopg.OperationalError: the server does not answer; says why.
    """
    return psycopg.connect(**connecting(database_url))


def _options(address: str) -> dict[str, Any]:
    try:
        return conninfo_to_dict(address)
    except psycopg.ProgrammingError:  # its text shows pieces of the address
        raise unusable_address("the driver cannot read it") from None


def _configure(connection: Connection, *, settings: str) -> None:
    connection.execute(settings.encode(), prepare=False)
