"""STOPs that wait on the disk: whole, private, in order, and each taken in once."""

from __future__ import annotations

import stat
import sys
import threading
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from outreach.errors import StoreUnavailable
from outreach.store.spool import Spool, WaitingStop
from tests.integration.store_people import person

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)


def stop(number: int) -> WaitingStop:
    """One of several STOPs of one person."""
    return WaitingStop(contact=person("Ann", keys=("2026b", "2026a")), message_sid=f"SM{number}", rule="stop", at=NOON)


@pytest.fixture
def spool(tmp_path: Path) -> Spool:
    """A folder that is not there yet."""
    return Spool(tmp_path / "spool")


def test_what_waits_comes_out_as_it_went_in_and_in_order(spool: Spool) -> None:
    """The oldest first, each with all its keys, and then nothing is left."""
    assert spool.is_empty()
    kept = [stop(number) for number in range(20)]
    for one in kept:
        spool.keep(one)
    assert not spool.is_empty()
    taken: list[WaitingStop] = []
    spool.empty(taken.append)
    assert kept == taken
    assert spool.is_empty()


def test_what_cannot_be_written_goes_on_waiting(spool: Spool) -> None:
    """Those before the failure are gone, the one that failed and those behind it stay, in order."""
    taken: list[str] = []

    def write(one: WaitingStop) -> None:
        if one.message_sid == "SM1" and "down" not in taken:
            taken.append("down")
            raise StoreUnavailable("down")
        taken.append(one.message_sid)

    for number in range(3):
        spool.keep(stop(number))
    with pytest.raises(StoreUnavailable):
        spool.empty(write)
    spool.empty(write)
    assert ["SM0", "down", "SM1", "SM2"] == taken


@pytest.mark.parametrize("content", [
    b"", b"{", b"\xff\xfe", b"[]", b'{"ids": [], "sid": "SM1", "rule": "stop", "at": "2026-11-22T12:00:00+00:00"}',
    b'{"ids": [["a", "b"]], "sid": "SM1", "rule": "stop", "at": "2026-11-22T12:00:00"}', b'{"ids": [["a"]]}',
])
def test_a_file_that_cannot_be_read_holds_up_no_other(spool: Spool, tmp_path: Path, content: bytes) -> None:
    """It is put aside, not lost; a file that is still being written is not touched."""
    spool.keep(stop(1))
    (tmp_path / "spool" / "00000000000000000001-x.json").write_bytes(content)
    (tmp_path / "spool" / ".00000000000000000001-x.json.1.part").write_bytes(b"{")
    taken: list[WaitingStop] = []
    spool.empty(taken.append)
    assert [stop(1)] == taken
    assert spool.is_empty()
    assert [".00000000000000000001-x.json.1.part", "00000000000000000001-x.unreadable"] == sorted(
        path.name for path in (tmp_path / "spool").iterdir())


@pytest.mark.skipif(sys.platform == "win32", reason="Windows knows no modes")
def test_only_the_owner_reads_what_waits(spool: Spool, tmp_path: Path) -> None:
    """Neither number nor words stand in it, and still it concerns nobody else."""
    spool.keep(stop(1))
    [path] = (tmp_path / "spool").iterdir()
    assert "-rw-------" == stat.filemode(path.stat().st_mode)


def test_a_folder_that_cannot_be_written(tmp_path: Path) -> None:
    """It is said what to do."""
    (tmp_path / "spool").write_text("in the way")
    with pytest.raises(StoreUnavailable, match="may be written to"):
        Spool(tmp_path / "spool").keep(stop(1))


def _at_once(work: Callable[[], None], count: int) -> None:
    threads = [threading.Thread(target=work) for _ in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def test_several_may_empty_it_at_once(spool: Spool) -> None:
    """None of them fails, and none of the STOPs is missed."""
    for number in range(50):
        spool.keep(stop(number))
    taken: list[str] = []
    _at_once(lambda: spool.empty(lambda one: taken.append(one.message_sid)), 4)
    assert {f"SM{number}" for number in range(50)} == set(taken)
    assert spool.is_empty()
