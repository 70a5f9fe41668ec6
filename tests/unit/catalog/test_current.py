"""Which build is served is known at once when it changes, and not looked up when it did not."""

from __future__ import annotations

from pathlib import Path

import pytest

from outreach.catalog.current import Pointer
from outreach.catalog.formats import CURRENT
from outreach.errors import NoBuild
from outreach.whole_files import write_whole


def test_a_pointer_follows_every_change(tmp_path: Path) -> None:
    """Also many within one tick of the clock: each file that takes the place is another one."""
    pointer = Pointer(tmp_path)
    for name in ("aa", "bb", "aa", "cc") * 25:
        write_whole(tmp_path / CURRENT, f"{name}\n")
        assert name == pointer.name() == pointer.name()


def test_without_a_build_it_says_so(tmp_path: Path) -> None:
    """Before the first one, and after somebody took it away."""
    pointer = Pointer(tmp_path)
    with pytest.raises(NoBuild, match="outreach build"):
        pointer.name()
    write_whole(tmp_path / CURRENT, "aa\n")
    assert pointer.name() == "aa"
    (tmp_path / CURRENT).unlink()
    with pytest.raises(NoBuild, match="outreach build"):
        pointer.name()
