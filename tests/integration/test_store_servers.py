"""A PostgreSQL server that is away, refuses, is killed and comes back: what operators and patients get."""

from __future__ import annotations

import re
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from time import monotonic

import pytest

from outreach.bootstrap import Service
from outreach.errors import StoreUnavailable
from outreach.model.conversation import TextState
from outreach.settings import Settings
from outreach.store import Store, open_store, outbox_statements, statements
from outreach.store.database import Durability
from outreach.store.postgres import PostgresDatabase
from outreach.store.postgres_spelling import as_postgres
from tests import postgres
from tests.conftest import MakeService
from tests.databases import ask
from tests.fakes import OTHER, PATIENT, Provider
from tests.integration.store_people import NOON, answer, person, reading
from tests.phones import messages_of, read_twiml

ANN = person("Ann")
#: after this long the provider gives up
PATIENCE_SECONDS = 15
ProviderOf = Callable[[Service], Provider]


@pytest.fixture
def address() -> Iterator[str]:
    """A database of its own on the server that all tests share."""
    made = postgres.server().new_database()
    yield made
    postgres.server().drop(made)


@pytest.fixture(scope="module")
def mortal() -> postgres.Server:
    """A server that a test may kill; it runs again at the end of each."""
    return postgres.new_server()


@pytest.fixture
def line(mortal: postgres.Server, settings: Settings, make_service: MakeService) -> Service:
    """A line on the server that may be killed."""
    return make_service(database_url=mortal.new_database())


@pytest.mark.parametrize(("address", "said"), [
    ("postgresql://line:geheim@127.0.0.1:1/line", "refused"),
    ("postgresql://line:geheim@nowhere.invalid/line", "nowhere.invalid"),
])
def test_a_server_that_cannot_be_reached_is_named(address: str, said: str) -> None:
    """The error tells host, cause and remedy, never the password; the second question fails at once."""
    store = open_store(address)
    with pytest.raises(StoreUnavailable, match=said) as caught:
        store.check()
    began = monotonic()
    with pytest.raises(StoreUnavailable, match="a moment ago"):
        store.recall(ANN, "SM1")
    assert monotonic() - began < 0.2
    assert "Look whether the server runs" in str(caught.value)
    assert "geheim" not in str(caught.value)
    store.close()


def test_a_wrong_password_and_a_missing_database_are_told(address: str) -> None:
    """Each in the server's words, without the password."""
    with postgres.guarded(address) as guarded:
        for wrong, said in ((guarded.replace("right", "geheim"), "password authentication failed"),
                            (address.replace("/test_", "/not_"), "does not exist")):
            store = open_store(wrong)
            with pytest.raises(StoreUnavailable, match=said) as caught:
                store.check()
            assert "geheim" not in str(caught.value)
            store.close()
        right = open_store(guarded)
        right.check()
        right.close()


def test_missing_tables_name_the_remedy() -> None:
    """A database without tables says to run `outreach migrate`."""
    made = postgres.server().new_database(migrated=False)
    store = open_store(made)
    for ask_store in (store.check, lambda: store.recall(ANN, "SM1")):
        with pytest.raises(StoreUnavailable, match="Run `outreach migrate`"):
            ask_store()
    store.close()
    postgres.server().drop(made)


@pytest.mark.parametrize("command", [("migrate",), ("optout", PATIENT, "--by", "Ann"), ("hold", "--list")])
def test_commands_tell_it_in_one_line(command: tuple[str, ...], environ: dict[str, str], settings: Settings) -> None:
    """No traceback, no warnings of the driver, no password."""
    done = subprocess.run([sys.executable, "-m", "outreach", *command], capture_output=True, text=True, check=False,
                          env=environ | {"DATABASE_URL": "postgres://line:geheim@127.0.0.1:1/line",
                                         "OUTREACH_PHONE_KEYS": settings.phone_keys})
    assert (1, "") == (done.returncode, done.stdout)
    assert done.stderr.startswith("Error: PostgreSQL at 127.0.0.1:1, database line: ")
    assert "refused" in done.stderr
    assert not [private for private in ("geheim", "Traceback", "psycopg") if private in done.stderr]


