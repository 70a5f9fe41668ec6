"""`outreach move-store`: every row arrives or none, whatever is killed; no opt-out is lost on the way."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from outreach.bootstrap import Service
from outreach.errors import MoveError, StoreUnavailable
from outreach.model.conversation import Caller
from outreach.model.holds import Act, HoldLine
from outreach.settings import Settings
from outreach.store import open_store
from outreach.store.moving.move import move
from outreach.store.moving.parts import ROWS
from outreach.store.moving.source import reopen
from outreach.store.moving.target import WAITING_ROOM
from tests import postgres
from tests.conftest import MakeService
from tests.databases import ask
from tests.fakes import OTHER, PATIENT, Provider
from tests.integration.store_people import NOON, answer, new_database, person, reading
from tests.phones import messages_of

MOVE = (sys.executable, "-m", "outreach", "move-store", "--from")
PATIENCE_S = 30
MANY = 20_000
WAITING = "SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'"
ALIVE = "SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'outreach'"
TABLES = "SELECT table_name FROM information_schema.tables WHERE table_schema = 'public' AND table_name <> " \
         "'alembic_version' ORDER BY 1"


@pytest.fixture
def target() -> Iterator[str]:
    """An empty database on a server, with all tables."""
    made = postgres.server().new_database()
    yield made
    postgres.server().drop(made)


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """A file in which some of everything stands."""
    address = new_database(tmp_path / "line.db")
    store = open_store(address)
    for number in range(7):
        answer(store, person(f"P{number}"), f"SM{number}", reading(number + 1))
    store.opt_out(person("Ann"), message_sid="SM-stop", rule="stop", at=NOON)
    store.opt_out(person("Bob"), message_sid="SM-again", rule="stop", at=NOON)
    store.opt_in(person("Bob"), message_sid="SM-start", rule="start", at=NOON)
    store.add_hold_lines([HoldLine(script="a/en/b", act=Act.HOLD, at=NOON, by="Ann Example", reason="é – ü",
                                   words="w")])
    store.record_heard(Caller(contact=person("Ann"), call_sid="CA1"), served="a/en/c", keyword="C", told=(), at=NOON,
                       holds=1)
    store.keep_key_proof("2026a", "proof")
    store.forget_person(person("P1"), by="Ann Example", at=NOON)
    store.note_forgotten(NOON)
    store.close()
    return tmp_path / "line.db"


def nothing(_done: int, _total: int) -> None:
    """No progress bar."""


def counts(address: str) -> dict[str, int]:
    """How many rows each table of a target has."""
    return {table: ask(address, f"SELECT count(*) FROM {table}")[0][0] for table, in ask(address, TABLES)}


def test_every_table_is_moved_row_by_row(source: Path, target: str) -> None:
    """The same rows under the same numbers, and the next row is numbered behind them."""
    steps: list[tuple[int, int]] = []
    moved = move(source, target, lambda *step: steps.append(step))
    assert {one.table: one.count for one in moved} == counts(target)
    assert {"inbound": 6, "consent": 3, "hold": 1, "heard": 1, "phone_key": 1, "forgotten": 1, "upkeep": 1}.items() <= (
        counts(target).items())
    for table, in ask(target, TABLES):
        names = ask(f"sqlite:///{source}", f"select name from pragma_table_info('{table}')")
        columns = ", ".join(name for name, in names)
        both = [sorted(ask(address, f"SELECT {columns} FROM {table}")) for address in (target, f"sqlite:///{source}")]
        assert both[0] == both[1]
    assert steps[-1][0] == steps[-1][1] == 2 * sum(one.count for one in moved)
    store = open_store(target)
    assert store.recall(person("Ann"), "SM9").state.opted_out
    assert not store.recall(person("Bob"), "SM9").state.opted_out
    assert store.holds().stops("a/en/b")
    answer_number = store.recall(person("P2"), "SM9").seq
    store.opt_out(person("P2"), message_sid="SM9", rule="stop", at=NOON)
    assert (1, True) == (answer_number, store.recall(person("P2"), "SM10").state.opted_out)
    store.close()


def test_a_second_run_finds_all_there(source: Path, target: str) -> None:
    """As after a kill behind the last step: nothing is doubled, and the same is told."""
    assert move(source, target, nothing) == move(source, target, nothing)
    assert counts(target)["consent"] == 3


def test_a_target_with_other_rows_is_refused_and_left_alone(source: Path, target: str) -> None:
    """Neither database is changed, and the file can be written to again."""
    other = open_store(target)
    other.opt_out(person("Zoe"), message_sid="SM1", rule="stop", at=NOON)
    with pytest.raises(MoveError, match=r"holds other rows.*consent \(3 rows to move, 1 there\)"):
        move(source, target, nothing)
    assert counts(target)["inbound"] == 0
    store = open_store(f"sqlite:///{source}")
    store.opt_out(person("Cem"), message_sid="SM-c", rule="stop", at=NOON)
    for one in (store, other):
        one.close()


def test_a_file_of_an_earlier_version_is_refused(source: Path, target: str) -> None:
    """It says which command to run first."""
    ask(f"sqlite:///{source}", "UPDATE alembic_version SET version_num = '0006'")
    with pytest.raises(MoveError, match="Run `outreach migrate`"):
        move(source, target, nothing)


def test_neither_side_may_be_missing(tmp_path: Path, source: Path) -> None:
    """No file is made, and a server that is away leaves the file open."""
    with pytest.raises(StoreUnavailable, match="gone"):
        move(tmp_path / "gone.db", "postgresql://u:geheim@127.0.0.1:1/x", nothing)
    assert not (tmp_path / "gone.db").exists()
    with pytest.raises(StoreUnavailable, match="refused") as caught:
        move(source, "postgresql://u:geheim@127.0.0.1:1/x", nothing)
    assert "geheim" not in str(caught.value)
    ask(f"sqlite:///{source}", "DELETE FROM inbound")


def test_what_differs_on_arrival_is_not_kept(source: Path, target: str) -> None:
    """A server that changes what it is given is found out before anything is kept."""
    ask(target, "CREATE FUNCTION spoil() RETURNS trigger LANGUAGE plpgsql AS $$ "
                "BEGIN NEW.rule = 'spoilt'; RETURN NEW; END $$")
    ask(target, "CREATE TRIGGER spoil BEFORE INSERT ON consent FOR EACH ROW EXECUTE FUNCTION spoil()")
    with pytest.raises(MoveError, match=r"differs.*consent"):
        move(source, target, nothing)
    assert set(counts(target).values()) == {0}


def test_the_old_line_can_write_nothing_after_the_move_and_loses_no_stop(
        settings: Settings, make_service: MakeService, provider_of: Callable[[Service], Provider], target: str) -> None:
    """A server that was not restarted asks for a STOP again and keeps it on the disk; the new one takes it in."""
    old = provider_of(make_service())
    old.text("STOP")
    move(settings.data / "outreach.sqlite", target, nothing)
    assert 503 == old.text("STOP", number=OTHER).status_code
    assert "988" in messages_of(old.text("I want to die"))[0]
    new = provider_of(make_service(database_url=target))
    assert () == messages_of(new.text("TYPES", sid="SM-new-1"))
    assert () == messages_of(new.text("TYPES", sid="SM-new-2", number=OTHER))
    reopen(settings.data / "outreach.sqlite")
    assert messages_of(old.text("START", number=OTHER))


@pytest.mark.parametrize("stage", ["inbound", "upkeep"])
def test_killed_in_the_middle_the_same_command_ends_it(source: Path, target: str, stage: str,
                                                       environ: dict[str, str]) -> None:
    """Kill -9 after some or nearly all tables: nothing is half there, and the file stays sealed."""
    with postgres.held(target, stage, "SHARE"):
        child = subprocess.Popen([*MOVE, f"sqlite:///{source}"], env=environ | {"DATABASE_URL": target})
        until = time.monotonic() + PATIENCE_S
        while not ask(target, WAITING):
            assert time.monotonic() < until
            time.sleep(0.05)
        child.kill()
        child.wait()
    while ask(target, ALIVE):
        time.sleep(0.05)
    assert set(counts(target).values()) == {0}
    with pytest.raises(sqlite3.IntegrityError, match="this database is moved"):
        ask(f"sqlite:///{source}", "DELETE FROM consent")
    done = subprocess.run([*MOVE, f"sqlite:///{source}"], env=environ | {"DATABASE_URL": target}, capture_output=True,
                          text=True, check=False)
    assert (0, "") == (done.returncode, done.stderr)
    assert ["consent", "3"] in [line.split()[:2] for line in done.stdout.splitlines()]
    assert counts(target)["consent"] == 3


def many(source: Path) -> None:
    """Let ten times as many people have texted as are sent at once."""
    made = {"id": "n.i", "sid": "'SM' || n.i", "phone": "phone || n.i"}
    names = [name for name, in ask(f"sqlite:///{source}", "SELECT name FROM pragma_table_info('inbound')")]
    columns = ", ".join(made.get(name, name) for name in names)
    numbers = f"WITH RECURSIVE n(i) AS (SELECT 100 UNION ALL SELECT i + 1 FROM n WHERE i < {MANY + 99})"
    ask(f"sqlite:///{source}", f"{numbers} INSERT INTO inbound SELECT {columns} FROM n, "
                               "(SELECT * FROM inbound WHERE id = 1)")


def waiting(target: str) -> int:
    """How many texts have arrived and are not yet where the line looks."""
    return int(ask(target, f"SELECT count(*) FROM {WAITING_ROOM}.inbound")[0][0])


def killed_at(rows: int, source: Path, target: str) -> None:
    """Move in a process that kills itself after so many rows."""
    script = ("import os, sys; from pathlib import Path; from outreach.store.moving.move import move\n"
              "enough = int(sys.argv[3])\n"
              "move(Path(sys.argv[1]), sys.argv[2], lambda done, _: done >= enough and os.kill(os.getpid(), 9))")
    done = subprocess.run([sys.executable, "-c", script, str(source), target, str(rows)], check=False)
    assert -9 == done.returncode


def test_killed_in_the_middle_of_a_long_table_it_goes_on_where_it_was(source: Path, target: str,
                                                                      environ: dict[str, str]) -> None:
    """Kill -9 after half of 20,000 rows: the line sees none of them, and the second run sends only the other half."""
    many(source)
    killed_at(MANY // 2, source, target)
    arrived = waiting(target)
    assert MANY // 2 - 2 * ROWS <= arrived <= MANY // 2
    assert set(counts(target).values()) == {0}
    done = subprocess.run([*MOVE, f"sqlite:///{source}"], env=environ | {"DATABASE_URL": target}, capture_output=True,
                          text=True, check=False)
    assert (0, "") == (done.returncode, done.stderr)
    [found] = [int(line.split()[0]) for line in done.stdout.splitlines() if "had arrived" in line]
    assert arrived <= found < MANY // 2 + ROWS
    assert counts(target)["inbound"] == MANY + 6
    assert [(False,)] == ask(target, f"SELECT to_regnamespace('{WAITING_ROOM}') IS NOT NULL")


def test_what_changed_between_two_runs_is_sent_again(source: Path, target: str) -> None:
    """The file was opened again meanwhile: rows were erased, added and changed, and each is as the file has it."""
    many(source)
    killed_at(MANY // 2, source, target)
    reopen(source)
    for change in ("DELETE FROM inbound WHERE id = 105", "UPDATE inbound SET rule = 'menu' WHERE id = 5000",
                   "INSERT INTO phone_key VALUES ('2026b', 'proof')"):
        ask(f"sqlite:///{source}", change)
    moved = {one.table: one for one in move(source, target, nothing)}
    assert (MANY + 5, 2) == (moved["inbound"].count, moved["phone_key"].count)
    assert 0 < moved["inbound"].found < MANY // 2
    assert [] == ask(target, "SELECT id FROM inbound WHERE id = 105")
    assert [("menu",)] == ask(target, "SELECT rule FROM inbound WHERE id = 5000")


def test_a_waiting_room_of_another_version_is_cleared(source: Path, target: str) -> None:
    """Its tables may have other columns."""
    ask(target, f"CREATE SCHEMA {WAITING_ROOM}")
    ask(target, f"CREATE TABLE {WAITING_ROOM}.inbound (other text)")
    assert {0} == {one.found for one in move(source, target, nothing) if one.count}


@pytest.mark.parametrize(("arguments", "said"), [
    (("--to", "sqlite:////x.db"), "names no PostgreSQL"), ((), "names no PostgreSQL"),
    (("--from", "postgresql://u:geheim@h/x", "--to", "postgresql://h/x"), "sqlite:///"),
])
def test_what_cannot_be_done_is_said(arguments: tuple[str, ...], said: str, environ: dict[str, str],
                                     tmp_path: Path) -> None:
    """In one line, without a password."""
    done = subprocess.run([sys.executable, "-m", "outreach", "move-store", *arguments], capture_output=True, text=True,
                          check=False, env=environ | {"OUTREACH_DATA": str(tmp_path)})
    assert 1 == done.returncode
    assert said in done.stderr
    assert not [private for private in ("geheim", "Traceback", PATIENT) if private in done.stderr]
