"""What tests of the rooms that hold the line together need."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest


@pytest.fixture
def rows_of() -> Callable[[Path, str], list[tuple]]:
    """Asks a database file a question, beside the line."""
    def ask(file: Path, question: str) -> list[tuple]:
        with closing(sqlite3.connect(file)) as database:
            return database.execute(question).fetchall()
    return ask