def test_no_detail_of_a_row_stands_in_an_error(address: str) -> None:
    """What the server refuses is told by its first line: the others show values."""
    store = open_store(address)
    ask(address, "ALTER TABLE consent ADD CHECK (rule <> 'private')")
    with pytest.raises(StoreUnavailable, match="violates check constraint") as caught:
        store.opt_out(ANN, message_sid="SM-private", rule="private", at=NOON)
    assert "SM-private" not in str(caught.value)
    store.close()


def test_a_stop_waits_for_the_disk_and_a_place_does_not(address: str) -> None:
    """What each commit waits for is set on each kind of connection; so is how long a statement may take."""
    store = open_store(address)
    found = {durability: [_setting(store, durability, name) for name in (
        "synchronous_commit", "statement_timeout", "lock_timeout")] for durability in Durability}
    assert found == {Durability.PROCESS: ["off", "3s", "3s"], Durability.POWER_LOSS: ["on", "3s", "3s"]}
    store.close()


def _setting(store: Store, durability: Durability, name: str) -> str:
    pool = store._database._pools.of(durability)
    with pool.connection() as connection:
        return str(connection.execute(f"SHOW {name}").fetchone()[0])


def test_a_locked_table_gives_up_in_time(address: str) -> None:
    """While a program holds the table, reading works and a STOP says that it was not kept."""
    with postgres.held(address, "consent", "SHARE"):
        store = open_store(address)
        began = monotonic()
        assert store.recall(ANN, "SM1").seq == 0
        with pytest.raises(StoreUnavailable, match="timeout"):
            store.opt_out(ANN, message_sid="SM1", rule="stop", at=NOON)
        assert monotonic() - began < PATIENCE_SECONDS / 2
    assert not store.recall(ANN, "SM2").state.opted_out
    store.close()


def test_connections_that_were_cut_are_replaced_unnoticed(address: str) -> None:
    """A server that was restarted between two texts costs nobody an answer, not even a STOP."""
    store = open_store(address)
    answer(store, ANN, "SM1", reading(1))
    store.opt_out(ANN, message_sid="SM2", rule="stop", at=NOON)
    cut = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'outreach'"
    ask(address, cut + " AND datname = current_database()")
    assert store.recall(ANN, "SM3").seq == 1
    ask(address, cut + " AND datname = current_database()")
    store.opt_in(ANN, message_sid="SM4", rule="start", at=NOON)
    assert not store.recall(ANN, "SM5").state.opted_out
    store.close()


def test_one_person_is_found_among_many_without_statistics(address: str) -> None:
    """As after a restore, before the server has looked through its tables: no text reads the rows of everybody."""
    ask(address, "INSERT INTO consent (sid, phone, key_id, at, rule, kind, who) SELECT 'SM' || i, 'p' || i, 'k', '', "
                 "'stop', 'out', '' FROM generate_series(1, 20000) AS i")
    for statement in (statements.RECALL, statements.RECALL_NEW, statements.NEWEST_CONSENT):
        told = as_postgres(statement).decode() % {"phones": """'["a", "b"]'""", "sid": "'SM1'", "phone": "'a'"}
        plan = "\n".join(line for line, in ask(address, f"EXPLAIN {told}"))
        assert "consent_phone" in plan
        assert "Backward using consent" not in plan
        assert "Seq Scan on consent" not in plan


