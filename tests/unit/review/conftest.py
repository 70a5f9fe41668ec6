"""What tests of reviewing share."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.unit.review.office import Office, open_office


@pytest.fixture
def office(tmp_path: Path) -> Office:
    """A page about naps, its draft, and two people who may sign."""
    return open_office(tmp_path)
