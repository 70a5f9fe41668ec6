"""How statements are told to PostgreSQL."""

from __future__ import annotations

from outreach.store import statements
from outreach.store.postgres_spelling import as_postgres


def test_values_keep_their_names() -> None:
    """A name behind a colon is a value; a cast is none."""
    assert as_postgres("SELECT :phone, at::text WHERE seq = :seq") == b"SELECT %(phone)s, at::text WHERE seq = %(seq)s"


def test_a_percent_sign_stays_one() -> None:
    """The driver takes a single one for a value."""
    assert as_postgres("SELECT 5 % 2") == b"SELECT 5 %% 2"


def test_nothing_of_sqlite_alone_is_left() -> None:
    """No statement holds a word that only SQLite knows."""
    every = [value for name, value in vars(statements).items() if name.isupper() and isinstance(value, str)]
    assert len(every) > 20
    for statement in every:
        told = as_postgres(statement).decode().lower()
        assert not [word for word in ("json_each", "julianday", "instr(", "pragma", " :") if word in told], statement