def test_one_persons_messages_are_found_among_many_without_statistics(address: str) -> None:
    """As when thousands of rows were just added: no message, and no new row, reads the rows of everybody."""
    ask(address, "INSERT INTO outbox (batch, part, phone, key_id, sealed, basis, what, urgent, tries, created_at,"
                 " due_at, expires_at, state, reason, chunk, first_claimed_at, claimed_at, claimed_by, words, build,"
                 " sid, done_at) SELECT 'b', 1, 'p' || i, 'k', '', 'consent', '', 0, 0, '', '', '', 'waiting', '', '',"
                 " '', '', '', '', '', '', '' FROM generate_series(1, 20000) AS i")
    ask(address, "INSERT INTO consent (sid, phone, key_id, at, rule, kind, who) SELECT 'SM' || i, 'p' || i, 'k', '', "
                 "'stop', 'out', '' FROM generate_series(1, 20000) AS i")
    values = dict.fromkeys(re.findall(r"(?<!:):([a-z_]+)", outbox_statements.ADD), "'x'")
    values |= {"phones": """'["a", "b"]'""", "since": "''", "id": "1", "part": "1", "urgent": "0"}
    for statement in (outbox_statements.STANDING, outbox_statements.ADD):
        told = as_postgres(statement).decode() % values
        plan = "\n".join(line for line, in ask(address, f"EXPLAIN {told}"))
        assert "outbox_phone" in plan or "outbox_once" in plan, plan
        assert "Seq Scan on outbox" not in plan
        assert "Seq Scan on consent" not in plan
        assert "Backward using consent" not in plan


@pytest.mark.parametrize("durability", Durability)
def test_as_many_threads_as_a_worker_has_wait_their_turn_on_a_slow_server(address: str, durability: Durability) -> None:
    """36 at once, a second each: nobody is told that all connections were busy."""
    database = PostgresDatabase(address)

    def ask_slowly(_number: int) -> int:
        return database.write(durability, "SELECT 1 FROM pg_sleep(0.9)", {})

    with ThreadPoolExecutor(36) as threads:
        assert [1] * 36 == list(threads.map(ask_slowly, range(36)))
    database.close()


def test_more_threads_than_connections_take_turns(address: str) -> None:
    """Nobody is refused because others ask at the same time."""
    store, done = open_store(address), []

    def text(number: int) -> None:
        answer(store, person(f"P{number}"), f"SM{number}", TextState())
        store.opt_out(person(f"P{number}"), message_sid=f"SM{number}", rule="stop", at=NOON)
        done.append(number)

    threads = [threading.Thread(target=text, args=(number,)) for number in range(40)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(done) == list(range(40))
    assert store.opt_outs_by_rule() == {"stop": 40}
    store.close()


def test_danger_and_stop_while_the_server_is_killed(line: Service, mortal: postgres.Server,
                                                     provider_of: ProviderOf) -> None:
    """Danger is answered in time, a STOP waits on the disk and holds once the server is back, without a restart."""
    provider = provider_of(line)
    assert messages_of(provider.text("TYPES"))
    mortal.kill()
    try:
        began = monotonic()
        assert "988" in messages_of(provider.text("I want to kill myself"))[0]
        assert () == messages_of(provider.text("MORE"))
        assert 503 == provider.text("STOP").status_code
        assert "988" in messages_of(provider.text("STOP. I want to kill myself", number=OTHER))[0]
        assert "nine, one, one" in "".join(read_twiml(provider.step()).itertext())
        assert "I will connect you" in "".join(read_twiml(provider.step("/voice/step?at=menu", Digits="0")).itertext())
        assert 503 == provider.client.get("/readyz").status_code
        assert 200 == provider.client.get("/healthz").status_code
        assert monotonic() - began < PATIENCE_SECONDS
    finally:
        mortal.start()
    _until(lambda: 200 == provider.client.get("/readyz").status_code)
    assert () == messages_of(provider.text("TYPES"))
    assert () == messages_of(provider.text("TYPES", number=OTHER))
    assert [("out",), ("out",)] == ask(line.settings.database, "SELECT kind FROM consent")


def test_an_opt_out_outlives_the_server_killed_right_after(line: Service, mortal: postgres.Server,
                                                            provider_of: ProviderOf) -> None:
    """STOP is confirmed, the server is killed in that moment: after it is back there is silence."""
    provider = provider_of(line)
    assert "we will not text you again" in messages_of(provider.text("STOP"))[0]
    mortal.kill()
    mortal.start()
    _until(lambda: 200 == provider.client.get("/readyz").status_code)
    assert () == messages_of(provider.text("TYPES"))


def _until(holds: Callable[[], bool]) -> None:
    until = monotonic() + PATIENCE_SECONDS
    while not holds():
        assert monotonic() < until
