"""Database addresses as operators write them."""

from __future__ import annotations

from pathlib import Path

import pytest

from outreach.errors import SettingsError
from outreach.store.address import is_postgres, postgres_address, postgres_name, sqlite_path


def test_an_address_names_a_file() -> None:
    """Four slashes begin at the root, three where the program was started."""
    assert sqlite_path("sqlite:////srv/line.db") == Path("/srv/line.db").absolute()
    assert sqlite_path("sqlite:///data/line.db") == Path.cwd() / "data" / "line.db"


@pytest.mark.parametrize("address", ["", "line.db", "sqlite://", "sqlite:///", "sqlite:///:memory:",
                                     "sqlite:///line.db?mode=ro", "postgresql://u:geheim@host/db"])
def test_an_unusable_address_is_refused_without_being_shown(address: str) -> None:
    """The error says how to write it, and never shows a password."""
    with pytest.raises(SettingsError, match="DATABASE_URL") as caught:
        sqlite_path(address)
    assert "geheim" not in str(caught.value)


@pytest.mark.parametrize("scheme", ["postgres", "postgresql"])
def test_both_names_of_postgresql_are_taken(scheme: str) -> None:
    """Hosting services still write the short one; the driver is given the long one."""
    address = f"{scheme}://line:geheim@db.example.org:5433/outreach?sslmode=require"
    assert is_postgres(address)
    assert postgres_address(address) == "postgresql://line:geheim@db.example.org:5433/outreach?sslmode=require"
    assert not is_postgres("sqlite:////srv/postgres.db")


@pytest.mark.parametrize(("address", "name"), [
    ("postgresql://u:geheim@db.example.org:5433/line", "PostgreSQL at db.example.org:5433, database line"),
    ("postgres://u:geheim@/line?host=/run/pg", "PostgreSQL at /run/pg, database line"),
    ("postgresql://u@[::1]:5432/line", "PostgreSQL at [::1]:5432, database line"),
    ("postgresql://u:geheim@a.example.org,b.example.org:5433/line?password=geheim",
     "PostgreSQL at a.example.org,b.example.org:5433, database line"),
    ("postgresql:///", "PostgreSQL at localhost, database (default)"),
])
def test_errors_name_host_and_database_alone(address: str, name: str) -> None:
    """Neither user nor password."""
    assert postgres_name(address) == name


@pytest.mark.parametrize("password", ["ge@heim", "ge/heim", "ge?heim", "ge#heim", "12/heim@", "1/heim@", "ge[heim",
                                      "a:b@heim", "12?heim@", "12#heim"])
def test_a_password_that_would_be_misread_is_refused_unseen(password: str) -> None:
    """The driver's own error would show a piece of it; ours says how to write it."""
    with pytest.raises(SettingsError, match="%40 for @") as caught:
        postgres_address(f"postgresql://line:{password}@db.example.org/outreach")
    assert "heim" not in str(caught.value)
    escaped = postgres_address("postgresql://line:ge%40%2F%3F%23heim@db.example.org/outreach")
    assert "ge%40" in escaped
