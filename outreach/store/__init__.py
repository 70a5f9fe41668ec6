"""What the line remembers about people: what they read last, and who said STOP.

Never a phone number, never a word of a message: a person is a keyed hash, and an
answer is the name of the rule that gave it. The tables (see `migrations`):

- `inbound`, one row for each text that was answered, numbered 1, 2, 3 … for each
  person. The newest row is what the line remembers: the page that was read last, and the
  keyword that several guides share, if the person was asked which is meant. Erased after a time.
- `consent`, one row for each STOP and START, with who wrote it down if staff did. The newest row decides. Never erased.
- `hold`, one row for each script that was held or lifted. The newest row decides. Never erased.
- `heard`, one row for each script that a call heard, and each correction. Erased after a week.
- `forgotten`, one row for each time that staff had one number's rows erased: who and when, not whose. Never erased.
- `phone_key`, one row for each phone key, by which a replaced secret is noticed.
- `upkeep`, one row that tells when the line last forgot, so that one process at a time does.
- `outbox`, one row for each message that is sent unasked: to whom (the number encrypted until it is done), which
  script, and what became of it; once sent it also tells that they had the script. Erased a while after it is done.
- `agreement`, one row for each yes to a programme and each end: when, how, in which words, who wrote it down. Never
  erased.
- `member`, one row for each person in each programme: the number encrypted, what was sent of a series. Erased as they
  leave.
- `broadcast`, one row for each script that is sent to a whole programme, and how far it is.
- `delivery`, one row for each receipt of the provider: which message, which status. Erased after a week.
- `desk_user` and `desk_session`: who can log in at the desk (password hashes), and who is (hashes of tokens).
- `desk_act`, one row for each thing done at the desk: who, when, what, with which script. Never erased.
- `pace` and `worker`: when the line's number may send next, and which workers live.

But for the outbox, its pace, its workers, members, broadcasts and the desk's people, rows are added, never changed.
Two processes that answer one message both try to add its row; the database refuses the second, so nothing has to be
locked.
"""

from __future__ import annotations

from outreach.errors import SettingsError
from outreach.store.address import is_postgres, sqlite_path
from outreach.store.database import Database
from outreach.store.sqlite import SqliteDatabase
from outreach.store.store import Store

__all__ = ["Store", "open_database", "open_store"]


def open_store(database_url: str) -> Store:
    """Get ready to remember people in the database that the operator chose.

    Nothing is opened before the first question is asked; `check` asks one.

    Raises:
        SettingsError: the address is none that this version can use.
    """
    return Store(open_database(database_url))


def open_database(database_url: str) -> Database:
    """The database behind an address. The driver of PostgreSQL is loaded only for an address of PostgreSQL.

    Raises:
        SettingsError: the address is none that this version can use, or the driver is not installed.
    """
    if not is_postgres(database_url):
        return SqliteDatabase(sqlite_path(database_url))
    try:
        from outreach.store.postgres import PostgresDatabase
    except ImportError as problem:
        raise SettingsError("DATABASE_URL", problem=f"PostgreSQL needs the driver psycopg: {problem}",
                            remedy="Install all of requirements.lock, or use sqlite:////path/to/file") from problem
    return PostgresDatabase(database_url)
