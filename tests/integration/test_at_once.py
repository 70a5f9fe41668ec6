"""Texts are answered by the thread that takes them in; while the database is held by others, threads wait instead."""

from __future__ import annotations

import socket
import sqlite3
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from outreach.errors import StoreUnavailable, WouldWait
from outreach.settings import Settings
from outreach.store.address import sqlite_path
from outreach.store.database import HURRIED_S, Durability, in_a_hurry
from outreach.store.sqlite import SqliteDatabase
from tests.databases import ask, on_both
from tests.integration.attacks.attackers import read_answer
from tests.integration.store_people import new_database
from tests.integration.test_demo import Demo
from tests.integration.test_holds_processes import serving
from tests.prove.load import texts

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="gunicorn knows no Windows")
#: seconds for which others hold the file: less than a text may wait, far more than one in a hurry does
HELD_S = 1.0
#: texts at once: fewer than one process has threads, which would all wait
FEW = 3
PAGES = 12
#: so many texts of each sender, to workers that are renewed after some tens of them
OF_EACH = 150
RENEWED = {"GUNICORN_CMD_ARGS": "--max-requests 30 --max-requests-jitter 10", "OUTREACH_TEXTS_PER_HOUR": "10000",
           "OUTREACH_TEXTS_PER_DAY": "10000"}
HEALTH = b"GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n"
CLAIM = "INSERT INTO upkeep (job, started_at, done_at) VALUES (:job, '', '')"


@contextmanager
def held(database: Path, seconds: float = HELD_S) -> Iterator[None]:
    """Another program writes into the file for a while."""
    with closing(sqlite3.connect(database, isolation_level=None, check_same_thread=False)) as other:
        other.execute("BEGIN IMMEDIATE")
        with ThreadPoolExecutor(1) as thread:
            over = thread.submit(lambda: (time.sleep(seconds), other.execute("ROLLBACK")))
            yield
            over.result()


def test_who_is_in_a_hurry_does_not_wait(tmp_path: Path) -> None:
    """Nothing is written, and the next one without hurry waits and writes."""
    url = new_database(tmp_path / "line.sqlite")
    database = SqliteDatabase(tmp_path / "line.sqlite")
    with held(tmp_path / "line.sqlite"):
        began = time.monotonic()
        with in_a_hurry(), pytest.raises(WouldWait):
            database.write(Durability.PROCESS, CLAIM, {"job": "hurried"})
        assert time.monotonic() - began < HELD_S / 2
        database.write(Durability.PROCESS, CLAIM, {"job": "patient"})
    database.close()
    assert ask(url, "select job from upkeep") == [("patient",)]


def test_who_is_in_a_hurry_waits_for_no_disk(tmp_path: Path) -> None:
    """What has to survive a loss of power is written by a thread: a disk may take any time for it."""
    url = new_database(tmp_path / "line.sqlite")
    database = SqliteDatabase(tmp_path / "line.sqlite")
    with in_a_hurry(), pytest.raises(WouldWait):
        database.write(Durability.POWER_LOSS, CLAIM, {"job": "hurried"})
    assert ask(url, "select job from upkeep") == []
    assert database.write(Durability.POWER_LOSS, CLAIM, {"job": "patient"}) == 1
    database.close()


def test_a_hurry_ends_with_its_block(tmp_path: Path) -> None:
    """Also where it raised; and a database that is no database stays one in a hurry."""
    database = SqliteDatabase(tmp_path / "none.sqlite")
    with in_a_hurry(), pytest.raises(StoreUnavailable):
        database.read("SELECT 1", {})
    new_database(tmp_path / "line.sqlite")
    late = SqliteDatabase(tmp_path / "line.sqlite", busy_timeout_s=2 * HURRIED_S)
    with held(tmp_path / "line.sqlite", 10 * HURRIED_S), pytest.raises(StoreUnavailable):
        late.write(Durability.PROCESS, CLAIM, {"job": "patient"})
    late.close()


def test_a_file_that_is_closed_by_others_as_it_is_opened(tmp_path: Path) -> None:
    """The last to leave a file holds it whole for a moment, as a worker does that is renewed: that is waited for."""
    new_database(tmp_path / "line.sqlite")
    other = sqlite3.connect(tmp_path / "line.sqlite", isolation_level=None, check_same_thread=False)
    other.execute("PRAGMA locking_mode = EXCLUSIVE")
    other.execute("BEGIN IMMEDIATE")
    late = SqliteDatabase(tmp_path / "line.sqlite")
    with ThreadPoolExecutor(1) as thread:
        thread.submit(lambda: (time.sleep(HELD_S / 4), other.close()))
        assert late.write(Durability.PROCESS, CLAIM, {"job": "patient"}) == 1
    late.close()


def test_a_thread_that_waits_for_its_turn_is_not_waited_for(tmp_path: Path) -> None:
    """One thread waits for the file; another, in a hurry, does not wait for that thread."""
    new_database(tmp_path / "line.sqlite")
    database = SqliteDatabase(tmp_path / "line.sqlite")
    with held(tmp_path / "line.sqlite"), ThreadPoolExecutor(1) as thread:
        waits = thread.submit(database.write, Durability.PROCESS, CLAIM, {"job": "patient"})
        time.sleep(0.1)
        began = time.monotonic()
        with in_a_hurry(), pytest.raises(WouldWait):
            database.write(Durability.PROCESS, CLAIM, {"job": "hurried"})
        assert time.monotonic() - began < HELD_S / 2
        assert waits.result() == 1
    database.close()


