"""The SQLite file itself: made, missing, old, locked, and what never stands in it."""

from __future__ import annotations

import sqlite3
import threading
from contextlib import closing
from pathlib import Path

import pytest

from outreach.contact.keys import KeyRing, new_phone_key
from outreach.errors import StoreUnavailable
from outreach.model.conversation import TextState
from outreach.store import Store, open_store
from outreach.store.database import SCHEMA_VERSION, Durability
from outreach.store.migrate import migrate
from outreach.store.sqlite import SqliteDatabase
from outreach.store.sqlite_connections import Connections
from tests.integration.store_people import NOON, answer, new_database, new_store, person, reading

ANN = person("Ann")
NUMBER = "+12025550143"
#: how version 0001 writes a row
_ROW_BEFORE = """INSERT INTO inbound (sid, phone, key_id, seq, at, build, rule, opted_out_before,
    notice, document, section, page, expires_at) VALUES (?, ?, '2026a', ?, '', 'b', 'more', 0, 'v1', '', '', 0, '')"""


def test_migrate_makes_the_folder_and_all_tables(tmp_path: Path,
                                                 capsys: pytest.CaptureFixture[str]) -> None:
    """A first run makes everything, a second run changes nothing, and both are silent."""
    address = f"sqlite:///{tmp_path}/new folder/100%/line.db"
    assert migrate(address) == migrate(address) == SCHEMA_VERSION
    open_store(address).check()
    with closing(sqlite3.connect(tmp_path / "new folder" / "100%" / "line.db")) as connection:
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    assert capsys.readouterr() == ("", "")


def test_migrate_goes_on_after_an_upgrade_that_ended_half_way(tmp_path: Path) -> None:
    """A table that an interrupted run left behind is no obstacle."""
    address = new_database(tmp_path / "line.db")
    with closing(sqlite3.connect(tmp_path / "line.db")) as connection:
        connection.executescript("DROP TABLE consent; DELETE FROM alembic_version;")
    assert migrate(address) == SCHEMA_VERSION
    open_store(address).opt_out(ANN, message_sid="SM1", rule="stop", at=NOON)


def test_migrate_says_what_is_wrong_with_the_file(tmp_path: Path) -> None:
    """A file that is no database, or a folder that cannot be made, is named."""
    (tmp_path / "text").write_text("not a database at all, " * 100)
    for file in ("text", "text/below.db"):
        with pytest.raises(StoreUnavailable, match="text"):
            migrate(f"sqlite:///{tmp_path}/{file}")


def test_missing_tables_name_the_remedy(tmp_path: Path) -> None:
    """No file, or a file without tables, says to run `outreach migrate`; nothing is created."""
    file = tmp_path / "line.db"
    for exists in (False, True):
        store = Store(SqliteDatabase(file))
        for ask in (store.check, lambda store=store: store.recall(ANN, "SM1")):
            with pytest.raises(StoreUnavailable, match="Run `outreach migrate`"):
                ask()
        assert file.exists() == exists
        sqlite3.connect(file).close()


def test_another_version_of_the_tables_is_refused(tmp_path: Path) -> None:
    """Tables of a version that this program does not know are told at once."""
    store = new_store(tmp_path / "line.db")
    with closing(sqlite3.connect(tmp_path / "line.db")) as connection, connection:
        connection.execute("UPDATE alembic_version SET version_num = '0000'")
    with pytest.raises(StoreUnavailable, match=f"not of version {SCHEMA_VERSION}"):
        store.check()


def test_tables_of_a_later_version_serve(tmp_path: Path) -> None:
    """Migrations only add, so the release step may run before the old processes end."""
    store = new_store(tmp_path / "line.db")
    with closing(sqlite3.connect(tmp_path / "line.db")) as connection, connection:
        connection.execute("UPDATE alembic_version SET version_num = '0999'")
    store.check()


