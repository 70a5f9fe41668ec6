"""All that fuzzing ever found, and what it begins with, through the same functions: nothing of it breaks the line."""

from __future__ import annotations

from pathlib import Path

import pytest

from outreach.settings import Settings
from tests.prove.fuzz import NAMES, seeds
from tests.prove.fuzz_targets import Target, targets

FOUND = sorted((Path(__file__).parents[1] / "prove" / "fuzz_found").glob("*/*"))


@pytest.fixture
def line(settings: Settings) -> dict[str, Target]:
    """The targets over a line of the test's own."""
    return targets(settings.with_changes(sending=True))


@pytest.mark.parametrize("found", FOUND, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_findings(line: dict[str, Target], found: Path) -> None:
    """Mended, and stays so."""
    line[found.parent.name](found.read_bytes())


@pytest.mark.parametrize("name", NAMES)
def test_beginnings(line: dict[str, Target], name: str) -> None:
    """What a target begins with, cut short and turned round in simple ways."""
    for seed in seeds(name)[:40]:
        for data in (seed, seed[:len(seed) // 2], seed[::-1], bytes(byte ^ 128 for byte in seed)):
            line[name](data)