def test_a_line_whose_database_is_held(settings: Settings, environ: dict[str, str]) -> None:
    """Pages are answered meanwhile, and every text once the file is free: kept once, none asked to come again."""
    with serving(settings, environ) as line, ThreadPoolExecutor(FEW) as senders:
        requests = texts(of(line, settings), FEW)
        with held(sqlite_path(settings.database)):
            answers = [senders.submit(over_one, line, [one]) for one in requests]
            time.sleep(HELD_S / 4)
            began = time.monotonic()
            assert [200] * PAGES == [over_one(line, [HEALTH])[0] for _ in range(PAGES)]
            assert time.monotonic() - began < HELD_S / 2
        assert [[200]] * FEW == [answer.result() for answer in answers]
    assert [(FEW,)] == ask(settings.database, "select count(distinct sid) from inbound")


@on_both
def test_one_connection_takes_both_ways(settings: Settings, environ: dict[str, str]) -> None:
    """Texts, pages and what is refused, one behind the other: each is answered as if it were alone."""
    with serving(settings, environ) as line:
        one, two, three = texts(of(line, settings), 3)
        unsigned = one.replace(b"X-Twilio-Signature: ", b"X-Twilio-Signature: not")
        assert [200, 200, 403, 200, 200, 200] == over_one(line, [one, HEALTH, unsigned, two, one, three])
    assert [(3,)] == ask(settings.database, "select count(*) from inbound")


@on_both
def test_a_text_in_pieces(settings: Settings, environ: dict[str, str]) -> None:
    """It is answered with its last byte, and the next one on the connection, too."""
    with serving(settings, environ) as line:
        one, two = texts(of(line, settings), 2)
        with closing(connected(line)) as peer:
            for at in range(0, len(one), 200):
                peer.sendall(one[at:at + 200])
                time.sleep(0.02)
            assert status(peer) == 200
            peer.sendall(two)
            assert status(peer) == 200


@on_both
def test_a_connection_that_ends_with_its_answer(settings: Settings, environ: dict[str, str]) -> None:
    """The line closes its side at once, and waits for no more."""
    with serving(settings, environ) as line:
        last = texts(of(line, settings), 1)[0].replace(b"\r\n", b"\r\nConnection: close\r\n", 1)
        with closing(connected(line)) as peer:
            began = time.monotonic()
            peer.sendall(last)
            answer = read_answer(peer)
        assert (answer.status, answer.headers["connection"]) == (200, "close")
        assert time.monotonic() - began < HELD_S


def test_workers_that_are_renewed(settings: Settings, environ: dict[str, str]) -> None:
    """Texts over kept connections while workers come and go: each is answered and kept, and no connection breaks."""
    with serving(settings, environ | RENEWED) as line, ThreadPoolExecutor(FEW) as senders:
        shares = [texts(of(line, settings), OF_EACH) for _ in range(FEW)]
        assert FEW * [OF_EACH * [200]] == list(senders.map(lambda share: all_of(line, share), shares))
    assert [(FEW * OF_EACH,)] == ask(settings.database, "select count(*) from inbound")


def of(line: Demo, settings: Settings) -> Settings:
    """The settings under the address that the running line has."""
    return settings.with_changes(public_url=f"http://127.0.0.1:{line.port}")


def connected(line: Demo) -> socket.socket:
    """A connection to the line."""
    return socket.create_connection(("127.0.0.1", line.port), timeout=10)


def over_one(line: Demo, requests: list[bytes]) -> list[int]:
    """Send requests over one connection, each when the one before is answered; what they were answered with."""
    with closing(connected(line)) as peer:
        statuses = []
        for request in requests:
            peer.sendall(request)
            statuses.append(status(peer))
        return statuses


def all_of(line: Demo, requests: list[bytes]) -> list[int]:
    """Send requests over one connection, and over the next where the line says that it ends this one."""
    statuses: list[int] = []
    while len(statuses) < len(requests):
        with closing(connected(line)) as peer:
            closes = False
            while len(statuses) < len(requests) and not closes:
                peer.sendall(requests[len(statuses)])
                head = head_of(peer)
                statuses.append(int(head.split()[1]))
                closes = b"connection: close" in head
    return statuses


def status(peer: socket.socket) -> int:
    """Read one answer with its length, and no more."""
    return int(head_of(peer).split()[1])


def head_of(peer: socket.socket) -> bytes:
    """Read one answer, and no more; its head in lower case."""
    answer = b""
    while b"\r\n\r\n" not in answer:
        some = peer.recv(1)
        assert some, "the line ended the connection without an answer"
        answer += some
    length = int(answer.lower().partition(b"content-length:")[2].split()[0])
    assert len(peer.recv(length, socket.MSG_WAITALL)) == length
    return answer.lower()
