"""Database addresses as operators write them."""

from __future__ import annotations

from pathlib import Path

import pytest

from outreach.errors import SettingsError
from outreach.store.address import sqlite_path


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
