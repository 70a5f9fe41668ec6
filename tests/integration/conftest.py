"""What the tests of the store share: an empty database of each kind, and a store over it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from outreach.store import Store, open_store
from tests.databases import new_address


@pytest.fixture
def address(tmp_path: Path, kind: str) -> Iterator[str]:
    """An empty database."""
    with new_address(kind, tmp_path / "line.db") as made:
        yield made


@pytest.fixture
def store(address: str) -> Iterator[Store]:
    """A store over an empty database."""
    opened = open_store(address)
    yield opened
    opened.close()
