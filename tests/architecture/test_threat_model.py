"""The threat model names tests: each of them is there. The locks name hashes alone: no address to fetch from."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGE, PROMISES = ((ROOT / "docs" / name).read_text(encoding="utf-8") for name in ("threat-model.md", "holds.md"))
TESTS = {path.name: path.read_text(encoding="utf-8") for path in (ROOT / "tests").rglob("test_*.py")}


def test_every_threat_has_a_test() -> None:
    """No line of the table rests on a promise."""
    rows = [line for line in PAGE.splitlines() if line.startswith("| ") and not line.startswith(("| threat", "|--"))]
    assert len(rows) > 15
    assert [] == [row[:60] for row in rows if not re.search(r"`test_\w+\.py`", row)]


def test_the_tests_exist() -> None:
    """Files, and functions in brackets behind them."""
    assert set(re.findall(r"`(test_\w+\.py)`", PAGE + PROMISES)) <= TESTS.keys()
    for file, function in re.findall(r"`(test_\w+\.py)` \(`(test_\w+)`\)", PAGE):
        assert f"def {function}(" in TESTS[file]


@pytest.mark.parametrize("lock", sorted(ROOT.glob("requirements*.lock")), ids=lambda path: path.name)
def test_locks_name_hashes_and_no_address(lock: Path) -> None:
    """Whatever index a machine is set up for, it installs these bytes or nothing."""
    text = lock.read_text(encoding="utf-8")
    packages = re.findall(r"^[a-z0-9][\w.-]*==\S+", text, re.MULTILINE)
    assert len(packages) > 5
    assert len(packages) <= text.count("--hash=sha256:")
    assert not re.search(r"https?://|--index|--find-links|file:", text)
