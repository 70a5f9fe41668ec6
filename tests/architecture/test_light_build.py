"""What makes sound is loaded where a clip is made, not with every start of the demo."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest


@pytest.fixture(scope="module")
def loaded() -> set[str]:
    """All modules of a fresh interpreter that is ready to build."""
    program = "import sys, outreach.publish.build, outreach.desk.demo; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True,
                          cwd=Path(__file__).parents[2])
    return set(done.stdout.split())


@pytest.mark.parametrize("module", ["scipy", "pyloudnorm", "sqlalchemy"])
def test_not_loaded(loaded: set[str], module: str) -> None:
    """A second of processor time, for nothing where every clip is there."""
    assert module not in loaded


def test_loaded(loaded: set[str]) -> None:
    """What measures loudness is among what was looked at."""
    assert {"outreach.speech.loudness", "outreach.speech.resampling", "numpy"} <= loaded