def test_what_the_version_before_wrote_is_kept(tmp_path: Path) -> None:
    """Its rows have no question, and it goes on writing rows without one after the upgrade."""
    address = new_database(tmp_path / "line.db")
    with closing(sqlite3.connect(tmp_path / "line.db")) as connection, connection:
        for column in ("question", "question_page", "question_expires_at"):
            connection.execute(f"ALTER TABLE inbound DROP COLUMN {column}")
        connection.execute("UPDATE alembic_version SET version_num = '0001'")
        connection.execute(_ROW_BEFORE, ("SM1", ANN.current.digest, 1))
    migrate(address)
    with closing(sqlite3.connect(tmp_path / "line.db")) as connection, connection:
        connection.execute(_ROW_BEFORE, ("SM2", ANN.current.digest, 2))
    found = open_store(address).recall(ANN, "SM3")
    assert (2, "v1", None) == (found.seq, found.state.notice, found.state.question)


def test_a_locked_file_gives_up_in_time(tmp_path: Path) -> None:
    """While another program holds the file, reading works and a STOP says that it was not kept."""
    new_database(tmp_path / "line.db")
    store = Store(SqliteDatabase(tmp_path / "line.db", busy_timeout_s=0.05))
    with closing(sqlite3.connect(tmp_path / "line.db", isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        assert store.recall(ANN, "SM1").seq == 0
        with pytest.raises(StoreUnavailable, match="locked"):
            store.opt_out(ANN, message_sid="SM1", rule="stop", at=NOON)
        other.execute("ROLLBACK")
    assert not store.recall(ANN, "SM2").state.opted_out


def test_a_file_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    """Where the log beside the file cannot be made, the error says where to look."""
    store = new_store(tmp_path / "line.db")
    (tmp_path / "line.db-wal").mkdir()  # holds for root too, whom no file mode stops
    with pytest.raises(StoreUnavailable, match="Look whether its disk is full"):
        store.opt_out(ANN, message_sid="SM1", rule="stop", at=NOON)


def test_no_number_and_no_word_stands_in_the_file(tmp_path: Path) -> None:
    """Neither the number nor its digits are found in any byte that was written."""
    store = new_store(tmp_path / "line.db")
    contact = KeyRing.parse(new_phone_key("2026a")).contact(NUMBER)
    store.opt_out(contact, message_sid="SM1", rule="stop", at=NOON)
    answer(store, contact, "SM2", reading(1))
    written = b"".join(file.read_bytes() for file in tmp_path.iterdir())
    assert contact.current.digest.encode() in written
    assert NUMBER[2:].encode() not in written


def test_what_is_forgotten_leaves_the_file(tmp_path: Path) -> None:
    """Erased rows are overwritten, not only unlisted."""
    store = new_store(tmp_path / "line.db")
    answer(store, ANN, "SM-secret", TextState())
    store.forget_old(NOON.replace(year=2027))
    store.close()
    assert b"SM-secret" not in (tmp_path / "line.db").read_bytes()


def test_each_thread_has_its_own_connections_with_their_own_durability(tmp_path: Path) -> None:
    """Reading places commit without waiting for the disk, a STOP waits."""
    new_database(tmp_path / "line.db")
    connections = Connections(tmp_path / "line.db")
    seen = [connections.get(Durability.PROCESS), connections.get(Durability.POWER_LOSS)]
    thread = threading.Thread(target=lambda: seen.append(connections.get(Durability.PROCESS)))
    thread.start()
    thread.join()
    assert [one.execute("PRAGMA synchronous").fetchone() for one in seen] == [(1,), (2,), (1,)]
    assert len(set(map(id, seen))) == 3
    connections.close()


def test_a_closed_store_opens_again_when_asked(tmp_path: Path) -> None:
    """Closing lets go of the file; the next question opens it anew."""
    store = new_store(tmp_path / "line.db")
    store.check()
    store.close()
    store.check()


def test_a_stop_is_written_where_commits_wait_for_the_disk(tmp_path: Path) -> None:
    """A STOP opens the durable connection alone; a reading place opens the quick one alone."""
    for name, durability in (("stop", Durability.POWER_LOSS), ("place", Durability.PROCESS)):
        store = new_store(tmp_path / f"{name}.db")
        if name == "stop":
            store.opt_out(ANN, message_sid="SM1", rule="stop", at=NOON)
        else:
            answer(store, ANN, "SM1", reading(1))
        assert list(vars(store._database._connections._mine)) == [durability.name]
