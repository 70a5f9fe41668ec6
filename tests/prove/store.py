"""What one text costs the store: `python -m tests.prove.store`.

Own processor time of recall and record on both databases, beside the least that two bare statements take there, in
turns on one machine: the ratios count, the microseconds move with the machine. A server's own time is not in it.
"""

from __future__ import annotations

import sqlite3
import sys
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

import psycopg

from outreach.store import Store, open_store
from tests import postgres
from tests.integration.store_people import NOON, answer, new_database, person, reading

TEXTS, STOPS, ROUNDS, PEOPLE = 400, 50, 7, 40

_TABLE = """CREATE TABLE plain (sid TEXT NOT NULL UNIQUE, phone TEXT NOT NULL, seq INTEGER NOT NULL,
    topic TEXT NOT NULL, page INTEGER NOT NULL, UNIQUE (phone, seq))"""
_NEWEST = "SELECT seq, topic, page FROM plain WHERE phone = {one} ORDER BY seq DESC LIMIT 1"
_ADD = "INSERT INTO plain VALUES ({five}) ON CONFLICT DO NOTHING"
Act = Callable[[int], object]
CONTACTS = [person(f"P{number}") for number in range(PEOPLE)]


def main() -> None:
    """Measure, and print a table."""
    with TemporaryDirectory() as folder:
        server = postgres.server()
        addresses = new_database(Path(folder) / "line.db"), server.new_database()
        stores = [open_store(address) for address in addresses]
        bare = _on_sqlite(Path(folder) / "plain.db"), _on_postgres(server.address("postgres"))
        acts: dict[str, Act] = {
            "SQLite, two bare statements": _plain(bare[0], "?"), "SQLite, a text": _text(stores[0]),
            "PostgreSQL, two bare statements": _plain(bare[1], "%s"), "PostgreSQL, a text": _text(stores[1])}
        _print("A text", _rounds(acts, TEXTS), TEXTS)
        stops = {"SQLite, a STOP": _stop(stores[0]), "PostgreSQL, a STOP": _stop(stores[1])}
        _print("A STOP, on the disk when it returns", _rounds(stops, STOPS), STOPS)


def _rounds(acts: dict[str, Act], times: int) -> dict[str, list[float]]:
    """Processor time of each act, round by round; the first round warms up and does not count."""
    spent: dict[str, list[float]] = {name: [] for name in acts}
    for turn in range(ROUNDS + 1):
        for name, act in acts.items():
            began = time.process_time()
            for number in range(turn * times, (turn + 1) * times):
                act(number)
            spent[name].append(time.process_time() - began)
    return {name: seconds[1:] for name, seconds in spent.items()}


def _print(title: str, spent: dict[str, list[float]], times: int) -> None:
    first = next(iter(spent.values()))
    sys.stdout.write(f"\n{title}: own processor time, median of {ROUNDS} rounds of {times}\n")
    for name, seconds in spent.items():
        ratio = median(mine / least for mine, least in zip(seconds, first, strict=True))
        sys.stdout.write(f"{name:34} {median(seconds) / times * 1e6:7.0f} µs   {ratio:5.2f} x the first\n")


def _text(store: Store) -> Act:
    return lambda number: answer(store, CONTACTS[number % PEOPLE], f"SM{number}", reading(number % 9 + 1))


def _stop(store: Store) -> Act:
    return lambda number: store.opt_out(CONTACTS[number % PEOPLE], message_sid=f"ST{number}", rule="stop", at=NOON)


def _plain(connection: sqlite3.Connection | psycopg.Connection[tuple[int, str, int]], mark: str) -> Act:
    newest, add = _NEWEST.format(one=mark), _ADD.format(five=", ".join([mark] * 5))

    def act(number: int) -> None:
        phone = CONTACTS[number % PEOPLE].current.digest
        found = connection.execute(newest, (phone,)).fetchone()
        connection.execute(add, (f"SM{number}", phone, (found[0] if found else 0) + 1, "topic", number % 9))

    return act


def _on_sqlite(file: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(file, isolation_level=None)
    connection.executescript("PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL")
    connection.execute(_TABLE)
    return connection


def _on_postgres(address: str) -> psycopg.Connection[tuple[int, str, int]]:
    connection = psycopg.connect(address, autocommit=True, prepare_threshold=0)
    connection.execute("SET synchronous_commit = off")
    connection.execute(_TABLE)
    return connection


if __name__ == "__main__":
    main()
